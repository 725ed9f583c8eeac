"""Stories as people see them: a panel for each conversation on a terminal, plain lines elsewhere."""

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from outreach.demo.happenings import wall_clock
from outreach.demo.stories import Step, Story

_STYLES = {
    "patient": "cyan", "clinic": "green", "engine": "dim", "colleague": "magenta", "mail program": "cyan",
}  # fmt: skip
_SIGNS = {"patient": "▶", "mail program": "▶", "clinic": "◀", "engine": "·", "colleague": "●"}
_RULES = "bold yellow"


def show(stories: Iterable[Story], console: Console) -> None:
    """All of them."""
    for story in stories:
        if console.is_terminal:
            console.print(panel(story))
        else:
            for line in lines(story):
                console.print(line, highlight=False, markup=False, soft_wrap=True)


def panel(story: Story) -> RenderableType:
    """One conversation: when, who, their words and what came of them, and the rules at the right."""
    rows = Table.grid(padding=(0, 1), expand=True)
    for ratio in (0, 0, 1, 0):
        rows.add_column(ratio=ratio or None, no_wrap=not ratio)
    day = ""
    for step in story.steps:
        today = wall_clock(step.at).rpartition(" ")[0]
        if today != day:
            rows.add_row("", "", Text(today, style="bold"), "")
        day = today
        rows.add_row(
            Text(f"{step.at:%H:%M}", style="dim"),
            Text(_SIGNS[step.who], style=_STYLES[step.who]),
            bubble(step),
            Text(" ".join(step.rules), style=_RULES),
        )
    title = f"[bold]{story.title}[/]  [yellow]{' '.join(story.rules)}[/]"
    return Panel(rows, title=title, title_align="left")


def bubble(step: Step) -> RenderableType:
    """Who it was, their words, and below them what came of it."""
    style = _STYLES[step.who]
    who = Text.assemble((step.who, f"bold {style}"), (_address(step), "dim"))
    if not step.words:
        return Text.assemble(who, "  ", (step.what, style))
    return Group(Text.assemble(who, "  ", (f"“{step.words}”", style)), Text(f"  {step.what}", style="dim"))


def _address(step: Step) -> str:
    to = "to " if step.who == "clinic" else ""
    return f" {to}{step.phone}" if step.phone else ""


def lines(story: Story) -> Iterable[str]:
    """The same for a file: a heading, and a line for each step."""
    yield f"{story.title} ({', '.join(story.rules)})"
    for step in story.steps:
        who = step.who + _address(step)
        said = f"“{step.words}” ({step.what})" if step.words else step.what
        rules = f"  [{', '.join(step.rules)}]" if step.rules else ""
        yield f"  {wall_clock(step.at)}  {who}: {said}{rules}"
    yield ""
