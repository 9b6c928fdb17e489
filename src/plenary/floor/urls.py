"""Addresses of this room, below /groups/<group>/meetings/."""

from django.urls import path

from plenary.floor.pages import console, live

urlpatterns = [
    path("<slug:meeting>/floor/", live.live, name="meeting-floor"),
    path("<slug:meeting>/floor/ask/", live.ask, name="floor-ask"),
    path("<slug:meeting>/floor/withdraw/", live.withdraw, name="floor-withdraw"),
    path("<slug:meeting>/floor/mine/", live.own, name="floor-mine"),
    path("<slug:meeting>/floor/console/", console.console, name="floor-console"),
    path("<slug:meeting>/floor/items/<int:item>/", live.whole, name="floor-list"),
    path("<slug:meeting>/floor/items/<int:item>/<int:request_>/text/", live.text, name="floor-text"),
    path("<slug:meeting>/screen/", live.projector, name="projector"),
]
