"""`outreach patient`: how a patient stands, and what they asked for."""

import json
import sys
from dataclasses import asdict
from datetime import time
from typing import Literal
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from outreach import wiring
from outreach.actions import birth_date
from outreach.actions.patient_wishes import Wishes, change_wishes
from outreach.commands.recorded import do
from outreach.domain.channel import Channel
from outreach.domain.consent import Standing
from outreach.domain.windows import Hours, zone
from outreach.ops.patient import PatientStanding, patient_standing

_ANY: Literal["any"] = "any"


class HoursParam(click.ParamType[Hours | str]):
    """09:00-17:00, or any."""

    name = "HH:MM-HH:MM|any"

    def convert(
        self, value: str | Hours, param: click.Parameter | None, ctx: click.Context | None
    ) -> Hours | str:
        """The hours, or "any"."""
        if isinstance(value, Hours) or value == _ANY:
            return value
        opens, dash, closes = value.partition("-")
        try:
            if not dash:
                raise ValueError
            return Hours(time.fromisoformat(opens.strip()), time.fromisoformat(closes.strip()))
        except ValueError:
            self.fail(f'"{value}" is not like 09:00-17:00 (opening before closing), or any', param, ctx)


@click.command("patient", short_help="Show how a patient stands; write down what they asked for.")
@click.argument("patient", metavar="PATIENT-ID")
@click.option(
    "--only", type=click.Choice([*(c.value for c in Channel), _ANY]), help="Reach them by this alone."
)
@click.option("--hours", type=HoursParam(), help="Texts only within these hours on their wall.")
@click.option("--language", help="en, es, …: a language there are templates in.")
@click.option("--part2/--no-part2", default=None, help="Records under 42 CFR Part 2: visits only.")
@click.option("--unencrypted-ok/--no-unencrypted-ok", default=None, help="Was warned, and accepts.")
@click.option("--unlock-page", is_flag=True, help="Open their pages that wrong dates of birth have locked.")
@click.option("--by", default="", help="Your name; it is kept. Needed for a change.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def command(
    patient: str,
    only: str | None,
    hours: Hours | Literal["any"] | None,
    language: str | None,
    part2: bool | None,
    unencrypted_ok: bool | None,
    unlock_page: bool,
    by: str,
    as_json: bool,
) -> None:
    """Show where PATIENT-ID is reached, what they consented to and asked for; options change the latter.

    A request about channel or hours stands above every plan (confidential communications, 45 CFR 164.522).
    """
    channel = _ANY if only == _ANY else Channel(only) if only else None
    wishes = Wishes(channel, hours, _language(language), part2, unencrypted_ok)
    config, now = wiring.clinic_config(), wiring.clock().now()
    if (unlock_page or wishes != Wishes()) and not by.strip():
        raise click.UsageError("a change needs --by NAME: who wrote it down is kept")
    if unlock_page:
        unlocked = do(lambda: birth_date.unlock_page(patient, now, by=by))
        click.echo("Their pages are open to tries again." if unlocked else "Nothing was locked.", err=as_json)
    if wishes != Wishes():
        changed = do(lambda: change_wishes(patient, wishes, now, config.hours, by=by))
        click.echo(f"Changed: {', '.join(changed)}." if changed else "It is so already.", err=as_json)
    stands = patient_standing(patient, now)
    if stands is None:
        click.echo(f"There is no patient {patient}: give the id that your schedule uses.", err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(asdict(stands), default=str, ensure_ascii=False))
    else:
        _show(stands)
    if only and stands.only and not stands.reaches(stands.only):
        click.echo(_OUT_OF_REACH.format(stands.only), err=True)
    if stands.only != Channel.EMAIL and isinstance(hours, Hours) and config.hours.narrowed(hours) is None:
        click.echo(_NO_HOUR.format(config.hours.opens, config.hours.closes), err=True)


_LOCKED = "locked by wrong dates of birth, for some hours or days; --unlock-page --by NAME opens them"
_OUT_OF_REACH = (
    "Nothing about their visits goes out by {0} alone: no {0} address of theirs works and may be written to."
    " An opt-out ends by the patient's own word (rule P13): START from that phone, or as they told you,"
    " written down with `outreach consent`; a new address comes with the schedule. Until then, phone."
)
_NO_HOUR = (
    "No text about their visits can go: your clinic writes from {0:%H:%M} to {1:%H:%M}, and they want none of"
    " those hours. Each visit becomes a task for staff (outreach tasks); agree on other hours, or phone."
)


def _language(language: str | None) -> str | None:
    known = sorted(wiring.languages())
    if language is not None and language not in known:
        raise click.BadParameter(
            f"no templates in {language!r}; choose: {', '.join(known)}", param_hint="--language"
        )
    return language


def _show(stands: PatientStanding) -> None:
    here = zone(wiring.clinic_config().clinic.zone)
    console = Console()
    warned = stands.unencrypted_ok_at
    for label, said in (
        ("language", stands.language),
        ("only by", stands.only or "any channel"),
        ("hours", stands.hours or "the clinic's"),
        (
            "told that texts and mail aren't private",
            f"{warned.astimezone(here):%d %b %Y}" if warned else "no",
        ),
        ("42 CFR Part 2", "yes: messages about visits only" if stands.part2 else "no"),
        ("paused", "yes, a colleague is with them" if stands.paused_at else "no"),
        ("pages", _LOCKED if stands.page_locked else "open to who knows the date of birth"),
    ):
        console.print(f"{label}: [bold]{escape(said)}[/]", highlight=False)
    table = Table(title=f"Patient {escape(stands.patient)} is reached at", title_justify="left")
    for heading in (
        "address",
        "state",
        "shared with",
        *(stands.reached[0].purposes if stands.reached else ()),
    ):
        table.add_column(heading, overflow="fold")
    for reach in stands.reached:
        states = [_said(one, here) for one in reach.purposes.values()]
        shared = f"{reach.shared_with} more" if reach.shared_with else "nobody"
        table.add_row(escape(reach.masked), reach.status, shared, *states)
    console.print(table)


def _said(one: Standing, here: ZoneInfo) -> str:
    if one.granted:
        return "yes"
    if one.since is None:
        return f"no ({one.rule})"
    return f"opted out {one.since.astimezone(here):%d %b %Y} ({one.rule})"
