"""Addresses of this room within a meeting, below /groups/<group>/meetings/."""

from django.urls import path

from plenary.calls.pages import discussing

urlpatterns = [
    path("<slug:meeting>/agenda/<int:item>/responses/", discussing.responses, name="item-responses"),
]
