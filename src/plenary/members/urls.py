from django.urls import path

from plenary.members import pages

urlpatterns = [path("groups/<slug:group>/members/", pages.members, name="members")]
