"""Examine a set-up piece by piece; every fault is named with its remedy."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q
from redis import Redis, RedisError
from redis.exceptions import ResponseError

from outreach.domain.channel import Channel
from outreach.records.models import ContactPoint, ContactStatus

_OLDEST_POSTGRES = 160_000
_CLOCK_TOLERANCE_S = 2.0


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `remedy` is empty where all is well."""

    subject: str
    ok: bool
    says: str
    remedy: str = ""


def examine(broker_url: str, public_url: str, carrier: Callable[[], Finding]) -> Iterator[Finding]:
    """Look at everything in turn; what can't be looked at is a finding, never an exception."""
    yield from _database()
    yield _broker(broker_url)
    yield carrier()
    yield _public_address(public_url)


def _database() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        says = str(error).strip().splitlines()[0] if str(error) else type(error).__name__
        yield Finding("database", False, says, "start PostgreSQL, or correct DATABASE_URL")
        return
    version = connection.cursor().connection.info.server_version
    if version < _OLDEST_POSTGRES:
        yield Finding("database", False, f"PostgreSQL {version // 10_000}", "use PostgreSQL 16 or later")
    else:
        yield Finding("database", True, f"PostgreSQL {version // 10_000} answers")
    missing = MigrationExecutor(connection).migration_plan(
        MigrationExecutor(connection).loader.graph.leaf_nodes()
    )
    if missing:
        yield Finding("migrations", False, f"{len(missing)} are missing", "run `outreach migrate`")
    else:
        yield Finding("migrations", True, "all applied")
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row = cursor.fetchone()
    apart = abs((datetime.now(UTC) - row[0]).total_seconds()) if row else 0.0
    if apart > _CLOCK_TOLERANCE_S:
        says = f"this machine and the database are {apart:.0f} s apart"
        yield Finding("clock", False, says, "let both keep time by NTP")
    else:
        yield Finding("clock", True, f"within {apart:.1f} s of the database's")


def _broker(url: str) -> Finding:
    try:
        with Redis.from_url(
            url.replace("redis+socket://", "unix://", 1), socket_timeout=3, socket_connect_timeout=3
        ) as client:
            client.ping()
            policy = client.config_get("maxmemory-policy").get("maxmemory-policy")
    except ResponseError:  # managed servers often forbid CONFIG
        return Finding("broker", True, "answers; whether its maxmemory-policy is noeviction it does not say")
    except (RedisError, ValueError) as error:
        return Finding("broker", False, type(error).__name__, "start the Redis server, or correct BROKER_URL")
    if policy != "noeviction":
        remedy = "set `maxmemory-policy noeviction`, or tasks may vanish under memory pressure"
        return Finding("broker", False, f"maxmemory-policy is {policy}", remedy)
    return Finding("broker", True, "answers")


def _public_address(url: str) -> Finding:
    parts = urlsplit(url)
    if parts.scheme == "https":
        return Finding("public address", True, url)
    if parts.hostname in {"127.0.0.1", "localhost", "::1"}:
        return Finding("public address", True, f"{url}: this machine only, good for the sandbox")
    return Finding(
        "public address", False, "webhooks would travel unencrypted", "set PUBLIC_URL to an https:// address"
    )


def unreachable(phones: Sequence[str]) -> set[str]:
    """Those of these phones that have opted out, or of which the carrier says that no text arrives."""
    told = ContactPoint.objects.filter(channel=Channel.SMS, value__in=phones)
    dead = told.filter(Q(opted_out_at__isnull=False) | ~Q(status=ContactStatus.USABLE))
    try:
        return set(dead.values_list("value", flat=True))
    except DatabaseError:  # away, or without its tables: a finding of its own
        return set()
