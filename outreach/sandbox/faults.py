"""The plan of faults: what goes wrong, how often, and for whom; checked key by key when it is set."""

import random
from dataclasses import asdict, dataclass, field, fields
from typing import Any, TypeVar

_T = TypeVar("_T")

API_KINDS = ("rate_limited", "server_error", "timeout", "lost_answer", "reset")
API_CALLS = ("create", "read", "all")
SERVER_ERRORS = (500, 502, 503, 504)


class PlanError(ValueError):
    """A plan that can't be used; the text names the key and says what would do."""


@dataclass
class ApiFault:
    """A fault of the API: its kind, and which calls it meets."""

    kind: str
    rate: float = 1.0
    times: int | None = None  # at most so often; None: no end
    to: str | None = None  # only calls to this number
    on: str = "create"
    status: int = 503  # of a server_error
    hold_s: float = 30.0  # of a timeout
    _fired: int = 0

    def meets(self, call: str, to: str | None, draw: random.Random) -> bool:
        if self.on not in (call, "all") or (self.to is not None and self.to != to):
            return False
        if self.times is not None and self._fired >= self.times:
            return False
        if self.rate < 1.0 and draw.random() >= self.rate:
            return False
        self._fired += 1
        return True


@dataclass(frozen=True)
class CallbackFaults:
    """Pace of a message's life (ms, each step after the last), and what goes wrong with its callbacks."""

    queued_ms: float = 1.0
    sent_ms: float = 2.0
    delivered_ms: float = 3.0
    duplicate_rate: float = 0.0
    late_rate: float = 0.0
    late_ms: float = 2000.0
    disorder_rate: float = 0.0
    drop_rate: float = 0.0


@dataclass(frozen=True)
class Numbers:
    """Phones that can't be reached, by the way in which they can't."""

    landline: frozenset[str] = frozenset()  # undelivered, 30006
    unreachable: frozenset[str] = frozenset()  # undelivered after it was sent, 30003
    failing: frozenset[str] = frozenset()  # failed, 30008
    invalid: frozenset[str] = frozenset()  # refused, 21211


@dataclass
class Plan:
    """A plan in force. Draws come from `seed`: the same calls in the same order meet the same faults."""

    seed: int = 1
    latency_ms: float = 0.0
    latency_jitter_ms: float = 0.0
    api: list[ApiFault] = field(default_factory=list)
    callbacks: CallbackFaults = CallbackFaults()
    numbers: Numbers = Numbers()

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)

    def api_fault(self, call: str, to: str | None) -> ApiFault | None:
        """The first fault of the plan that this call meets."""
        return next((fault for fault in self.api if fault.meets(call, to, self.draw)), None)

    def latency_s(self) -> float:
        if not self.latency_ms and not self.latency_jitter_ms:
            return 0.0
        jitter = self.draw.uniform(-self.latency_jitter_ms, self.latency_jitter_ms)
        return max(0.0, self.latency_ms + jitter) / 1000

    def happens(self, rate: float) -> bool:
        return rate > 0.0 and self.draw.random() < rate

    def fate(self, phone: str) -> tuple[str, int] | None:
        """Final status and error code of messages to this phone; None: they are delivered."""
        if phone in self.numbers.landline:
            return "undelivered", 30006
        if phone in self.numbers.unreachable:
            return "undelivered", 30003
        return ("failed", 30008) if phone in self.numbers.failing else None

    def shown(self) -> dict[str, Any]:
        """As JSON, all defaults filled in; it can be posted back."""
        return {
            "seed": self.seed,
            "latency_ms": self.latency_ms,
            "latency_jitter_ms": self.latency_jitter_ms,
            "api": [{k: v for k, v in asdict(f).items() if k != "_fired"} for f in self.api],
            "callbacks": asdict(self.callbacks),
            "numbers": {f.name: sorted(getattr(self.numbers, f.name)) for f in fields(Numbers)},
        }


def read_plan(raw: Any) -> Plan:
    """Build a plan from JSON; {} is a carrier without faults. PlanError names key and remedy."""
    given = _table(raw, "plan", {f.name for f in fields(Plan)})
    faults = given.get("api", [])
    if not isinstance(faults, list):
        raise PlanError('api: want a list, like [{"kind": "rate_limited", "times": 5}]')
    return Plan(
        seed=int(_number(given, "seed", "seed", 1, whole=True)),
        latency_ms=_number(given, "latency_ms", "latency_ms", 0),
        latency_jitter_ms=_number(given, "latency_jitter_ms", "latency_jitter_ms", 0),
        api=[_api_fault(item, f"api[{index}]") for index, item in enumerate(faults)],
        callbacks=_callbacks(given.get("callbacks", {})),
        numbers=_numbers(given.get("numbers", {})),
    )


def _api_fault(raw: Any, where: str) -> ApiFault:
    keys = {f.name for f in fields(ApiFault)} - {"_fired"}
    given = _table(raw, where, keys)
    if "kind" not in given:
        raise PlanError(f"{where}.kind: missing; give one of {', '.join(API_KINDS)}")
    times = given.get("times")
    to = given.get("to")
    return ApiFault(
        kind=_choice(given, "kind", where, API_KINDS, ""),
        rate=_number(given, "rate", f"{where}.rate", 1, high=1),
        times=None if times is None else int(_number(given, "times", f"{where}.times", 0, whole=True)),
        to=None if to is None else _phone(to, f"{where}.to"),
        on=_choice(given, "on", where, API_CALLS, "create"),
        status=_choice(given, "status", where, SERVER_ERRORS, 503),
        hold_s=_number(given, "hold_s", f"{where}.hold_s", 30),
    )


def _callbacks(raw: Any) -> CallbackFaults:
    given = _table(raw, "callbacks", {f.name for f in fields(CallbackFaults)})
    usual = asdict(CallbackFaults())
    return CallbackFaults(
        **{
            key: _number(
                given, key, f"callbacks.{key}", default, high=1 if key.endswith("_rate") else float("inf")
            )
            for key, default in usual.items()
        }
    )


def _numbers(raw: Any) -> Numbers:
    given = _table(raw, "numbers", {f.name for f in fields(Numbers)})
    lists: dict[str, frozenset[str]] = {}
    for key, phones in given.items():
        if not isinstance(phones, list):
            raise PlanError(f'numbers.{key}: want a list of numbers, like ["+16085550123"]')
        lists[key] = frozenset(_phone(p, f"numbers.{key}[{i}]") for i, p in enumerate(phones))
    return Numbers(**lists)


def _table(raw: Any, where: str, known: set[str]) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise PlanError(f"{where}: want a JSON object")
    for key in raw:
        if key not in known:
            name = key if where == "plan" else f"{where}.{key}"
            raise PlanError(f"{name}: unknown key; known are {', '.join(sorted(known))}")
    return raw


def _number(
    given: dict[str, Any],
    key: str,
    where: str,
    default: float,
    *,
    high: float = float("inf"),
    whole: bool = False,
) -> float:
    value = given.get(key, default)
    wanted = "a whole number" if whole else "a number"
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        raise PlanError(f"{where}: want {wanted}, not {type(value).__name__}")
    if not 0 <= value <= high:
        raise PlanError(
            f"{where}: want {wanted} " + ("from 0 up" if high == float("inf") else f"from 0 to {high:g}")
        )
    return value


def _choice(given: dict[str, Any], key: str, where: str, choices: tuple[_T, ...], default: _T) -> _T:
    value = given.get(key, default)
    for choice in choices:
        if value == choice:
            return choice
    raise PlanError(f"{where}.{key}: want one of {', '.join(map(str, choices))}")


def _phone(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.startswith("+"):
        raise PlanError(f'{where}: want a number in E.164, like "+16085550123"')
    return value
