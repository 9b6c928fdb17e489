"""Addresses of this room, below /groups/<group>/."""

from django.urls import path

from plenary.consensus.pages import paragraph, text

urlpatterns = [
    path("texts/<slug:text>/", text.text, name="text"),
    path("texts/<slug:text>/paragraphs/<int:key>/", paragraph.paragraph, name="paragraph"),
]
