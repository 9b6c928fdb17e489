"""Every address of the house. A new one takes a row in tests/house/test_doors.py."""

from django.urls import include, path

from plenary.hall import pages

urlpatterns = [
    path("", pages.home, name="home"),
    path("healthz", pages.healthz, name="healthz"),
    path("sign-in/", pages.sign_in, name="sign-in"),
    path("sign-in/link/", pages.by_link, name="sign-in-link"),
    path("sign-in/as/", pages.sign_in_as, name="sign-in-as"),
    path("sign-out/", pages.sign_out, name="sign-out"),
    path("language/<slug:code>/", pages.language, name="language"),
    path("search/", pages.search, name="search"),
    path("groups/<slug:group>/", pages.group, name="group"),
    path("", include("plenary.calls.urls")),
    path("", include("plenary.library.urls")),
    path("", include("plenary.members.urls")),
    path("", include("plenary.record.urls")),
]

handler400 = "plenary.hall.errors.bad_request"
handler403 = "plenary.hall.errors.forbidden"
handler404 = "plenary.hall.errors.not_found"
handler500 = "plenary.hall.errors.server_error"
