"""Servers after kills, half-made directories, re-used pids and damaged files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from outreach.embedded import ports
from outreach.embedded.errors import ServiceError
from outreach.embedded.postgres import SOCKET
from outreach.embedded.services import Services, revive, running
from tests.embedded.users import (
    another_user,
    client,
    finish,
    first_line,
    kill_servers,
    query,
    servers,
)


def test_a_killed_user_does_not_count(var: Path) -> None:
    other = another_user(var)
    assert first_line(other)
    other.kill()
    finish(other)
    assert servers(var)
    with running(var, durable=False) as services:
        assert query(services, "SELECT 1") == 1
    assert servers(var) == []


def test_what_was_committed_outlives_a_kill_of_everything(var: Path) -> None:
    other = another_user(var)
    database_url, broker_url = first_line(other).split()
    services = Services(database_url, broker_url)
    query(services, "CREATE TABLE t AS SELECT 7 AS n")
    with client(services) as broker:
        broker.set("kept", "yes")
    other.kill()
    finish(other)
    kill_servers(var)
    with running(var, durable=False) as again:
        assert query(again, "SELECT n FROM t") == 7
        with client(again) as broker:
            assert broker.get("kept") == b"yes"


def test_revive_starts_the_dead_under_the_same_urls(var: Path) -> None:
    with running(var, durable=False) as services:
        assert revive(var, durable=False) == []
        with client(services) as broker:
            broker.rpush("queue", "1", "2")
        kill_servers(var)
        assert revive(var, durable=False) == ["database", "broker"]
        assert query(services, "SELECT 1") == 1
        with client(services) as broker:
            assert broker.lrange("queue", 0, -1) == [b"1", b"2"]


def test_a_pid_that_another_program_has_by_now_is_no_obstacle(var: Path) -> None:
    with running(var, durable=False):
        pass
    bystander = subprocess.Popen(["sleep", "60"])
    data = var / "postgres" / "data"
    (data / "postmaster.pid").write_text(f"{bystander.pid}\n{data}\n1\n5432\n\n\n 1 1\nready\n")
    (var / "broker" / "server.pid").write_text(f"{bystander.pid}\n")
    near = var / "postgres" / "sock"
    near.mkdir(exist_ok=True)
    (near / f"{SOCKET}.lock").write_text(f"{bystander.pid}\n{data}\n1\n5432\n\n")
    (near / SOCKET).touch()
    with running(var, durable=False) as services:
        assert query(services, "SELECT 1") == 1
    assert bystander.poll() is None
    bystander.kill()
    bystander.wait()


def test_a_half_made_cluster_is_made_anew(var: Path) -> None:
    (var / "postgres" / "data.new" / "base").mkdir(parents=True)
    (var / "postgres" / "data.new" / "PG_VERSION").write_text("18\n")
    with running(var, durable=False) as services:
        assert query(services, "SELECT 1") == 1
    assert not (var / "postgres" / "data.new").exists()


def test_the_broker_loads_a_file_whose_tail_was_cut(var: Path) -> None:
    with running(var, durable=False) as services, client(services) as broker:
        broker.set("first", "kept")
        broker.set("second", "cut")
    [journal] = (var / "broker" / "appendonlydir").glob("*.incr.aof")
    journal.write_bytes(journal.read_bytes()[:-5])
    with running(var, durable=False) as services, client(services) as broker:
        assert broker.get("first") == b"kept"
        assert broker.get("second") is None


def test_another_program_on_the_broker_s_port_makes_it_move(var: Path) -> None:
    with running(var, durable=False) as services:
        before = services.broker_url
    port = int(before.rsplit(":", 1)[1].removesuffix("/0"))
    thief = subprocess.Popen(
        [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"],
        cwd=var,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while ports.is_free(port):
            assert thief.poll() is None
        with running(var, durable=False) as services, client(services) as broker:
            assert services.broker_url != before
            assert broker.ping()
    finally:
        thief.kill()
        thief.communicate()


def test_a_server_that_will_not_start_says_why(var: Path) -> None:
    with running(var, durable=False):
        pass
    with (var / "postgres" / "data" / "postgresql.conf").open("a") as file:
        file.write("no_such_setting = 1\n")
    with pytest.raises(ServiceError, match="no_such_setting") as caught, running(var, durable=False):
        pass
    assert "Remedy:" in str(caught.value)
    assert servers(var) == []


def test_a_broken_broker_file_says_why_and_stops_the_database(var: Path) -> None:
    with running(var, durable=False):
        pass
    [journal] = (var / "broker" / "appendonlydir").glob("*.incr.aof")
    journal.write_bytes(b"not a journal\r\n" * 9)
    with pytest.raises(ServiceError, match="Bad file format") as caught, running(var, durable=False):
        pass
    assert "holds no truth" in caught.value.remedy
    assert servers(var) == []


def test_another_version_s_cluster_is_left_alone(var: Path) -> None:
    with running(var, durable=False):
        pass
    (var / "postgres" / "data" / "PG_VERSION").write_text("16\n")
    with pytest.raises(ServiceError, match="PostgreSQL 16"), running(var, durable=False):
        pass


def test_servers_of_a_removed_directory_are_stopped(var: Path) -> None:
    with running(var, durable=False):
        while var.exists():  # the servers may write while we remove
            shutil.rmtree(var, ignore_errors=True)
        assert {"postgres", "valkey-server"} <= set(servers(var))
    assert servers(var) == []


def test_servers_of_a_removed_directory_make_way(var: Path) -> None:
    with running(var, durable=False):
        while var.exists():
            shutil.rmtree(var, ignore_errors=True)
        with running(var, durable=False) as services:
            assert query(services, "SELECT 1") == 1
            with client(services) as broker:
                assert broker.ping()
    assert servers(var) == []
