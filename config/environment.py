"""The environment variables Outreach reads: typed, checked at start, and read nowhere else."""

from email.utils import parseaddr
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import Error as PsycopgError
from psycopg.conninfo import conninfo_to_dict
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

BASE_DIR = Path(__file__).resolve().parent.parent
_NO_CONNINFO = "must be like postgresql://user:password@host:5432/name, special characters percent-encoded"


class Environment(BaseSettings):
    """The environment variables Outreach reads; each one's name is the field's name in capitals."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)

    database_url: str = Field("", description="postgresql://user:password@host:5432/name")
    broker_url: str = Field("", description="redis://:password@host:6379/0")
    secret_key: SecretStr | None = Field(None, description="50 random characters; made in var/ when absent")
    allowed_hosts: str = "localhost,127.0.0.1,[::1]"
    web_port: int = Field(8000, ge=1, le=65535, description="where `outreach up` lets the web process listen")
    public_url: str = Field("", validate_default=True, description="the address carrier and patients reach")
    config_dir: Path = BASE_DIR / "config"
    var_dir: Path = BASE_DIR / "var"
    instance: str = Field("", description="set by the supervisor, so that it knows its own web process")
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
    start_window_s: float = Field(1.5, gt=0, le=10, description="how long after deciding a call may start")
    call_timeout_s: float = Field(10, gt=0)
    lease_s: float = Field(60, gt=0, description="how long a worker may hold a message without a word")
    in_doubt_grace_s: float = Field(600, ge=0, validate_default=True)
    calls_in_flight: int = Field(100, ge=1, le=1000)
    tick_s: float = Field(1.0, gt=0)

    @field_validator("database_url")
    @classmethod
    def _postgres_only(cls, value: str) -> str:
        if not value:
            return value
        if value.partition("://")[0] not in {"postgres", "postgresql"}:
            raise ValueError("must begin with postgresql:// (PostgreSQL 16 or later is the only database)")
        try:
            port = str(conninfo_to_dict(value).get("port", ""))
        except PsycopgError:
            raise ValueError(_NO_CONNINFO) from None  # libpq quotes what it can't read, password included
        if not port.replace(",", "").isdecimal() and port:
            raise ValueError(_NO_CONNINFO)
        return value

    @field_validator("broker_url")
    @classmethod
    def _redis_only(cls, value: str) -> str:
        if value and value.partition("://")[0] not in {"redis", "rediss", "redis+socket"}:
            raise ValueError("must begin with redis://, rediss:// or redis+socket://")
        return value

    @field_validator("public_url", mode="before")
    @classmethod
    def _or_the_web_process(cls, value: str, info: ValidationInfo) -> str:
        return value or f"http://127.0.0.1:{info.data.get('web_port')}"

    @field_validator("public_url", "twilio_base_url")
    @classmethod
    def _absolute(cls, value: str) -> str:
        try:
            parts = urlsplit(value)
        except ValueError:
            parts = urlsplit("")  # the original error may quote the value
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError("must be an absolute http(s) address such as https://reminders.example.org")
        return value.rstrip("/")

    @field_validator("email_from")
    @classmethod
    def _mailbox(cls, value: str) -> str:
        local, _, domain = parseaddr(value)[1].rpartition("@")
        if not local or not domain:
            raise ValueError("must be the clinic's mailbox, such as Clinic <visits@clinic.example>")
        return value

    @field_validator("lease_s")
    @classmethod
    def _outlasts_the_window(cls, value: float, info: ValidationInfo) -> float:
        # A call that starts when its lease is over is one that an answered STOP knew nothing of (rule P8).
        if value < 2 * info.data.get("start_window_s", 0):
            raise ValueError("must be at least twice START_WINDOW_S")
        return value

    @field_validator("in_doubt_grace_s")
    @classmethod
    def _outlasts_a_call(cls, value: float, info: ValidationInfo) -> float:
        call = info.data.get("start_window_s", 0) + info.data.get("call_timeout_s", 0)
        if info.data.get("lease_s", call) + value <= call:
            raise ValueError(
                "with LEASE_S it must exceed START_WINDOW_S and CALL_TIMEOUT_S together, "
                "or a text is sent again while its first call still runs"
            )
        return value


def read_environment() -> Environment:
    """Read the environment, or raise ImproperlyConfigured naming each variable and what it should be."""
    try:
        return Environment()  # type: ignore[call-arg]
    except ValidationError as error:
        faults = "; ".join(f"{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise ImproperlyConfigured(faults) from None  # the chained error would show the values
