"""What a command stands on: embedded servers or yours, free ports, and the environment that names them."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

import click

from config.environment import Environment, read_environment
from outreach.demo.clinic_files import write_config
from outreach.embedded.errors import ServiceError
from outreach.embedded.ports import free_port, is_free
from outreach.embedded.services import running, stop_unused

SANDBOX_ACCOUNT = "AC" + "5a" * 16
SANDBOX_TOKEN = "sandbox-token"  # noqa: S105  (opens nothing but the sandbox)
SANDBOX_SERVICE = "MG" + "5a" * 16
_SANDBOX_PORT, _SMTP_PORT = 8010, 8025


class Need(Enum):
    """What must stand before a command runs."""

    NOTHING = auto()
    DATABASE = auto()
    SERVICES = auto()  # database and broker
    STACK = auto()  # these, and ports and a carrier for the processes of `outreach up`
    DEMO = auto()  # a stack of its own, embedded and empty, whatever the environment says
    BENCH = auto()  # likewise
    SIMULATION = auto()  # a database of its own, in one process, on a disk that need not be safe


@dataclass(frozen=True)
class Home:
    """Where a command runs; ports are 0 where it has none."""

    var: Path
    embedded: bool
    web_port: int = 0
    sandbox_port: int = 0
    smtp_port: int = 0
    sandboxed: bool = False
    broker_embedded: bool = False

    @property
    def web_url(self) -> str:
        """Where our own web process answers on this machine."""
        return f"http://127.0.0.1:{self.web_port}"

    @property
    def sandbox_url(self) -> str:
        """Where the sandbox's phones and control side are."""
        return f"http://127.0.0.1:{self.sandbox_port}"


def enter(ctx: click.Context, need: Need) -> Home:
    """Start what `need` asks for, until the command's context closes, and name it in the environment."""
    env = read_environment()
    if need is Need.NOTHING:
        return Home(env.var_dir, embedded=False)
    if need in {Need.DEMO, Need.BENCH, Need.SIMULATION}:
        return _own_stack(ctx, env, need)
    # An embedded broker is started along with an embedded database: they are one home.
    wanted_broker = env.broker_url if need is not Need.DATABASE else env.broker_url or env.database_url
    services = ctx.with_resource(
        running(env.var_dir, database_url=env.database_url, broker_url=wanted_broker)
    )
    os.environ["DATABASE_URL"] = services.database_url
    if need is not Need.DATABASE or not env.database_url:
        os.environ["BROKER_URL"] = services.broker_url
    home = Home(env.var_dir, embedded=not env.database_url, broker_embedded=not env.broker_url)
    return _stack(env, home) if need is Need.STACK else home


def _own_stack(ctx: click.Context, env: Environment, need: Need) -> Home:
    var = env.var_dir / need.name.lower()
    for name in list(os.environ):
        if name.startswith(("TWILIO_", "EMAIL_", "CLOCK_")) or name == "PUBLIC_URL":
            del os.environ[name]
    if not stop_unused(var):
        raise ServiceError(f"{var} is in use by another run", "wait for it to end, or stop it")
    with suppress(FileNotFoundError):
        shutil.rmtree(var)
    services = ctx.with_resource(running(var, durable=need is not Need.SIMULATION))
    os.environ |= {
        "DATABASE_URL": services.database_url,
        "BROKER_URL": services.broker_url,
        "VAR_DIR": str(var),
    }
    if need is Need.DEMO:
        os.environ["CLOCK_FILE"] = str(var / "clock")
        os.environ["CONFIG_DIR"] = str(write_config(env.config_dir, var / "config"))
    # Ports by chance: the usual ones might be taken by a stack that starts at the same time.
    home = Home(var, embedded=True, broker_embedded=True)
    return _stack(read_environment(), home, usual_ports=False)


def _stack(env: Environment, home: Home, *, usual_ports: bool = True) -> Home:
    """Choose ports, and stand the sandbox in for whatever carrier or mail server isn't configured."""
    port = _port if usual_ports else _any_port
    web = port(env.web_port)
    additions = {"WEB_PORT": str(web)}  # the public address follows from it, unless PUBLIC_URL says otherwise
    if os.environ.get("PUBLIC_URL") and usual_ports and web != env.web_port:
        # The proxy behind PUBLIC_URL forwards to the usual port: on another one no STOP would arrive.
        raise ServiceError(f"port {env.web_port} is taken", "free it, or set WEB_PORT and tell your proxy")
    sandboxed = not env.twilio_account_sid
    sandbox = smtp = 0
    if sandboxed:
        sandbox, smtp = port(_SANDBOX_PORT), port(_SMTP_PORT)
        additions |= sandbox_environment(sandbox, smtp)
        if env.email_url.get_secret_value():
            additions.pop("EMAIL_URL")
    os.environ |= additions
    return replace(home, web_port=web, sandbox_port=sandbox, smtp_port=smtp, sandboxed=sandboxed)


def sandbox_environment(port: int, smtp_port: int) -> Mapping[str, str]:
    """The variables that point the engine at a sandbox on these ports."""
    return {
        "TWILIO_ACCOUNT_SID": SANDBOX_ACCOUNT,
        "TWILIO_AUTH_TOKEN": SANDBOX_TOKEN,
        "TWILIO_MESSAGING_SERVICE_SID": SANDBOX_SERVICE,
        "TWILIO_BASE_URL": f"http://127.0.0.1:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{smtp_port}",
    }


def _port(preferred: int) -> int:
    return preferred if is_free(preferred) else free_port()


def _any_port(_: int) -> int:
    return free_port()
