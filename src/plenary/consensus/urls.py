"""Addresses of this room, below /groups/<group>/."""

from django.urls import path

from plenary.consensus.pages import agreement, opinion, paragraph, piles, questions, text

urlpatterns = [
    path("texts/<slug:text>/", text.text, name="text"),
    path("texts/<slug:text>/paragraphs/<int:key>/", paragraph.paragraph, name="paragraph"),
    path("texts/<slug:text>/piles/", piles.piles, name="piles"),
    path("texts/<slug:text>/piles/<slug:pile>.<slug:format>", piles.file, name="pile-file"),
    path("texts/<slug:text>/work/", piles.work, name="where-to-work"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/methods/", agreement.methods, name="deciding-methods"),
    path("agreement/silence/", agreement.silences, name="silences"),
    path("agreement/own/", agreement.own, name="own-positions"),
    path("agreement/questions/", questions.questions, name="disputed"),
    path("agreement/questions/new/", questions.new, name="disputed-new"),
    path("agreement/questions/<int:number>/", questions.question, name="disputed-question"),
    path("canvasses/", opinion.canvasses, name="canvasses"),
    path("canvasses/<slug:canvass>/", opinion.canvass, name="canvass"),
    path("canvasses/<slug:canvass>/vote/<int:statement>/", opinion.vote, name="canvass-vote"),
    path("canvasses/<slug:canvass>/map/", opinion.result, name="canvass-map"),
    path("canvasses/<slug:canvass>/edit/", opinion.edit, name="canvass-edit"),
]
