"""What the commands have in common by which staff write down a patient's word."""

import sys
from collections.abc import Callable
from typing import NoReturn, TypeVar

import click

from outreach.actions.refusal import Refusal
from outreach.actions.settle import wait_until_settled
from outreach.actions.whose import Meant

_T = TypeVar("_T")

STDIN = "-"
_SETTLED_WITHIN_S = 15.0


def read_given(given: str) -> str:
    """The argument itself, or for `-` the first line that comes in: an address stays out of shell history."""
    if given != STDIN:
        return given
    if sys.stdin.isatty():
        click.echo("Address or patient id, then Enter:", err=True)
    return sys.stdin.readline().strip()


def do(deed: Callable[[], _T]) -> _T:
    """Run it; what can't be done is told with what to do, and ends the command with 1."""
    try:
        return deed()
    except Refusal as error:
        end(error)


def end(error: Refusal) -> NoReturn:
    """Say why nothing was changed, and which option it is about, and exit with 1."""
    option = f" (--{error.field.replace('_', '-')})" if error.field else ""
    click.echo(f"Nothing was changed: {str(error).rstrip('.')}{option}.", err=True)
    sys.exit(1)


def tell_what_is_under_way(meant: Meant) -> None:
    """Wait until no call to them that was decided before can start any more; say so if one still may."""
    if not wait_until_settled(meant.contacts, _SETTLED_WITHIN_S):
        click.echo("A message was just under way and may still arrive; `outreach status` shows it.")


def tell_sharing(meant: Meant, patient: str = "") -> None:
    """Say who else is reached at the same addresses."""
    others = [one for one in meant.sharing if one != patient]
    if others:
        click.echo(f"It holds for everyone reached there: patients {', '.join(others)}.")
