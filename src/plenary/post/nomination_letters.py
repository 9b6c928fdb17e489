"""The letter that asks a nominee whether she accepts, with her own link: to the address that her focal point gave, and to where
she signs in; in the language in which she works there or is told news, else in that of whoever nominated her."""

from __future__ import annotations

from collections.abc import Iterator

from plenary.mandate import reads as mandate
from plenary.members import reads as members
from plenary.post import links
from plenary.post.drafted import Drafted
from plenary.post.reads import told_in
from plenary.record import reads as record
from plenary.record.actor import SECRETARIAT
from plenary.record.following import Happened


def asked(entry: Happened) -> Iterator[Drafted]:
    """Nothing where no address was given, where she has answered meanwhile, or where what was put right asks her nothing."""
    if not entry.what.get("asks", True):
        return
    group, number = str(entry.what.get("group", "")), entry.what.get("number")
    line = next((g for g in mandate.groups() if g.slug == group), None)
    found = members.nomination(group, number) if line is not None and isinstance(number, int) else None
    if line is None or found is None:
        return
    told = record.about(
        entry.object, count=100
    )  # the newest first: what was put right later names nobody who nominated
    by_secretariat = bool(told) and told[-1].capacity == SECRETARIAT
    for address, key, given in members.nominee_addresses(group, found.number):
        context = {
            "entry": entry.sequence,
            "entry_url": links.page("record-entry", sequence=entry.sequence),
            "group": line,
            "n": found,
            "given": given,
            "by_secretariat": by_secretariat,
            "answer_url": links.page("nomination-answer", group=group, key=key),
        }
        language = members.language_at(address) or told_in(address) or found.language
        yield Drafted("nominee", address, language, "", line.short, context)
