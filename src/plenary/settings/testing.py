"""Settings of the test suite: quick, in memory or on the PostgreSQL that PLENARY_DATABASE_URL names."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_home = tempfile.mkdtemp(prefix="plenary-test-")
# Templates are compiled once for all homes of the tests: half a minute of each process otherwise. What a template says now is
# part of what it is kept under.
_compiled = Path(__file__).parents[3] / ".pytest_cache" / "templates"
_compiled.mkdir(parents=True, exist_ok=True)
(Path(_home) / "templates").symlink_to(_compiled)
os.environ["PLENARY_HOME"] = _home
os.environ.setdefault("PLENARY_SECRET", "not a secret: tests only")

from plenary.settings import *  # noqa: E402, F403 -- after the environment; all of them, some changed below
from plenary.settings import DATABASES, MIDDLEWARE  # noqa: E402 -- as above

# The package above read the environment before this module could set it: a home of its own is said again, or tests that
# run side by side share ./data and empty it under one another's feet.
HOME = Path(_home)
FILES_ROOT, STATIC_ROOT = HOME / "files", HOME / "static"
DEMO = True
LETTERS_BESIDE = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if "OPTIONS" in DATABASES["default"] and "pool" in DATABASES["default"]["OPTIONS"]:
    # The pool outlives pytest-django's renaming of the database.
    del DATABASES["default"]["OPTIONS"]["pool"]
MIDDLEWARE = [m for m in MIDDLEWARE if "whitenoise" not in m]
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.dummy.DummyBackend",
        "QUEUES": ["default", "quick", "reading", "outside"],
    }
}
CAPTIONS_PAUSE = 0.0  # no clock beside a test: one calls what it would call
