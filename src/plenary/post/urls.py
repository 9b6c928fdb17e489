from django.urls import path

from plenary.post import pages

urlpatterns = [
    path("post/", pages.desk, name="post"),
    path("post/stop/<str:key>/", pages.stop, name="post-stop"),
]
