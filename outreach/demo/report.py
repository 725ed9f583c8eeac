"""The end of the demo: one object for a program to read, and tables for a person."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from outreach.demo import pictures
from outreach.demo.by_rule import Ruling
from outreach.demo.stories import Story
from outreach.demo.summary import Reckoning


@dataclass(frozen=True)
class Report:
    """All that the demo has to say for itself; instants are ISO 8601 with the clinic's offset."""

    ok: bool
    planned: int
    states: Mapping[str, int]
    reasons: Mapping[str, Mapping[str, int]]
    lost: int
    duplicated: int
    faults: tuple[str, ...]
    in_doubt_settled: Mapping[str, int]
    in_place_of_texts: Mapping[str, int]
    replies: Mapping[str, int]
    staff_tasks: Mapping[str, int]
    rules: tuple[Ruling, ...]
    stories: tuple[Story, ...]
    days: int
    virtual_from: str
    virtual_to: str
    jumps: int
    seconds: float
    phones: str | None

    def as_json(self) -> dict[str, object]:
        """Plain values; the stories by their keys."""
        return asdict(self) | {"stories": {story.key: story.as_json() for story in self.stories}}


def parts(reckoning: Reckoning) -> dict[str, object]:
    """The report's part that the reckoning fills."""
    return {"ok": reckoning.adds_up, **asdict(reckoning)}


def show(report: Report, console: Console) -> None:
    """The stories, the tables, and the verdict."""
    pictures.show(report.stories, console)
    _show_rules(report, console)
    table = Table(title=f"What became of {report.planned} messages", title_justify="left", show_footer=True)
    table.add_column("ended", footer="together")
    table.add_column("number", justify="right", footer=str(sum(report.states.values())))
    table.add_column("why")
    for state, number in report.states.items():
        for index, (reason, part) in enumerate(report.reasons[state].items()):
            first = index == 0
            table.add_row(state if first else "", str(number) if first else "", f"{part:>4}  {reason}")
        table.add_section()
    console.print(table)
    console.print(f"Replies: {_listed(report.replies)}.", highlight=False)
    console.print(f"For a person: {_listed(report.staff_tasks)}.", highlight=False)
    console.print(f"In doubt, then: {_listed(report.in_doubt_settled)}.", highlight=False)
    verdict = "[bold green]It adds up.[/]"
    if not report.ok:
        verdict = f"[bold red]It does not add up:[/] {'; '.join(report.faults)}."
    console.print(
        f"{verdict}  Lost: {report.lost}. Duplicated: {report.duplicated}. "
        f"{report.days} days in {report.seconds:.0f} seconds, {report.jumps} jumps of the clock.",
        highlight=False,
    )


def _show_rules(report: Report, console: Console) -> None:
    table = Table(title="By which rule (docs/rules.md)", title_justify="left")
    table.add_column("rule")
    table.add_column("decided", no_wrap=True)
    table.add_column("number", justify="right")
    table.add_column("for example")
    for ruling in report.rules:
        table.add_row(ruling.rule, ruling.decided, str(ruling.number), escape(ruling.example))
    console.print(table)


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {what.replace('_', ' ')}" for what, number in counts.items()) or "none"
