"""The stream of a group's news, and its feed."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenary.hall.bulletin import gathering
from plenary.hall.bulletin.gathering import PAGE, Place, Told
from plenary.hall.shown import excerpt, words
from plenary.members.show import show
from plenary.members.typed import group_line
from plenary.news.rights import KEEP, READ
from plenary.press import atom
from plenary.press.prose import words as plain
from plenary.record.door import Visited, page


@page(get=READ)
def stream(request: Visited, group: str) -> HttpResponse:
    """News of the group and of its meetings, the newest first; further ones after a place in it."""
    group_line(group)
    found = gathering.stream(group, after=Place.read(request.GET.get("before", "")))
    return show(
        request,
        "hall/bulletin/news.html",
        group=group,
        here="news",
        tab="news",
        told=found[:PAGE],
        more=str(found[PAGE - 1].place) if len(found) > PAGE else "",
        keeps=KEEP.asked(request.visit.by, group).allowed,
    )


@page(get=READ, steady=True)
def feed(request: Visited, group: str) -> HttpResponse:
    """News, answers to questions and documents, as a feed; a reader that has it as it stands is told so (ETag)."""
    line = group_line(group)
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else request.visit.language
    with override(language):
        made = atom.Feed(
            title=_("News of %(group)s") % {"group": line.short},
            here=settings.URL + reverse("news-feed", kwargs={"group": group}) + f"?language={language}",
            address=settings.URL + reverse("news", kwargs={"group": group}),
            author=line.short,
            language=language,
            news=tuple(_entry(one, line.short) for one in gathering.feed(group)),
        )
    return HttpResponse(atom.feed(made), content_type=atom.MEDIA)


def _entry(one: Told, short: str) -> atom.News:
    host = urlsplit(settings.URL).hostname or "plenary"
    title = words(one.title)
    if one.kind == "answer":
        title = _("Answered: %(question)s") % {"question": excerpt(title, 120)}
    elif one.kind == "update":
        title = _("%(meeting)s: update") % {"meeting": title}
    who = _("Chair") if one.seat == "chair" or one.seat.startswith("chair/") else _("Secretariat")
    return atom.News(
        ident=f"tag:{host},2026:{one.key}",
        title=title,
        text=plain(words(one.words)),
        instant=one.instant,
        address=settings.URL + one.url,
        author=f"{short}, {who}",
    )
