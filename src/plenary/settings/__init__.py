"""Settings, all from the environment. Each name read here is documented in docs/administrator/settings.md (a test checks).

`PLENARY_URL` decides how strict the web side is: an https address switches on secure cookies, HSTS and the redirect;
http is for a machine of one's own.
"""

from __future__ import annotations

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from plenary.rules.languages import NAMES

HOME = Path(os.environ.get("PLENARY_HOME", "data")).resolve()
URL = os.environ.get("PLENARY_URL", "http://localhost:8000").rstrip("/")
DEMO = os.environ.get("PLENARY_DEMO", "") == "1" or (HOME / "demonstration").exists()
SECURE = urlsplit(URL).scheme == "https"
PACKAGE = Path(__file__).resolve().parents[1]


def _secret() -> str:
    """The signing key: from the environment, or made once and kept in the home with mode 600."""
    given = os.environ.get("PLENARY_SECRET", "")
    if given:
        return given
    kept = HOME / "secret"
    if not kept.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
                out.write(secrets.token_urlsafe(64))
        except FileExistsError:
            pass
        except OSError as why:
            raise ImproperlyConfigured(f"PLENARY_HOME {HOME} cannot be written: {why.strerror}") from why
    return kept.read_text()


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = [urlsplit(URL).hostname or "localhost", "localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS += [h for h in os.environ.get("PLENARY_HOSTS", "").split(",") if h]
CSRF_TRUSTED_ORIGINS = [URL]
ROOT_URLCONF = "plenary.hall.urls"

INSTALLED_APPS = [
    "plenary.hall",
    "plenary.post",
    "plenary.reports",
    "plenary.consensus",
    "plenary.texts",
    "plenary.calls",
    "plenary.floor",
    "plenary.meetings",
    "plenary.mapping",
    "plenary.news",
    "plenary.library",
    "plenary.members",
    "plenary.mandate",
    "plenary.record",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "plenary.hall.middleware.compress",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "plenary.hall.middleware.visitor",
]
ROOMS = (
    "hall",
    "post",
    "reports",
    "consensus",
    "texts",
    "calls",
    "floor",
    "meetings",
    "mapping",
    "news",
    "library",
    "members",
    "mandate",
    "record",
)
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [PACKAGE / room / "templates" for room in ROOMS],
        "OPTIONS": {"environment": "plenary.hall.jinja.environment"},
    },
]

DATABASE_URL = os.environ.get("PLENARY_DATABASE_URL", "")
if DATABASE_URL:
    DATABASES: dict[str, dict[str, Any]] = {"default": {**dj_database_url.parse(DATABASE_URL)}}
    DATABASES["default"].setdefault("OPTIONS", {})
    # While the server is away a page says so after three seconds, and holds no thread for longer.
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 20, "timeout": 3}
    DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", 5)
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "plenary.sqlite3",
            # A thread keeps its connection: opening one costs as much as a small page.
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # An act is acknowledged only when it would survive a power cut: WAL with synchronous=FULL.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-2000;",
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
            },
        }
    }
REDIS_URL = os.environ.get("PLENARY_REDIS_URL", "")  # redis://host:6379/0, where several hosts serve one database
WIRE_MOST = int(os.environ.get("PLENARY_WIRE_MOST", "10000"))  # live lines that one process holds
WIRE_ADDRESS = int(
    os.environ.get("PLENARY_WIRE_ADDRESS", "1000")
)  # of these from one address: a whole room may be behind it
CAPTIONS_PAUSE = 4.0  # seconds after which what a captioner's program has begun is shown as it stands
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "members.Account"
# Whoever ever calls authenticate() passes axes first; the hall asks it itself (hall/accounts/locks.py).
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "sesame.backends.ModelBackend"]
SESAME_MAX_AGE = 20 * 60
SESAME_ONE_TIME = True
SESAME_TOKEN_NAME = "t"  # noqa: S105 -- the name of a parameter, no secret
LETTERS_BESIDE = True  # mails about an account are looked up and sent beside the page

# allauth keeps and checks second factors and speaks to a provider elsewhere; its own pages are not mounted.
ACCOUNT_ADAPTER = "plenary.hall.accounts.adapters.Accounts"
MFA_ADAPTER = "plenary.hall.accounts.adapters.Factors"
SOCIALACCOUNT_ADAPTER = "plenary.hall.accounts.adapters.Elsewhere"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is opened with its address, by an act
ACCOUNT_RATE_LIMITS = False  # they are keyed on the person alone; axes on person and address
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a code typed at the end of its 30 seconds is still good
MFA_RECOVERY_CODE_COUNT = 10
OIDC_URL, OIDC_CLIENT = os.environ.get("PLENARY_OIDC_URL", ""), os.environ.get("PLENARY_OIDC_CLIENT", "")
OIDC_NAME = os.environ.get("PLENARY_OIDC_NAME", urlsplit(OIDC_URL).hostname or "") if OIDC_URL and OIDC_CLIENT else ""
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": OIDC_NAME,
                "client_id": OIDC_CLIENT,
                "secret": os.environ.get("PLENARY_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_URL, "oauth_pkce_enabled": True, "scope": ["openid", "email"]},
            }
        ]
    }
}

AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # both together: a rival elsewhere locks nobody out
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_CLIENT_IP_CALLABLE = "plenary.record.door.client_address"
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is nobody's business
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-plenary" if SECURE else "plenary"
LANGUAGE_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "plenary.hall.errors.csrf_failure"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 63072000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
BEHIND_PROXY = os.environ.get("PLENARY_BEHIND_PROXY") == "1"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],  # recordings of sessions, with their captions
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = list(NAMES.items())
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [PACKAGE / "hall" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_MAX_AGE = 3600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILES_ROOT = HOME / "files"
CHECK_LOCAL = os.environ.get("PLENARY_CHECK_LOCAL", "") == "1"  # may addresses of documents lead into our own network?
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 500
# A Word file that asks for 2,000 things (texts.acts.importing.MOST) brings 6,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

EMAIL_URL = os.environ.get("PLENARY_MAIL", "")  # smtp://user:password@host:587 ; empty: written to the console
if EMAIL_URL:
    _mail = urlsplit(EMAIL_URL)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.username or "", _mail.password or ""
    EMAIL_USE_TLS = _mail.scheme == "smtp" and EMAIL_PORT == 587
    EMAIL_USE_SSL = _mail.scheme == "smtps"
else:
    EMAIL_BACKEND = "plenary.post.console.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("PLENARY_MAIL_FROM", f"plenary@{urlsplit(URL).hostname}")
EMAIL_TIMEOUT = 10
# Where mail comes in: a port, or an address and a port; empty: no door here. The domain is that of its addresses.
MAIL_IN = os.environ.get("PLENARY_MAIL_IN", "")
MAIL_DOMAIN = os.environ.get("PLENARY_MAIL_DOMAIN", "")

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "quick", "reading", "outside"]}
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("PLENARY_LOG", "WARNING")},
    # A visitor who is refused, or who mistypes an address, is told on the page: no trace of it on the terminal.
    "loggers": {"django.request": {"level": os.environ.get("PLENARY_LOG", "ERROR")}},
}
