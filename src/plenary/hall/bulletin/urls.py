"""Addresses of the stream, below /groups/<group>/."""

from django.urls import path

from plenary.hall.bulletin import pages

urlpatterns = [
    path("news/", pages.stream, name="news"),
    path("news/news.atom", pages.feed, name="news-feed"),
]
