"""What the clinic's files are made of: spans, zones, codes, and models that take no key they don't know."""

import re
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from outreach.domain.address import parse_phone
from outreach.domain.windows import zone

_DURATION = re.compile(r"(\d+)\s*(days?|d|hours?|h|minutes?|min|m)\s*")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def _duration(value: object) -> object:
    """`2h`, `90 min`, `1d 2h` as a span of time."""
    if not isinstance(value, str):
        return value
    parts = _DURATION.findall(value.strip())
    if not parts or _DURATION.sub("", value.strip()):
        raise ValueError('must be a span of time such as "2h", "90 min" or "1d 2h"')
    return sum((timedelta(**{_UNITS[unit[0]]: int(count)}) for count, unit in parts), timedelta())


def _zone_name(value: str) -> str:
    return zone(value).key


Code = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=60, strip_whitespace=True, min_length=1)
]
StaffPhone = Annotated[str, AfterValidator(lambda value: parse_phone(value).e164 if value else "")]
Zone = Annotated[str, BeforeValidator(_zone_name)]
Duration = Annotated[timedelta, BeforeValidator(_duration)]


class Strict(BaseModel):
    """A part of a file: an unknown key is a fault, and nothing changes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def unique(what: str, names: list[str]) -> None:
    """Raise ValueError for names that are there twice."""
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"the same {what} twice: {', '.join(twice)}; keep one")
