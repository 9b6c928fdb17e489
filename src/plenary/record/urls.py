from django.urls import path

from plenary.record import pages

urlpatterns = [
    path("record/", pages.entries, name="record"),
    path("record/head.json", pages.head, name="record-head"),
    path("record/<int:sequence>/", pages.entry, name="record-entry"),
    path("record/<int:sequence>/proof.json", pages.proof, name="record-proof"),
]
