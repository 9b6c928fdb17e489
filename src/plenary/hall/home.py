"""What the command line needs of the house: tables in place, where to look, a group to put a call into."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.text import slugify

from plenary.calls import acts as calls
from plenary.calls.days import end_of
from plenary.calls.questionnaires import Read
from plenary.mandate import acts as mandate
from plenary.mandate import reads as groups
from plenary.members import acts as people
from plenary.members import reads as members
from plenary.record.actor import operator
from plenary.record.acts import Receipt
from plenary.record.problems import Problem


def needs_migration() -> bool:
    """Are there tables to make?"""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def where_to_look(url: str) -> str:
    """A few lines for whoever has just started the server."""
    lines = [f"Plenary is at {url}/", f"Data is in {settings.HOME}"]
    if settings.DEMO and (people := members.demonstration_people()):
        lines.append(f"Sign in at {url}/sign-in/ by choosing a person of the demonstration:")
        seen: set[str] = set()
        for p in people:
            if p.role not in seen:
                seen.add(p.role)
                lines.append(f"  {p.role:12} {p.name}")
    else:
        lines.append(f"Sign in at {url}/sign-in/ by mail" + ("." if settings.EMAIL_URL else "; the mail appears here."))
        if not members.anybody():
            lines.append('Nobody can sign in yet: plenary person add "NAME" MAIL --role secretariat')
    lines.append("Stop with Ctrl+C.")
    return "\n".join(lines)


def create_call(name: str, read: Read, *, group: str, title: str, deadline: str, at: datetime) -> Receipt:
    """Make a call as the command line asks; a home without a group gets one named after the call.

    Raises Problem.
    """
    by = operator()
    slug = slugify(name)[:60]
    if not slug:
        raise Problem("Give the call a short name for its address, of Latin letters and digits.")
    lines = groups.groups()
    if not group:
        group = lines[0].slug if lines else ensure_group(slug, at=at)
    found = next((g for g in groups.groups() if g.slug == group), None)
    if found is None:
        known = ", ".join(g.slug for g in lines) or "none"
        raise Problem("There is no group %(group)s; there are: %(known)s.", group=group, known=known)
    return calls.create_call(
        by,
        group=group,
        slug=slug,
        title={"en": title} if title else (read.title or {"en": name}),
        questions=read.questions,
        languages=read.languages,
        opened=at,
        deadline=end_of(deadline, found.zone) if deadline else None,
        at=at,
    )


def let_in(name: str, mail: str, *, role: str, group: str, at: datetime) -> Receipt:
    """Give a person a role and an account. `value` is her key. Raises Problem; then nothing was entered."""
    if "@" not in mail:
        raise Problem("This is not a mail address: it needs a name, @ and a domain, such as ana@example.org.")
    if not name.strip():
        raise Problem("A person needs a name.")
    if role != "secretariat" and not group:
        raise Problem("Say in which group: only a secretariat may serve every group.")
    if group and group not in {g.slug for g in groups.groups()}:
        known = ", ".join(g.slug for g in groups.groups()) or "none"
        raise Problem("There is no group %(group)s; there are: %(known)s.", group=group, known=known)
    if members.account_by_mail(mail) is not None:
        raise Problem("%(address)s has an account already.", address=mail.strip().lower())
    by = operator()
    given = people.give_role(by, name=name.strip()[:200], role=role, group=group, since=at.date(), at=at)
    people.open_account(by, person=given.value, email=mail, at=at)
    return given


def begin_anew(mail: str, *, at: datetime) -> Receipt:
    """Take away the factors of whoever signs in with this address. Raises Problem where nobody does."""
    person = members.person_by_mail(mail)
    if person is None:
        raise Problem("Nobody signs in with %(address)s.", address=mail.strip().lower())
    return people.reset_factors(operator(), person=person, at=at)


def ensure_group(slug: str, *, name: str = "", at: datetime) -> str:
    """A group for a call that stands alone (a data set, a first try): founded once."""
    title = name or slug
    mandate.found_group(
        operator(),
        slug=slug,
        short=title[:60],
        name={"en": title},
        purpose={},
        parent=("—", {"en": "—"}),
        at=at,
    )
    return slug
