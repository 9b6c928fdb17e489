"""Addresses of this room, below /groups/<group>/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
