from django.urls import path

from plenary.library import pages

urlpatterns = [
    path("groups/<slug:group>/documents/", pages.documents, name="documents"),
    path("documents/<int:pk>/", pages.document, name="document"),
    path("symbol/<path:symbol>", pages.by_symbol, name="by-symbol"),
    path("files/<int:pk>", pages.rendition, name="rendition"),
    path("copies/<int:pk>", pages.copy, name="copy"),
    path("originals/<int:pk>", pages.original, name="original"),
]
