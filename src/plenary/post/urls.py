from django.urls import path

from plenary.post import pages

urlpatterns = [
    path("post/", pages.desk, name="post"),
    path("groups/<slug:group>/follow/", pages.follow, name="follow"),
    path("post/following/<str:key>/", pages.followed, name="following"),
    path("post/stop/<str:key>/", pages.stop, name="post-stop"),
]
