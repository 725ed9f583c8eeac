"""Take the clinic's schedule export into the records: the whole file or nothing, and no file twice."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction
from psycopg import Copy

from config.clinic import ClinicConfig, ConfigError
from outreach.actions.feed_cells import taken_out, unreachable
from outreach.actions.feed_rejects import Rejects, rejects
from outreach.actions.feed_rows import NEITHER, WRITTEN, Reader
from outreach.actions.feed_table import Fault, Refused, Source, Table, opened
from outreach.actions.plan_touches import plan_touches
from outreach.domain.channel import Channel
from outreach.domain.windows import zone
from outreach.records import staged_people, staging
from outreach.records.models import Location, VisitType

Progress = Callable[[str, int, int | None], None]
"""Called with the stage, how much of it is done, and of how much (None while that is unknown)."""

_STEP = 1000
_CHANNEL_OF = {"phone": Channel.SMS, "phone2": Channel.SMS, "email": Channel.EMAIL}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. Every row read is in one of the counts or has faults in `bad`.

    `updated`: changed otherwise than by moving or cancelling. `planned`: messages new in the plan. `written`
    is False if the file was refused (all counts but `rows` are then 0) or this was a dry run. `warnings`:
    words that meant nothing to us, years far ahead, visits of which nobody can be told; they refuse no row.
    `whole`: the file as a whole can't be read, whatever rows are left out.
    """

    rows: int = 0
    created: int = 0
    moved: int = 0
    cancelled: int = 0
    unchanged: int = 0
    updated: int = 0
    bad: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    planned: int = 0
    written: bool = False
    whole: bool = False


def import_feed(
    source: Source,
    config: ClinicConfig,
    now: datetime,
    *,
    columns: Mapping[str, str] | None = None,
    languages: Collection[str] = WRITTEN,
    skip_bad: Path | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Merge a CSV export of appointments; opens one transaction for all of it.

    Any fault refuses the whole file, and the report lists every fault. With `skip_bad` the good rows are
    imported and the bad ones written to that file, with their problems, to be corrected and imported; faults
    of the file as a whole still refuse it. `columns` names this file's headings, over those of the
    configuration; `languages` are those that there are words in. A dry run reports what would be and leaves
    nothing behind. Visits missing from the feed are left alone. The clinic's configuration must have been
    synchronised before.
    """
    with rejects(None if dry_run else skip_bad) as refused:
        try:
            with transaction.atomic(), opened(source) as stream:
                table = Table(stream, {**config.feed.columns, **(columns or {})})
                intake = _Intake(table, refused, progress or _silent)
                report = _import(intake, config, now, languages, keep_good=skip_bad is not None)
                if dry_run or not report.written:
                    transaction.set_rollback(True)
        except Refused as refusal:
            return ImportReport(bad=refusal.faults, whole=True)
        if dry_run:
            return replace(report, written=False)
        if report.written:
            refused.keep()
        return report


def _import(
    intake: "_Intake", config: ClinicConfig, now: datetime, languages: Collection[str], *, keep_good: bool
) -> ImportReport:
    staging.lock_schedule()
    _require_places(config)
    kinds = {code.casefold(): code for code in VisitType.objects.values_list("code", flat=True)}
    today = now.astimezone(zone(config.clinic.zone)).date()
    reader = Reader(config, intake.table.columns, kinds, today=today, languages=languages)
    with staging.staging() as copy:
        intake.read(reader, copy, keep_good=keep_good)
    if reader.contradicted and keep_good and not intake.fatal:
        intake.put_aside(reader.contradicted)
    bad, warnings = tuple(intake.bad), tuple(reader.warnings())
    if intake.fatal or (bad and not keep_good):
        return ImportReport(rows=intake.rows, bad=bad, warnings=warnings, whole=intake.fatal)
    intake.tell("writing", 0, intake.staged)
    channels = {channel for name, channel in _CHANNEL_OF.items() if name in intake.table.columns}
    staging.match()
    staging.merge_catalogue(config.default_cadence)
    staged_people.merge_people(config.clinic.language)
    staged_people.merge_contacts(sorted(channels), now)
    warnings += tuple(unreachable(row) for row in staged_people.rows_without_address(now))
    warnings += tuple(taken_out(row, field) for row, field in staged_people.rows_without_former(now))
    merged = staging.merge_visits(now)
    staging.ask_who_tells_them(now)
    if merged.created + merged.moved > _STEP:
        staging.refresh_statistics()
    intake.tell("writing", intake.staged, intake.staged)
    visits = staging.to_plan(now)
    planned = plan_touches(
        visits, now, config.hours, progress=lambda done: intake.tell("planning", done, len(visits))
    )
    changed = merged.created + merged.moved + merged.cancelled + merged.updated
    return ImportReport(
        rows=intake.rows,
        created=merged.created,
        moved=merged.moved,
        cancelled=merged.cancelled,
        unchanged=intake.staged - changed,
        updated=merged.updated,
        bad=bad,
        warnings=tuple(sorted(warnings, key=lambda warning: warning.row)),
        planned=planned,
        written=True,
    )


@dataclass
class _Intake:
    """One pass over the table: good rows into the staging table, bad ones into the list."""

    table: Table
    refused: Rejects
    tell: Progress
    rows: int = 0
    staged: int = 0
    bad: list[Fault] = field(default_factory=list)
    fatal: bool = False

    def read(self, reader: Reader, copy: Copy, *, keep_good: bool) -> None:
        """Read to the end whatever is found, so that every fault is told at once."""
        try:
            for row in self.table.rows():
                self.rows += 1
                result = reader.read(row)
                if isinstance(result, tuple):
                    if keep_good or not self.bad:
                        copy.write_row(result)
                        self.staged += 1
                else:
                    self.bad += result
                    self.refused.add(row, result, self.table)
                if self.rows % _STEP == 0:
                    self.tell("reading", self.rows, None)
        except Refused as refusal:
            self.bad += refusal.faults
            self.fatal = True
        self.tell("reading", self.rows, self.rows)

    def put_aside(self, contradicted: Mapping[int, int]) -> None:
        """Take back staged rows that the row named beside each contradicts.

        Raises Refused if they can't be read again, as they must be for the file of bad rows.
        """
        given = {
            row: Fault(row, "appointment_id", f"row {later} says otherwise of this appointment", NEITHER)
            for row, later in contradicted.items()
        }
        left = set(staging.leave_out(list(given)))
        self.staged -= len(left)
        self.bad = sorted([*self.bad, *(given[row] for row in left)], key=lambda fault: fault.row)
        for row in self.table.again().rows():
            if row.number in left:
                self.refused.add(row, [given[row.number]], self.table)


def _require_places(config: ClinicConfig) -> None:
    missing = {place.code for place in config.places} - set(Location.objects.values_list("code", flat=True))
    if missing:
        names = ", ".join(sorted(missing))
        raise ConfigError(f"clinic.toml: locations: {names} not on record yet; run sync_config first")


def _silent(stage: str, done: int, total: int | None) -> None:
    """Nobody listens."""
