from django.urls import path

from plenary.library.pages import keeping, reading

urlpatterns = [
    path("groups/<slug:group>/documents/", reading.documents, name="documents"),
    path("groups/<slug:group>/documents/new/", keeping.new, name="document-new"),
    path("documents/<int:pk>/", reading.document, name="document"),
    path("files/<int:pk>", reading.rendition, name="rendition"),
    path("copies/<int:pk>", reading.copy, name="copy"),
    path("originals/<int:pk>", reading.original, name="original"),
]
