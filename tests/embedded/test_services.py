"""Servers shared by users who come and go."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psycopg
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from outreach.embedded import processes, sockets
from outreach.embedded.services import Services, revive, running, stop_unused
from tests.embedded.users import (
    ROOT,
    USER,
    another_user,
    client,
    finish,
    first_line,
    kill_servers,
    query,
    servers,
)


def test_both_servers_answer_with_our_settings_and_are_gone_afterwards(var: Path) -> None:
    with running(var, durable=False) as services:
        assert query(services, "SELECT current_database()") == "outreach"
        assert query(services, "SELECT current_setting('server_encoding')") == "UTF8"
        assert query(services, "SELECT current_setting('TimeZone')") == "UTC"
        assert query(services, "SELECT current_setting('max_connections')") == "200"
        assert query(services, "SELECT current_setting('fsync')") == "off"
        assert query(services, "SELECT upper('é') || (greatest('a', 'B') COLLATE \"default\")") == "Éa"
        with client(services) as broker:
            assert broker.config_get("appendonly") == {"appendonly": "yes"}
            assert broker.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        assert servers(var)
    assert servers(var) == []


def test_the_servers_are_durable_unless_told_otherwise(var: Path) -> None:
    with running(var) as services:
        assert query(services, "SELECT current_setting('fsync')") == "on"
        assert query(services, "SELECT current_setting('synchronous_commit')") == "on"
        with client(services) as broker:
            assert broker.config_get("appendfsync") == {"appendfsync": "everysec"}


def test_nobody_gets_in_without_the_password(var: Path) -> None:
    with running(var, durable=False) as services:
        port = int(services.broker_url.rsplit(":", 1)[1].removesuffix("/0"))
        assert services.broker_url not in repr(services)
        with (
            redis.Redis(port=port, retry=Retry(NoBackoff(), 0)) as stranger,
            pytest.raises(redis.AuthenticationError),
        ):
            stranger.ping()
    for path in (var / "postgres", var / "broker"):
        assert path.stat().st_mode & 0o077 == 0
    assert (var / "broker" / "valkey.conf").stat().st_mode & 0o077 == 0


def test_the_log_never_quotes_the_values_of_a_failed_statement(var: Path) -> None:
    with running(var, durable=False) as services:
        with pytest.raises(psycopg.errors.UniqueViolation):
            query(services, "CREATE TABLE t (n text UNIQUE); INSERT INTO t VALUES ('Quill'), ('Quill')")
        log = (var / "postgres" / "server.log").read_text()
    assert "ready to accept connections" in log
    assert "Quill" not in log


def test_the_last_of_two_users_stops_the_servers(var: Path) -> None:
    with running(var, durable=False) as services:
        other = another_user(var)
        assert first_line(other) == f"{services.database_url} {services.broker_url}"
    assert query(services, "SELECT 1") == 1
    assert not stop_unused(var)
    finish(other)
    assert servers(var) == []


def test_a_deep_directory_gets_its_socket_elsewhere(tmp_path: Path) -> None:
    var = tmp_path / ("deep, and with a comma; it's 100% " * 4) / "ünïcode" / "var"
    with running(var, durable=False) as services:
        assert query(services, "SELECT 1") == 1
        short = sockets.known_socket_directory(var / "postgres")
        assert len(str(short)) < 100
        assert short.stat().st_mode & 0o777 == 0o700
        kill_servers(var)
        assert revive(var, durable=False) == ["database", "broker"]
        assert query(services, "SELECT 1") == 1
    assert servers(var) == []
    assert not short.exists()


def test_an_odd_but_short_directory_keeps_its_socket(tmp_path_factory: pytest.TempPathFactory) -> None:
    var = tmp_path_factory.mktemp("o") / 'it\'s \\"x" 5%'
    with running(var, durable=False) as services:
        assert query(services, "SELECT 1") == 1


def test_given_urls_are_passed_on_and_start_nothing(var: Path) -> None:
    with running(var, database_url="postgresql:///a", broker_url="redis:///1") as services:
        assert services == Services("postgresql:///a", "redis:///1")
        assert not var.exists()
    with running(var, durable=False, database_url="postgresql:///a") as services:
        assert services.database_url == "postgresql:///a"
        assert set(servers(var)) == {"valkey-server"}


def test_ctrl_c_in_the_terminal_does_not_reach_the_servers(var: Path) -> None:
    own = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(USER), str(var)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert first_line(own)
    groups = {os.getpgid(process.pid) for process in processes.working_in("valkey-server", var / "broker")}
    groups |= {
        os.getpgid(process.pid) for process in processes.working_in("postgres", var / "postgres" / "data")
    }
    assert own.pid not in groups
    os.killpg(own.pid, signal.SIGINT)
    finish(own)
    assert servers(var) == []
