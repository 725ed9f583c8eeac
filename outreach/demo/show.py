"""The demo as it is seen: a live display on a terminal, a line or two for each day elsewhere."""

import time
from collections import Counter, deque
from collections.abc import Collection
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from outreach.demo.happenings import mask, told, wall_clock
from outreach.demo.watch import Heard, Moved
from outreach.ops.snapshot import Snapshot

_LINES, _BUBBLES = 9, 6
_STATES = (
    ("delivered", "green"), ("sent", "cyan"), ("planned", "blue"), ("unknown", "magenta"),
    ("cancelled", "yellow"), ("suppressed", "yellow"), ("undelivered", "red"), ("failed", "red"),
    ("expired", "red"), ("held", "red"),
)  # fmt: skip
_KINDS = (
    "texts", "e-mails", "replies", "cancelled", "suppressed", "in doubt", "undelivered", "failed", "expired",
    "held",
)  # fmt: skip
_ALERTS = frozenset({"staff_alert", "staff_escalation"})
_EVERY_S = 0.1


class Show:
    """Shows to `console`; a context manager, since a terminal must be left as it was found.

    What is said to and from the `followed` addresses is shown word by word.
    """

    def __init__(
        self, console: Console, zone: ZoneInfo, start: datetime, days: int, followed: Collection[str] = ()
    ) -> None:
        self._console, self._zone, self._start = console, zone, start
        self._length = timedelta(days=days).total_seconds()
        self._now = start
        self._states: dict[str, int] = {}
        self._lines: deque[Text] = deque(maxlen=_LINES)
        self._followed = frozenset(followed)
        self._bubbles: deque[Text] = deque(maxlen=_BUBBLES)
        self._day: Counter[str] = Counter()
        self._drawn = 0.0
        self._live = (
            Live(self._picture(), console=console, transient=True, auto_refresh=False)
            if console.is_terminal
            else None
        )

    def __enter__(self) -> Self:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()
        elif kind is None and self._day.total():
            self._end_of_day()

    def say(self, words: str) -> None:
        """Something the audience should notice."""
        self._line(words, "bold")
        if self._live is None:
            self._console.print(
                f"{wall_clock(self._local(self._now))}  {words}",
                highlight=False,
                markup=False,
                soft_wrap=True,
            )

    def frame(self, now: datetime, state: Snapshot) -> None:
        """See `Stage.frame`."""
        if self._live is None and self._local(now).date() != self._local(self._now).date():
            self._end_of_day()
        self._now, self._states = now, dict(state.messages)
        if self._live is not None and time.monotonic() - self._drawn > _EVERY_S:
            self._drawn = time.monotonic()
            self._live.update(self._picture(), refresh=True)

    def happened(self, moves: list[Moved], heard: list[Heard]) -> None:
        """See `Stage.happened`."""
        for sentence in told(moves, heard):
            self._line(sentence, "cyan" if sentence.startswith("→") else "")
        for text in heard:
            if text.phone in self._followed:
                self._bubble("▶", text.phone, text.body.strip(), "", "cyan")
        for move in moves:
            if move.to == "sending" and (move.address in self._followed or move.template in _ALERTS):
                # Each begins with the clinic's name.
                words = move.words.partition(": ")[2] or move.words
                self._bubble("◀", move.address, words, move.rule, "green")
            if move.to == "sent" or (move.to == "delivered" and move.origin == "sending"):
                self._day["e-mails" if move.channel == "email" else "texts"] += 1
            elif move.to not in {"queued", "sending", "delivered", "planned"}:
                self._day["in doubt" if move.to == "unknown" else move.to] += 1
        self._day["replies"] += len(heard)

    def _line(self, words: str, style: str) -> None:
        at = wall_clock(self._local(self._now))
        self._lines.append(
            Text.assemble((f"{at}  ", "dim"), (words, style), overflow="ellipsis", no_wrap=True)
        )

    def _bubble(self, sign: str, address: str, words: str, rule: str, style: str) -> None:
        at = wall_clock(self._local(self._now))
        self._bubbles.append(
            Text.assemble(
                (f"{at}  {sign} {mask(address)}  ", "dim"),
                (f"{rule} " if rule else "", "yellow"),
                (f"“{words}”", style),
                overflow="ellipsis",
                no_wrap=True,
            )
        )

    def _end_of_day(self) -> None:
        counts = ", ".join(f"{self._day[what]} {what}" for what in _KINDS if self._day[what])
        self._day.clear()
        day = self._local(self._now)
        self._console.print(
            f"{day:%a} {day.day} {day:%b}: {counts or 'nothing to do'}", highlight=False, soft_wrap=True
        )

    def _local(self, instant: datetime) -> datetime:
        return instant.astimezone(self._zone)

    def _picture(self) -> RenderableType:
        local = self._local(self._now)
        gone = min((self._now - self._start).total_seconds(), self._length)
        day = min(int(gone // 86_400) + 1, int(self._length // 86_400))
        head = Table.grid(expand=True)
        head.add_row(
            Text(f"{local:%A} {local.day} {local:%B %Y}   {local:%H:%M}", style="bold green"),
            Text(f"day {day} of {self._length / 86_400:.0f}", justify="right"),
        )
        counts = Text("   ").join(
            Text(f"{name} {self._states[name]}", style=style)
            for name, style in _STATES
            if name in self._states
        )
        bar = ProgressBar(total=self._length, completed=gone)
        blank = [Text() for _ in range(_LINES - len(self._lines))]
        quiet = [Text() for _ in range(_BUBBLES - len(self._bubbles))]
        return Group(
            Panel(Group(head, bar, Text(), counts, *self._lines, *blank), title="Outreach, the demo"),
            Panel(Group(*self._bubbles, *quiet), title="On a few of the phones", title_align="left"),
        )
