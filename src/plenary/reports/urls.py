"""Addresses of this room, below /groups/<group>/meetings/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
