"""Every address of the house. A new one takes a row in tests/house/test_doors.py."""

from django.urls import include, path

from plenary.hall import api, archiving, by_symbol, pages
from plenary.hall.accounts.pages import elsewhere, own, proving, signing_in
from plenary.hall.briefing import pages as briefing
from plenary.hall.overview import pages as overview
from plenary.hall.results import pages as results
from plenary.hall.wire import pages as wire

urlpatterns = [
    path("", overview.home, name="home"),
    path("healthz", pages.healthz, name="healthz"),
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-in/link/", signing_in.by_link, name="sign-in-link"),
    path("sign-in/passkey/", signing_in.by_passkey, name="sign-in-passkey"),
    path("sign-in/as/", signing_in.sign_in_as, name="sign-in-as"),
    path("sign-in/elsewhere/", elsewhere.begin, name="sign-in-elsewhere"),
    path(
        "sign-in/elsewhere/<slug:provider_id>/", elsewhere.come_back, name="openid_connect_callback"
    ),  # allauth's name
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("sign-out/everywhere/", signing_in.sign_out_everywhere, name="sign-out-everywhere"),
    path("account/", own.account, name="account"),
    path("account/prove/", proving.prove, name="prove"),
    path("account/go-on/", proving.held, name="held"),
    path("account/app/", own.app, name="account-app"),
    path("account/passkey/", own.passkey, name="account-passkey"),
    path("account/passkey/<int:key>/", own.rename, name="account-rename"),
    path("account/remove/", own.remove, name="account-remove"),
    path("account/codes/", own.codes, name="account-codes"),
    path("account/codes.txt", own.codes_file, name="account-codes-file"),
    path("language/<slug:code>/", pages.language, name="language"),
    path("search/", pages.search, name="search"),
    path("symbol/<path:symbol>", by_symbol.by_symbol, name="by-symbol"),
    path("api/", api.about, name="api"),
    path("api/1/openapi.json", api.described, name="api-description"),
    path("api/1/", include("plenary.calls.api_urls")),
    path("groups/<slug:group>/", overview.group, name="group"),
    path("groups/<slug:group>/archive/", archiving.archive, name="archive"),
    path("groups/<slug:group>/results/", results.results, name="results"),
    path("groups/<slug:group>/briefing/", briefing.read, name="briefing"),
    path("groups/<slug:group>/briefing/slides.<slug:format>", briefing.file, name="briefing-file"),
    path("groups/<slug:group>/archive.zip", archiving.file, name="archive-file"),
    path("groups/<slug:group>/calendar/", include("plenary.hall.calendar.urls")),
    path("groups/<slug:group>/", include("plenary.hall.bulletin.urls")),
    path("groups/<slug:group>/", include("plenary.news.urls")),
    path("", include("plenary.post.urls")),
    path("groups/<slug:group>/meetings/<slug:meeting>/live/", wire.live, name="meeting-live"),
    path("groups/<slug:group>/meetings/", include("plenary.meetings.urls")),
    path("groups/<slug:group>/meetings/", include("plenary.floor.urls")),
    path("groups/<slug:group>/meetings/", include("plenary.calls.meeting_urls")),
    path("groups/<slug:group>/meetings/", include("plenary.reports.urls")),
    path("groups/<slug:group>/reports/", include("plenary.reports.report_urls")),
    path("groups/<slug:group>/texts/<slug:text>/live/", wire.text, name="text-live"),
    path("groups/<slug:group>/", include("plenary.texts.urls")),
    path("groups/<slug:group>/", include("plenary.consensus.urls")),
    path("groups/<slug:group>/", include("plenary.mapping.urls")),
    path("", include("plenary.calls.urls")),
    path("", include("plenary.library.urls")),
    path("", include("plenary.members.urls")),
    path("", include("plenary.mandate.urls")),
    path("", include("plenary.record.urls")),
]

handler400 = "plenary.hall.errors.bad_request"
handler403 = "plenary.hall.errors.forbidden"
handler404 = "plenary.hall.errors.not_found"
handler500 = "plenary.hall.errors.server_error"
