"""The named peer of bench/survey.py: one bare Django view behind the same server, `python bench/_bare.py PORT`.

No middleware, no database, no template, no session: a string goes out. What a page costs beyond it is the page's own.
"""

from __future__ import annotations

import sys

import uvicorn
from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[])


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("A bare view." * 2000)


urlpatterns = [path("healthz", bare), path("bare", bare)]

if __name__ == "__main__":
    uvicorn.run(
        WSGIMiddleware(get_wsgi_application(), workers=8),  # type: ignore[arg-type]  # WSGI made ASGI
        port=int(sys.argv[1]),
        log_level="warning",
    )
