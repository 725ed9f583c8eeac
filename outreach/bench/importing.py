"""How quickly a schedule is taken in, and in how much memory."""

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from outreach import wiring
from outreach.actions.import_feed import import_feed
from outreach.bench.data import phone, truncate

_NOW = datetime(2027, 3, 8, 15, tzinfo=UTC)
_COLUMNS = (
    "appointment_id", "patient_id", "given_name", "family_name", "phone", "email", "language", "visit_type",
    "start", "zone", "status",
)  # fmt: skip


@dataclass(frozen=True)
class ImportFigures:
    """What one import of `rows` rows took; memory is the importing process's peak resident size."""

    rows: int
    seconds: float
    rows_per_s: float
    planned: int
    again_rows_per_s: float  # the same file once more: nothing changes
    peak_mb: float


def measure_import(rows: int, progress: Callable[[str], None]) -> ImportFigures:
    """Write a schedule of `rows` visits and take it in, in a process of its own, into an empty database."""
    truncate()
    with tempfile.TemporaryDirectory() as directory:
        source = Path(directory) / "schedule.csv"
        progress(f"writing {rows:,} rows")
        _write(source, rows)
        progress(f"importing {rows:,} rows")
        done = subprocess.run(
            [sys.executable, "-m", "outreach.bench.import_once", str(source)], check=False,
            capture_output=True, text=True,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"the import failed: {done.stderr.strip().splitlines()[-1]}")
    return ImportFigures(**json.loads(done.stdout))


def import_twice(source: Path) -> None:
    """In the process of its own: import, import again, and print the figures as JSON."""
    config = wiring.clinic_config()
    started = time.perf_counter()
    report = import_feed(source, config, _NOW)
    seconds = time.perf_counter() - started
    if report.bad:
        raise RuntimeError(f"{len(report.bad)} rows were refused, the first for its {report.bad[0].field}")
    started = time.perf_counter()
    import_feed(source, config, _NOW)
    again = time.perf_counter() - started
    figures = ImportFigures(
        rows=report.rows,
        seconds=round(seconds, 2),
        rows_per_s=round(report.rows / seconds, 1),
        planned=report.planned,
        again_rows_per_s=round(report.rows / again, 1),
        peak_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    )
    sys.stdout.write(json.dumps(asdict(figures)))


def _write(path: Path, rows: int) -> None:
    """Two visits a patient, within the coming sixty days, on weekdays' half hours."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for i in range(rows):
            person = i // 2
            day = _NOW.date() + timedelta(days=5 + i % 60)
            start = f"{day} {8 + i % 9:02d}:{'00' if i % 2 else '30'}"
            writer.writerow(
                (f"A{i}", f"P{person}", "Robin", "Example", phone(person), f"p{person}@example.org",
                 "es" if person % 5 == 0 else "en", "Follow-up", start, "America/Chicago", "booked")
            )  # fmt: skip
