"""Addresses of this room, below /groups/<group>/members/."""

from django.urls import include, path

from plenary.members.pages import around, composition, lists, nominating

inside = [
    path("", composition.members, name="members"),
    path("seats/<int:seat>/", composition.seat, name="seat"),
    path("people/", lists.everybody, name="members-people"),
    path("people/<int:person>/", composition.person, name="person"),
    path("rules/", composition.rules, name="members-rules"),
    path("nominations/", nominating.nominations, name="nominations"),
    path("nominations/new/", nominating.nominate, name="nomination-new"),
    path("nominations/<int:number>/", nominating.nomination, name="nomination"),
    path("nominations/answer/<str:key>/", nominating.answer, name="nomination-answer"),
    path("observers/", around.observers, name="observers"),
    path("subgroups/", around.subgroups, name="subgroups"),
    path("subgroups/<slug:subgroup>/", around.subgroup, name="subgroup"),
    path("travel/", around.travelling, name="travel"),
    path("trust-fund/", around.fund, name="trust-fund"),
    path("import/", lists.hand_in, name="members-import"),
    path("import/<int:intake>/", lists.review, name="members-review"),
    path("merge/", lists.merge, name="members-merge"),
    path("members.<slug:format>", lists.as_file, name="members-file"),
    path("lists/<int:number>.<slug:format>", lists.roll_file, name="members-list"),
]
urlpatterns = [path("groups/<slug:group>/members/", include(inside))]
