"""Addresses of this room, below /groups/<group>/."""

from django.urls import path

from plenary.mapping.pages import board, duplicates, files, gaps, issue, links, lists, mechanisms, topics

urlpatterns = [
    path("mapping/", board.mapping, name="mapping"),
    path("mapping/issues/<int:issue>/", issue.issue, name="mapping-issue"),
    path("mapping/mechanisms/", mechanisms.mechanisms, name="mapping-mechanisms"),
    path("mapping/mechanisms/<int:mechanism>/", mechanisms.mechanism, name="mapping-mechanism"),
    path("mapping/gaps/", gaps.gaps, name="mapping-gaps"),
    path("mapping/duplicates/", duplicates.duplicates, name="mapping-duplicates"),
    path("mapping/topics/", topics.topics, name="mapping-topics"),
    path("mapping/topics/<int:topic>/", topics.topic, name="mapping-topic"),
    path("mapping/history/", gaps.history, name="mapping-history"),
    path("mapping/list/", lists.about, name="mapping-list"),
    path("mapping/spreadsheet/", files.spreadsheet, name="mapping-spreadsheet"),
    path("mapping/mapping.<slug:format>", files.file, name="mapping-file"),
    path("mapping/correct/<str:key>/", links.correct, name="mapping-correct"),
    path("mapping/take-part/<str:key>/", links.take_part, name="mapping-take-part"),
]
