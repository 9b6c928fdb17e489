"""Addresses of this room."""

from django.urls import include, path

from plenary.mandate.pages import mandate, methods, terms, way

inside = [
    path("", mandate.mandate, name="mandate"),
    path("tasks/<int:number>/", mandate.task, name="mandate-task"),
    path("way/", way.way, name="mandate-way"),
    path("establishing/", way.establishing, name="mandate-establishing"),
    path("succession/", way.succession, name="mandate-succession"),
    path("methods/", methods.methods, name="mandate-methods"),
    path("methods/edit/", methods.edit, name="methods-edit"),
    path("methods/<int:number>/", methods.version, name="methods-version"),
    path("terms/", terms.terms, name="mandate-terms"),
    path("cited/<slug:document>/<slug:paragraph>/", mandate.cited, name="mandate-cited"),
]
urlpatterns = [
    path("groups/<slug:group>/mandate/", include(inside)),
    path("bodies/<slug:body>/", way.body, name="body"),
    path("new-group/", way.found, name="found-group"),
]
