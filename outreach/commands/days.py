"""Days on a command line, and the instants between which they lie on the clinic's wall."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import click

_YEARS = range(2000, 2101)


class DayParam(click.ParamType[datetime]):
    """2027-03-01, or 2027-03-01T14:30 for an hour of it."""

    name = "DAY"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """A wall time without a zone; a bare day is its midnight."""
        if isinstance(value, datetime):
            return value
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a day like 2027-03-01, or 2027-03-01T14:30', param, ctx)
        if found.year not in _YEARS:
            self.fail(f"the year {found.year:04} is none of {_YEARS[0]} to {_YEARS[-1]}", param, ctx)
        if found.tzinfo is not None:
            self.fail("give the time on the clinic's own wall, without a zone", param, ctx)
        return found


def span(
    since: datetime | None, until: datetime | None, here: ZoneInfo
) -> tuple[datetime | None, datetime | None]:
    """The instants [since, until) on the wall `here`; a last day counts whole."""
    if until is not None and until.time() == datetime.min.time():
        until += timedelta(days=1)
    if since is not None and until is not None and since >= until:
        raise click.UsageError("--since must come before --until")
    return since and since.replace(tzinfo=here), until and until.replace(tzinfo=here)
