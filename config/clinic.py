"""The clinic's own words, read from `clinic.toml` and `reminders.toml` and checked before use."""

import tomllib
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from django.core.exceptions import ImproperlyConfigured
from pydantic import BaseModel, Field, ValidationError, model_validator

from config.reminders import CadenceWords, RemindersFile, VisitTypeWords
from config.retention import RegistryWords, RetentionWords
from config.words import Code, Duration, StaffPhone, Strict, Zone, unique
from outreach.domain.channel import Channel
from outreach.domain.lint import Voice
from outreach.domain.purpose import Purpose
from outreach.domain.visit import VisitStatus
from outreach.domain.windows import HOUSE_HOURS, Hours

_Words = TypeVar("_Words", bound=BaseModel)


class ConfigError(ImproperlyConfigured):
    """A fault in the clinic's files: each line names the file, the key and what to write instead."""


class ClinicWords(Strict):
    """What patients see of the clinic. The name is on lock screens: keep it neutral (rule P37)."""

    name: str = Field(default="Revival Madison", min_length=1, max_length=24)
    phone: str = Field(min_length=7, max_length=32)
    address: str = Field(default="", max_length=240)
    zone: Zone
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}$")
    region: str = Field(
        default="US", pattern=r"^[A-Z]{2}$", description="whose phone numbers have no country code"
    )
    private: tuple[str, ...] = Field(default=(), description="words no text or subject may show (rule P37)")


class LocationWords(Strict):
    """A place of care; `also` are the other words the feed has for it."""

    code: Code
    name: str = Field(min_length=1, max_length=120)
    zone: Zone = ""
    phone: str = Field(default="", max_length=32)
    address: str = Field(default="", max_length=240)
    also: tuple[str, ...] = ()


class SenderWords(Strict):
    """A number, messaging service or mailbox the clinic writes from."""

    code: Code
    channel: Channel
    provider: str = Field(min_length=1, max_length=20)
    address: str = Field(default="", max_length=254)
    purposes: tuple[Purpose, ...] = Field(
        default=(Purpose.CARE, Purpose.STAFF),
        min_length=1,
        description="what its registration covers (rule P23)",
    )
    agreement: date | Literal["own"] | None = Field(
        default=None, description='day the provider signed its BAA, or "own" for your own server (rule P41)'
    )


_SENDERS = (
    SenderWords(code="texts", channel=Channel.SMS, provider="twilio"),
    SenderWords(code="mail", channel=Channel.EMAIL, provider="email"),
)
"""For a channel whose sender the file leaves out: it is what a pause is kept on."""


class FeedWords(Strict):
    """How the clinic's scheduling system writes its export."""

    date_order: Literal["mdy", "dmy"] = "mdy"
    columns: dict[str, str] = {}
    statuses: dict[str, VisitStatus] = {}


class HoursWords(Strict):
    """When reminders may arrive, on the patient's wall (rule P30)."""

    opens: time = HOUSE_HOURS.opens
    closes: time = HOUSE_HOURS.closes

    @model_validator(mode="after")
    def _possible(self) -> Self:
        Hours(self.opens, self.closes)
        if self.opens < HOUSE_HOURS.opens or self.closes > HOUSE_HOURS.closes:
            raise ValueError(
                "reminders arrive from 08:00 to 21:00 (rule P30): narrow these hours, never widen"
            )
        return self


class StopWords(Strict):
    """How far a STOP reaches (rule P12): every purpose, or from a date on only that of the last message."""

    scope: Literal["all", "purpose"] = "all"
    narrow_from: date | None = None

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if self.scope == "purpose" and self.narrow_from is None:
            raise ValueError('scope = "purpose" needs narrow_from, the day from which the law allows it')
        return self


class CrisisWords(Strict):
    """Who is told when a patient may be in danger, and how long they have to say they are on it (P59)."""

    on_call: StaffPhone = Field(default="", description="a colleague's mobile number")
    backup: StaffPhone = Field(default="", description="who is told if nobody takes it in time")
    acknowledge_within: Duration = Field(
        default=timedelta(minutes=10),
        ge=timedelta(minutes=1),
        le=timedelta(hours=1),
        description="how long one waits before the backup is told: from a minute to an hour",
    )


class _ClinicFile(Strict):
    clinic: ClinicWords
    hours: HoursWords = HoursWords()
    locations: tuple[LocationWords, ...] = ()
    senders: tuple[SenderWords, ...] = ()
    feed: FeedWords = FeedWords()
    stop: StopWords = StopWords()
    crisis: CrisisWords = CrisisWords()
    registry: RegistryWords = RegistryWords()
    retention: RetentionWords = RetentionWords()

    @model_validator(mode="after")
    def _once(self) -> Self:
        unique("location code", [place.code for place in self.locations])
        unique("sender code", [sender.code for sender in self.senders])
        unique("sender for a channel", [sender.channel for sender in self.senders])
        return self


class ClinicConfig(Strict):
    """Both files, checked. `places` is never empty."""

    clinic: ClinicWords
    hours: Hours
    places: tuple[LocationWords, ...]
    senders: tuple[SenderWords, ...]
    feed: FeedWords
    stop: StopWords
    crisis: CrisisWords
    registry: RegistryWords
    retention: RetentionWords
    cadences: tuple[CadenceWords, ...]
    visit_types: tuple[VisitTypeWords, ...]
    default_cadence: str

    @property
    def voice(self) -> Voice:
        """The clinic as its words name it, with the longest of its phones."""
        phone = max((self.clinic.phone, *(place.phone for place in self.places)), key=len)
        return Voice(self.clinic.name, phone, self.clinic.address)


def load(directory: Path) -> ClinicConfig:
    """Read both files of `directory`. Raises ConfigError that lists every fault with its remedy."""
    faults: list[str] = []
    clinic = _read(directory / "clinic.toml", _ClinicFile, faults)
    reminders = _read(directory / "reminders.toml", RemindersFile, faults)
    if faults or clinic is None or reminders is None:
        raise ConfigError("\n".join(faults))
    words = clinic.clinic
    named = {sender.channel for sender in clinic.senders}
    places = clinic.locations or (LocationWords(code="main", name=words.name),)
    return ClinicConfig(
        clinic=words,
        hours=Hours(clinic.hours.opens, clinic.hours.closes),
        places=tuple(_complete(place, words) for place in places),
        senders=(*clinic.senders, *(s for s in _SENDERS if s.channel not in named)),
        feed=clinic.feed,
        stop=clinic.stop,
        crisis=clinic.crisis,
        registry=clinic.registry,
        retention=clinic.retention,
        cadences=reminders.cadences,
        visit_types=reminders.visit_types,
        default_cadence=reminders.default_cadence,
    )


def _complete(place: LocationWords, words: ClinicWords) -> LocationWords:
    """A place with the clinic's own phone, address and zone where it names none."""
    return place.model_copy(
        update={
            "zone": place.zone or words.zone,
            "phone": place.phone or words.phone,
            "address": place.address or words.address,
        }
    )


def _read(path: Path, model: type[_Words], faults: list[str]) -> _Words | None:
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        faults.append(f"{path}: the file is missing; copy it from the program's own config directory")
    except UnicodeDecodeError:
        faults.append(f"{path}: not UTF-8; save it again with that encoding")
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{path}: not TOML: {error}")
    else:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            faults.extend(f"{path}: {_fault(dict(item))}" for item in error.errors())
    return None


def _fault(item: dict[str, Any]) -> str:
    key = ".".join(str(part) for part in item["loc"]) or "the file as a whole"
    if item["type"] == "extra_forbidden":
        return f"{key}: there is no such key; correct its spelling or remove it"
    if item["type"] == "missing":
        return f"{key}: is missing; add it"
    return f"{key}: {str(item['msg']).removeprefix('Value error, ')}"
