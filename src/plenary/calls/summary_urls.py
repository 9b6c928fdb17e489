from django.urls import path

from plenary.calls.pages import summarising, summary

urlpatterns = [
    path("", summary.summary, name="summary"),
    path("S<int:number>/", summary.statement, name="statement"),
    path("not-cited/", summary.not_cited, name="not-cited"),
    path("summary.<slug:format>", summary.file, name="summary-file"),
    path("edit/", summarising.edit, name="summary-edit"),
    path("edit/general/", summarising.general, name="summary-general"),
    path("edit/Q<str:number>/", summarising.part, name="summary-part"),
    path("drafts/Q<str:number>/", summarising.drafts, name="summary-drafts"),
    path("publish/", summarising.publish, name="summary-publish"),
]
