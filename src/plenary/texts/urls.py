"""Addresses of this room, below /groups/<group>/."""

from django.urls import path

from plenary.texts.pages import commenting, editing, filing, importing, listing, projecting, revisions, terms

urlpatterns = [
    path("texts/", listing.texts, name="texts"),
    path("texts/new/", listing.new, name="text-new"),
    path("glossary/", terms.glossary, name="glossary"),
    path("texts/<slug:text>/edit/", editing.edit, name="text-edit"),
    path("texts/<slug:text>/invite/", revisions.invite, name="text-invite"),
    path("texts/<slug:text>/revisions/", revisions.revisions, name="text-revisions"),
    path("texts/<slug:text>/comments/", commenting.comments, name="text-comments"),
    path("texts/<slug:text>/comments.<slug:format>", commenting.matrix, name="text-comments-file"),
    path("texts/<slug:text>/import/", importing.hand_in, name="text-import"),
    path("texts/<slug:text>/text.<slug:format>", filing.file, name="text-file"),
    path("texts/<slug:text>/projector/", projecting.projector, name="text-projector"),
]
