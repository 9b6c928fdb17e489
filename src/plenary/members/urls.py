from django.urls import path

from plenary.members.pages import composition

urlpatterns = [path("groups/<slug:group>/members/", composition.members, name="members")]
