"""Django's settings, as they follow from the environment."""

import os
import secrets
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from psycopg.conninfo import conninfo_to_dict

from config.environment import BASE_DIR, read_environment
from config.mail import LARGEST_MAIL, mail_settings


def _secret_key() -> str:
    if env.secret_key is not None:
        return env.secret_key.get_secret_value()
    path = env.var_dir / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(0o600)
        draft.write_text(secrets.token_urlsafe(50))
        # Several processes may start at once: the first link wins, and nobody reads half a key.
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text()


# A server that vanishes without a word is noticed within half a minute instead of a quarter of an hour. The
# other way round, PostgreSQL ends a transaction whose process was stopped in its midst: an opt-out may be
# waiting for its locks. (https://www.postgresql.org/docs/current/libpq-connect.html)
_CONNECTION = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "25000",
    "options": "-c idle_in_transaction_session_timeout=10s -c tcp_keepalives_idle=10"
    " -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
}


def _database(url: str) -> dict[str, Any]:
    info = _CONNECTION | (conninfo_to_dict(url) if url else {})
    named = {
        "NAME": info.pop("dbname", "outreach"),
        "USER": info.pop("user", ""),
        "PASSWORD": info.pop("password", ""),
        "HOST": info.pop("host", ""),
        "PORT": str(info.pop("port", "")),
    }
    # A worker or web process keeps its connection; a broken one is noticed at the next task or request.
    return {"ENGINE": "django.db.backends.postgresql", **named, "CONN_MAX_AGE": None, "OPTIONS": info}


env = read_environment()

SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = [host for host in env.allowed_hosts.split(",") if host]
if host := urlsplit(env.public_url).hostname:
    ALLOWED_HOSTS.append(host)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "anymail",
    "outreach.records",
]
AUTH_USER_MODEL = "records.StaffUser"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "outreach.web.pages.refused"
CSRF_COOKIE_SECURE = env.public_url.startswith("https://")
# Browsers name PUBLIC_URL as the origin of a form, whatever the proxy in front tells of scheme and host.
CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(env.public_url))]
ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "web"],
        "OPTIONS": {"autoescape": True},
    }
]
DATABASES = {"default": _database(env.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-us"

DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.email_from
globals().update(mail_settings(env.email_url.get_secret_value(), env.call_timeout_s))
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_MAIL  # of the mail service; pages take less (config/asgi.py)

# structlog is the only voice (outreach/logs.py); Django's own handlers would print request paths.
LOGGING_CONFIG = None
