"""Addresses of this room, below /groups/<group>/. The stream of news itself is the hall's: it holds news of meetings too."""

from django.urls import path

from plenary.news.pages import items, questions, thanks

urlpatterns = [
    path("news/new/", items.new, name="news-new"),
    path("news/<int:number>/", items.item, name="news-item"),
    path("questions/", questions.questions, name="public-questions"),
    path("questions/<int:number>/", questions.question, name="public-question"),
    path("questions/confirm/<str:key>/", questions.confirm, name="public-question-confirm"),
    path("thanks/", thanks.thanks, name="thanks"),
]
