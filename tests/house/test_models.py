"""The shape of the house: tables, keys and acts keep to the order of the rooms and to the one way in."""

from __future__ import annotations

import ast
import inspect

import pytest
from django.apps import apps
from django.db import models

from plenary.record.models import Recorded
from plenary.record.verify import recorded
from tests.house import acting

ROOMS = (  # bottom to top
    "record", "mandate", "members", "library", "news", "mapping", "meetings",
    "floor", "calls", "texts", "consensus", "reports", "post", "hall",
)  # fmt: skip
NEIGHBOURS = {"texts", "calls", "floor"}, {"meetings", "mapping"}

# Tables whose rows are not the fold of the record, each with its reason.
NOT_RECORDED = {
    "record.Entry": "the record itself",
    "record.Content": "the record itself",
    "record.Node": "the record itself",
    "record.Erasure": "the record itself: its own entry names it",
    "record.Token": "keeps the receipt of a form; says nothing that its entry does not",
    "calls.Draft": "words that nobody has handed in: no business of the group's; handing in is an act",
    "calls.DraftFile": "as the draft that it is attached to; its bytes are kept, its entry comes when it is handed in",
    "meetings.PollMark": "what one seat shows while the room is asked: recorded it would name and count; gone at the closing",
    "post.Position": "how far the record has been turned into mail: says nothing that the letters do not",
    "post.Letter": "the acts that mail speaks of are recorded; who was written to is personal, and goes once it is sent",
    "post.Stopped": "who wants no more reminders: personal, and no act of the group",
    "post.Follower": "who follows a group by mail: personal, and no act of the group (decision 13)",
    "post.Incoming": "what came in by mail is recorded as a file kept and as a response; this says how far its reading is",
    "members.TravelRequest": "who asks for help with the costs is shown to the secretariat alone: docs/decisions/0012",
    "members.Intake": "a list that is only looked at: what is made of it is an act; it goes when it is taken in",
    "library.Job": "how far work is: its outcome is an act of its own",
    "auth.Permission": "Django's; not used, roles are rows of the members",
    "auth.Group": "Django's; not used, roles are rows of the members",
    "contenttypes.ContentType": "Django's names of the tables",
    "sessions.Session": "who is signed in now: no act of the group",
    "django_tasks_database.DBTaskResult": "the queue: what it does leaves entries of its own",
    "account.EmailAddress": "allauth's; not used, the address stands in members.Account",
    "account.EmailConfirmation": "allauth's; not used, an account is opened with its address",
    "mfa.Authenticator": "secrets of second factors; that one was set or removed is an act of the members",
    "socialaccount.SocialAccount": "private names of accounts elsewhere; linking one is an act of the members",
    "socialaccount.SocialApp": "allauth's; not used, the provider stands in the environment",
    "socialaccount.SocialToken": "allauth's; not used, no token is kept",
    "consensus.CanvassBallot": "a voter of the public, gone once the map is made: docs/decisions/0011",
    "consensus.CanvassVote": "what one of the public answers, gone once the map is made: docs/decisions/0011",
    "axes.AccessAttempt": "who has failed from where in the last quarter of an hour: no act of the group",
    "axes.AccessAttemptExpiration": "axes'; not used",
    "axes.AccessFailureLog": "axes'; not used, failures are forgotten",
    "axes.AccessLog": "axes'; not used, who signed in when is nobody's business",
}


def test_every_room_of_the_source_has_its_place_in_the_order() -> None:
    with_tables = {a.label for a in apps.get_app_configs() if a.name.startswith("plenary.")}
    assert with_tables == set(ROOMS)


def test_keys_point_only_down() -> None:
    up = []
    for model in apps.get_models():
        room = model._meta.app_label
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not isinstance(field, models.ForeignKey | models.ManyToManyField) or room not in ROOMS or target is None:
                continue
            other = target._meta.app_label
            level = ROOMS.index(other) if other in ROOMS else 99
            if level > ROOMS.index(room):
                up.append(f"{model._meta.label}.{field.name} points up to {target._meta.label}")
            if any({room, other} <= group and room != other for group in NEIGHBOURS):
                up.append(f"{model._meta.label}.{field.name} points to its neighbour {target._meta.label}")
    assert not up


def test_a_row_that_another_needs_cannot_be_deleted_with_it() -> None:
    """A deletion that cascades would leave rows that no act took away."""
    loose = [
        f"{model._meta.label}.{field.name}"
        for model in recorded()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is not models.PROTECT
    ]
    assert not loose


def test_every_table_is_recorded_or_says_why_not() -> None:
    tables = {m._meta.label: issubclass(m, Recorded) for m in apps.get_models(include_auto_created=False)}
    assert {label for label, kept in tables.items() if not kept} == set(NOT_RECORDED)


def test_recorded_tables_have_no_second_manager_past_the_ledger() -> None:
    from plenary.record.models import Rows

    for model in recorded():
        for manager in model._meta.managers:
            assert issubclass(manager._queryset_class, Rows), f"{model._meta.label}.{manager.name}"
        for field in model._meta.get_fields():
            assert not isinstance(field, models.ManyToManyField), f"{field}: its rows would pass the ledger by"
            assert not isinstance(field, models.FloatField), f"{field}: no exact form in the record"


def test_what_is_kept_out_of_the_record_is_a_column() -> None:
    for model in recorded():
        columns = {f.attname for f in model._meta.concrete_fields}
        assert columns >= model.UNRECORDED, model._meta.label


ACTS = list(acting.acts())


def test_the_sources_and_the_program_know_the_same_acts() -> None:
    import importlib

    found = {f"plenary.{a.where.removesuffix('.py').replace('/', '.')}.{a.name}" for a in ACTS}
    assert len(found) > 15
    for name in found:
        module, _dot, function = name.rpartition(".")
        assert getattr(getattr(importlib.import_module(module), function), "is_act", False), name


@pytest.mark.parametrize("one", ACTS, ids=lambda a: f"{a.room}.{a.name}")
class TestEveryAct:
    def test_asks_for_a_right(self, one: acting.Act) -> None:
        asked = [c for b in one.bodies() for c in acting.calls(b) if getattr(c.func, "attr", "") == "require"]
        assert asked, f"{one.where}: {one.name} asks for no right"

    def test_asks_before_it_writes(self, one: acting.Act) -> None:
        """The first statement that touches a row comes after the right, or is the look-up that the right needs."""
        writes = {"save", "bulk_create", "delete", "create", "get_or_create", "update_or_create"}
        for statement in one.function.body:
            names = {
                getattr(c.func, "attr", getattr(c.func, "id", ""))
                for body in one.reached(statement)
                for c in acting.calls(body)
            }
            if "require" in names:
                return
            assert not names & writes, f"{one.name} writes before it has asked"
        raise AssertionError(f"{one.name} asks for no right in its own body")

    def test_leaves_an_entry_of_its_room(self, one: acting.Act) -> None:
        import importlib

        kinds = vars(importlib.import_module(f"plenary.{one.room}.entries"))
        written = [c for b in one.bodies() for c in acting.calls(b) if getattr(c.func, "id", "") == "Written"]
        assert written, f"{one.name} leaves no entry"
        for call in written:
            made = acting.made(call.args[0], one)
            assert isinstance(made, ast.Call), one.name
            assert getattr(made.func, "id", "") in kinds, f"{one.name} writes an entry of another room"

    def test_is_given_the_actor_and_the_instant_and_says_what_it_does(self, one: acting.Act) -> None:
        arguments = one.function.args
        assert [*arguments.posonlyargs, *arguments.args][0].arg == "by"
        assert "at" in {a.arg for a in arguments.kwonlyargs}
        assert ast.unparse(one.function.returns) == "Outcome" if one.function.returns else False
        assert ast.get_docstring(one.function)

    def test_reads_no_clock_and_no_session(self, one: acting.Act) -> None:
        for body in one.bodies():
            for call in acting.calls(body):
                name = ast.unparse(call.func)
                assert name not in {"datetime.now", "timezone.now", "date.today", "time.time"}, f"{one.name}: {name}"
            assert not any(isinstance(n, ast.Name) and n.id == "request" for n in ast.walk(body)), one.name


def test_there_is_no_signal_handler() -> None:
    found = []
    for where, module in acting.modules():
        for node in ast.walk(module):
            names = [a.name for a in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            source = getattr(node, "module", "") or ""
            if "signals" in source or "dispatch" in source or any("signals" in n or n == "receiver" for n in names):
                found.append(where)
    assert not found, "acts are the only way in: no signal handlers"


# Who may go past the ledger, and why.
PAST_THE_LEDGER = {
    "hall/keeping.py": "a backup holds rows as they are, and a restored home is verified against its record",
}


def test_nothing_changes_rows_past_the_ledger() -> None:
    names = {m.__name__ for m in recorded()}
    ways = {"update", "raw", "_raw_delete", "aupdate", "extra"}
    found = []
    for where, module in acting.modules():
        if where in PAST_THE_LEDGER or "/migrations/" in where:
            continue
        for node in ast.walk(module):
            if isinstance(node, ast.Attribute) and node.attr in {"_base_manager", "save_base", "_raw_delete"}:
                found.append(f"{where}:{node.lineno}: {node.attr}")
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ways:
                root = ast.unparse(node.func).partition(".objects")[0]
                if root in names:
                    found.append(f"{where}:{node.lineno}: {ast.unparse(node.func)}")
    assert not found


def test_rules_and_press_have_no_clock() -> None:
    clocks = {"datetime.now", "datetime.utcnow", "date.today", "time.time", "timezone.now"}
    found = [
        f"{where}:{call.lineno}"
        for where, module in acting.modules()
        if where.startswith("rules/") or where.startswith("press/")
        for call in acting.calls(module)
        if ast.unparse(call.func) in clocks
    ]
    assert not found


def test_pages_translate_and_do_not_query() -> None:
    """A page asks reads and acts: it imports no table and calls no manager."""
    found = [
        f"{where}:{node.lineno}"
        for where, module in acting.modules()
        if where.endswith("/pages.py") or "/pages/" in where
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    assert not found


def test_every_module_says_what_it_is_for() -> None:
    import plenary

    silent = [
        where
        for where, module in acting.modules()
        if ast.get_docstring(module) is None
        and not where.endswith(("apps.py", "urls.py", "__init__.py"))
        and "/migrations/" not in where
    ]
    assert not silent
    assert inspect.getmodule(plenary) is plenary
