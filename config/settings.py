"""Everything the environment says, read once, typed and checked; the Django settings follow from it."""

import secrets
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

BASE_DIR = Path(__file__).resolve().parent.parent


class Environment(BaseSettings):
    """The environment variables Outreach reads; each one's name is the field's name in capitals."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)

    database_url: str = Field("", description="postgresql://user:password@host:5432/name")
    broker_url: str = Field("", description="redis://:password@host:6379/0")
    secret_key: SecretStr | None = Field(None, description="50 random characters; made in var/ when absent")
    allowed_hosts: str = "localhost,127.0.0.1,[::1]"
    public_url: str = Field("http://127.0.0.1:8000", description="the address the carrier's webhooks reach")
    config_dir: Path = BASE_DIR / "config"
    var_dir: Path = BASE_DIR / "var"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    clock_file: Path | None = Field(None, description="a virtual clock; only the demo and tests set it")

    twilio_account_sid: str = ""
    twilio_auth_token: SecretStr = SecretStr("")
    twilio_messaging_service_sid: str = ""
    twilio_from_number: str = ""
    twilio_base_url: str = Field("https://api.twilio.com", description="another address for the sandbox")

    email_url: SecretStr = Field(SecretStr(""), description="smtp://user:password@host:587?tls=1")
    email_from: str = "Clinic <clinic@example.org>"

    in_doubt: Literal["resend", "ask"] = Field("resend", description="what an untraceable text becomes")
    in_doubt_grace_s: float = Field(600, ge=0)
    lease_s: float = Field(60, gt=0, description="how long a worker may hold a message without a word")
    start_window_s: float = Field(1.5, gt=0, le=10, description="how long after deciding a call may start")
    call_timeout_s: float = Field(10, gt=0)
    calls_in_flight: int = Field(100, ge=1, le=1000)
    tick_s: float = Field(1.0, gt=0)

    @field_validator("database_url")
    @classmethod
    def _postgres_only(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in {"postgres", "postgresql"}:
            raise ValueError("must begin with postgresql:// (PostgreSQL 16 or later is the only database)")
        return value

    @field_validator("broker_url")
    @classmethod
    def _redis_only(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in {"redis", "rediss", "redis+socket", "sentinel"}:
            raise ValueError("must begin with redis://, rediss://, redis+socket:// or sentinel://")
        return value

    @field_validator("public_url", "twilio_base_url")
    @classmethod
    def _absolute(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError("must be an absolute http(s) address such as https://reminders.example.org")
        return value.rstrip("/")


def read_environment() -> Environment:
    """Read the environment, or raise ImproperlyConfigured naming each variable and what it should be."""
    try:
        return Environment()  # type: ignore[call-arg]
    except ValidationError as error:
        faults = "; ".join(f"{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise ImproperlyConfigured(faults) from None  # the chained error would show the values


def _secret_key() -> str:
    if env.secret_key is not None:
        return env.secret_key.get_secret_value()
    path = env.var_dir / "secret_key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


def _database(url: str) -> dict[str, Any]:
    info = conninfo_to_dict(url) if url else {}
    named = {
        "NAME": info.pop("dbname", "outreach"),
        "USER": info.pop("user", ""),
        "PASSWORD": info.pop("password", ""),
        "HOST": info.pop("host", ""),
        "PORT": str(info.pop("port", "")),
    }
    # A worker or web process keeps its connection; a broken one is noticed at the next task or request.
    return {"ENGINE": "django.db.backends.postgresql", **named, "CONN_MAX_AGE": None, "OPTIONS": info}


def _mail(url: str) -> dict[str, Any]:
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme == "anymail":  # anymail://mailgun?api_key=… : any service django-anymail speaks
        options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
        prefix = (parts.hostname or "").upper()
        return {
            "EMAIL_BACKEND": f"anymail.backends.{parts.hostname}.EmailBackend",
            "ANYMAIL": {f"{prefix}_{name.upper()}": unquote(value) for name, value in options.items()},
        }
    if parts.scheme != "smtp" or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL: must be smtp://user:password@host:587?tls=1 or anymail://…")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": "tls=1" in parts.query,
        "EMAIL_TIMEOUT": env.call_timeout_s,
    }


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
]
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
globals().update(_mail(env.email_url.get_secret_value()))

# structlog is the only voice (outreach/logs.py); Django's own handlers would print request paths.
LOGGING_CONFIG = None
