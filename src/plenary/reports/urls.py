"""Addresses of this room, below /groups/<group>/meetings/."""

from django.urls import path

from plenary.reports.pages import summary

urlpatterns = [
    path("<slug:meeting>/summary/", summary.read, name="chair-summary"),
    path("<slug:meeting>/summary/edit/", summary.edit, name="chair-summary-edit"),
    path("<slug:meeting>/summary/publish/", summary.publish, name="chair-summary-publish"),
]
