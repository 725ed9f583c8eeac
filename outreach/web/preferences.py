"""The preferences page: what may come to an address, which way, in which language, at which hours."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from outreach import wiring
from outreach.actions.links import BadLink, read_preferences_link
from outreach.actions.preferences import Preferences, Reader, read
from outreach.actions.set_preferences import set_preferences
from outreach.domain.address import mask_email, mask_phone
from outreach.domain.channel import Channel
from outreach.domain.dates import clock as time_of_day
from outreach.domain.purpose import OF_PATIENTS, UNENCRYPTED, Purpose
from outreach.web.birth import Door, at_the_door, draft_before, keep_draft, leave_open, problem_before
from outreach.web.pages import broken, done_before, evidence, gone, in_force, language, page, then
from outreach.web.preferences_form import (
    Filled,
    draft_of,
    fill,
    redrawn,
    seal,
    values_of,
    without_care,
    wordings,
)
from outreach.web.texts import TEXTS

_WRONG, _SURE = "form_wrong", "care_sure"


@require_http_methods(["GET", "HEAD", "POST"])
def preferences_page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the date of birth, show what holds, save what was changed; GET changes nothing (rule P39).

    Where the schedule has no date of birth, or no longer this address, the page is about the address alone:
    what may come to it, and nothing of the person.
    """
    now = wiring.clock().now()
    try:
        reader = _reader(token, now)
    except BadLink as error:
        return gone(request, expired=error.expired)
    door = at_the_door(request, reader.patient, now) if _personal(reader) else Door(opened=True)
    if door.just_now or (request.method == "POST" and not door.opened):
        response = then(request, door.problem)
        if door.just_now:
            leave_open(response, reader.patient, now)
        return response
    if not door.opened:
        lang = language(request, reader.patient.language)
        return page(request, "preferences.html.j2", lang, opened=False, problem=problem_before(request))
    if request.method == "POST":
        return _save(request, reader, now)
    return _show(request, reader, **_told(request, reader, now))


def _reader(token: str, now: datetime) -> Reader:
    reader = read(*read_preferences_link(token, now))
    if reader is None:
        raise BadLink
    return reader


def _personal(reader: Reader) -> bool:
    return reader.theirs and reader.patient.birth_date is not None


def _save(request: HttpRequest, reader: Reader, now: datetime) -> HttpResponse:
    clinic = wiring.engine().clinic
    sure = request.POST.get("sure") == "stop"
    filled = (
        without_care(request.POST)
        if sure
        else fill(request.POST, reader, clinic.hours, personal=_personal(reader))
    )
    if filled is None:
        return then(request, "form_old")
    if filled.errors:
        draft = draft_of(request.POST, reader)
        response = then(request, _WRONG if draft else "form_old")
        keep_draft(request, response, reader.patient, now, draft)
        return response
    # The rest is saved before the question, which then needs nothing carried along.
    ask = not sure and Purpose.CARE in filled.shown.purposes - filled.wished.purposes
    if ask:
        filled = _with_care(filled)
    shown_in = request.POST.get("lang", "")
    boxes = wordings(shown_in if shown_in in TEXTS else "en", clinic.name)
    changed = set_preferences(
        reader.patient.pk,
        reader.contact.pk,
        filled.shown,
        filled.wished,
        now,
        clinic.hours,
        wording={name: "\n".join(words) for name, words in boxes.items()},
        evidence=evidence(request),
    )
    if changed & (set(OF_PATIENTS) - filled.wished.purposes) and not in_force(reader.contact.pk):
        return broken(request)
    lang = filled.wished.language if "language" in changed else ""
    done = ",".join([*sorted(changed), *([_SURE] if ask else [])])
    response = then(request, done or "nothing_new", lang=lang)
    keep_draft(request, response, reader.patient, now, "")
    return response


def _told(request: HttpRequest, reader: Reader, now: datetime) -> dict[str, Any]:
    """What came of the form before this page, each change as it stands now."""
    done = done_before(request)
    if done == _WRONG:
        draft = draft_before(request, reader.patient, now)
        return {"filled": redrawn(draft, reader, wiring.engine().clinic.hours)}
    if not done or done in {"form_old", "nothing_new"}:
        return {"notice": done}
    changed = done.split(",")
    lang = language(request, reader.patient.language)
    ask = _SURE in changed and Purpose.CARE in reader.present.purposes
    return {"saved": _saved(changed, reader.present, lang), "ask": ask}


def _with_care(filled: Filled) -> Filled:
    return replace(filled, wished=replace(filled.wished, purposes=filled.wished.purposes | {Purpose.CARE}))


def _show(
    request: HttpRequest,
    reader: Reader,
    *,
    filled: Filled | None = None,
    **values: Any,
) -> HttpResponse:
    clinic = wiring.engine().clinic
    lang = language(request, reader.patient.language)
    context = values_of(filled.wished if filled else reader.present)
    if filled:
        context |= {"not_before": filled.hours[0], "not_later": filled.hours[1]}
    boxes = wordings(lang, clinic.name)
    return page(
        request,
        "preferences.html.j2",
        lang,
        opened=True,
        personal=_personal(reader),
        purposes=[(p.value, *boxes[p.value]) for p in OF_PATIENTS],
        private=boxes[UNENCRYPTED],
        address=_masked(reader.contact.channel, reader.contact.value),
        stopped=reader.contact.channel == Channel.SMS and reader.contact.opted_out_at is not None,
        ways=_ways(reader),
        shown=seal(filled.shown if filled else reader.present),
        errors=filled.errors if filled else {},
        opens=_hour(lang, clinic.hours.opens),
        closes=_hour(lang, clinic.hours.closes),
        path=request.path,
        **context,
        **values,
    )


def _ways(reader: Reader) -> list[tuple[str, str]]:
    """The channels that may be chosen, each with the address it reaches, masked."""
    return [
        (channel.value, _masked(channel, reader.reached.get(channel, "")))
        for channel in Channel
        if channel in reader.reached or channel == reader.present.channel
    ]


def _masked(channel: str, address: str) -> str:
    if not address:
        return ""
    return mask_phone(address) if channel == Channel.SMS else mask_email(address)


def _hour(lang: str, hour: time) -> str:
    return time_of_day(lang, datetime.combine(date.min, hour, UTC))


def _saved(changed: Iterable[str], wished: Preferences, lang: str) -> list[str]:
    """Each change as it stands now, in the order of the page."""
    text, changed = TEXTS[lang], set(changed)
    told = [
        f"{text[p]}: {text['yes'] if p in wished.purposes else text['no']}"
        for p in OF_PATIENTS
        if p.value in changed
    ]
    if "channel" in changed:
        way = text[f"by_{wished.channel or 'any'}"]
        told.append(f"{text['way']} {way}{', ' + text['only_short'] if wished.only else ''}")
    if "language" in changed:
        told.append(f"{text['language']}: {text[f'in_{wished.language}']}")
    if "hours" in changed:
        told.append(_told_hours(wished, lang))
    if UNENCRYPTED in changed:
        told.append(text["private_yes"] if wished.unencrypted else text["private_no"])
    return told


def _told_hours(wished: Preferences, lang: str) -> str:
    text = TEXTS[lang]
    if wished.hours is None:
        return text["hours_usual"]
    first, last = (_hour(lang, hour) for hour in wished.hours)
    return text["hours_own"].format(opens=first, closes=last)
