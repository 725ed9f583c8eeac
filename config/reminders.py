"""The words of `reminders.toml`: which reminders a visit gets, and when."""

from datetime import time, timedelta
from typing import Annotated, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from config.words import Code, Duration, Strict, unique
from outreach.domain.schedule import Step

RESERVED_STEPS = frozenset({"moved", "cancelled"})
"""The keys of the notices that `plan_touches` writes beside the steps."""


class StepWords(Strict):
    """One reminder before a visit; see `outreach.domain.schedule.Step`."""

    key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=40)]
    template: str = Field(min_length=1, max_length=60)
    days_before: int | None = Field(default=None, ge=0, le=365)
    at: time | None = None
    before: Duration | None = None
    useful_until: Duration = timedelta(minutes=30)
    unless_confirmed: bool = False

    @model_validator(mode="after")
    def _meant(self) -> Self:
        if self.key in RESERVED_STEPS:
            raise ValueError(f"the key {self.key!r} is taken by the engine; choose another")
        self.step()
        return self

    def step(self) -> Step:
        """The same as the domain's step. Raises ValueError if it can't be meant."""
        return Step(**self.model_dump())


class CadenceWords(Strict):
    """A named series of reminders."""

    code: Code
    name: str = Field(min_length=1, max_length=120)
    steps: tuple[StepWords, ...]

    @field_validator("steps")
    @classmethod
    def _once(cls, steps: tuple[StepWords, ...]) -> tuple[StepWords, ...]:
        unique("key", [step.key for step in steps])
        return steps


class VisitTypeWords(Strict):
    """A kind of visit as the feed names it, and the cadence it gets."""

    code: str = Field(min_length=1, max_length=80)
    name: str = Field(default="", max_length=120)
    cadence: str


class RemindersFile(Strict):
    """The file as a whole."""

    default_cadence: str
    cadences: tuple[CadenceWords, ...]
    visit_types: tuple[VisitTypeWords, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> Self:
        codes = [cadence.code for cadence in self.cadences]
        unique("cadence code", codes)
        unique("visit type", [kind.code.casefold() for kind in self.visit_types])
        for name in (self.default_cadence, *(kind.cadence for kind in self.visit_types)):
            if name not in codes:
                raise ValueError(f"there is no cadence {name!r}; write one of: {', '.join(codes)}")
        return self
