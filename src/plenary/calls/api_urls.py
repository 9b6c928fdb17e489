"""Addresses of the API below /api/1/. The published description reads them: a new one is described by being here."""

from django.urls import path

from plenary.calls import api

urlpatterns = [
    path("calls", api.all_calls, name="api-calls"),
    path("calls/<slug:call>", api.one_call, name="api-call"),
    path("calls/<slug:call>/questions", api.questions, name="api-questions"),
    path("calls/<slug:call>/responses", api.responses, name="api-responses"),
    path("calls/<slug:call>/responses/<int:number>", api.response, name="api-response"),
    path("calls/<slug:call>/drafts", api.new_draft, name="api-drafts"),
    path("drafts/<str:key>", api.draft, name="api-draft"),
    path("drafts/<str:key>/hand-in", api.draft_in, name="api-hand-in"),
    path("drafts/<str:key>/receipt", api.receipt, name="api-receipt"),
]
