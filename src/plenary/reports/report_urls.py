"""Addresses of the reports of a group, below /groups/<group>/reports/."""

from django.urls import path

from plenary.reports.pages import checking, concluding, reports, writing

urlpatterns = [
    path("", reports.listing, name="reports"),
    path("new/", reports.new, name="report-new"),
    path("<slug:report>/", reports.report, name="report"),
    path("<slug:report>/edit/", writing.edit, name="report-edit"),
    path("<slug:report>/about/", writing.about, name="report-about"),
    path("<slug:report>/check/", checking.check, name="report-check"),
    path("<slug:report>/variants/", checking.variants, name="report-variants"),
    path("<slug:report>/adopt/", concluding.adopt, name="report-adopt"),
    path("<slug:report>/outcome/", concluding.outcome, name="report-outcome"),
]
