"""Servers shared by users who come, go and get killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from outreach.embedded import ports, processes, sockets
from outreach.embedded.broker import Broker
from outreach.embedded.errors import ServiceError
from outreach.embedded.postgres import SOCKET, Postgres
from outreach.embedded.services import Services, revive, running, stop_unused

ROOT = Path(__file__).resolve().parents[2]
KILL = ((signal.SIGKILL, 5.0),)

USER = """
import sys
from pathlib import Path
from outreach.embedded.services import running

with running(Path(sys.argv[1]), durable=False) as services:
    print(services.database_url, services.broker_url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "var"
    assert stop_unused(tmp_path / "var")


def servers(var: Path) -> list[str]:
    """Names of the server processes of this directory that are alive."""
    found = processes.working_in("postgres", var / "postgres" / "data")
    found += processes.working_in("valkey-server", var / "broker")
    return [process.name() for process in found if processes.lives(process)]


def kill_servers(var: Path) -> None:
    found = [Postgres(var / "postgres").process(), Broker(var / "broker").process()]
    assert processes.end([process for process in found if process is not None], KILL)


def query(services: Services, text: str) -> object:
    with psycopg.connect(services.database_url, autocommit=True) as connection:
        cursor = connection.execute(text.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def client(services: Services) -> redis.Redis:
    return redis.Redis.from_url(services.broker_url)


def another_user(var: Path) -> subprocess.Popen[str]:
    """A process that uses the servers until its input is closed; its first line names the URLs."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(USER), str(var)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def first_line(user: subprocess.Popen[str]) -> str:
    assert user.stdout is not None
    return user.stdout.readline().strip()


def finish(user: subprocess.Popen[str]) -> None:
    user.communicate()


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
