"""Patients' pages as a patient meets them: a real browser, no JavaScript, a phone's width and a desk's."""

import os
import re
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from outreach import wiring
from outreach.actions.links import preferences_link, unsubscribe_link, visit_link
from outreach.domain.purpose import Purpose
from outreach.records.models import Appointment, ContactPoint, Patient
from tests.factories import consent, mailbox, message, patient, phone, said, status, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOTS = os.environ.get("SHOTS")
"""A directory for pictures of every page, for whoever wants to look at them."""

Look = Callable[[str, str], None]


@pytest.fixture
def about() -> Appointment:
    who = patient(mailbox("ada@example.org"), phone("+16085550101"), birth_date=date(1980, 5, 31))
    start = wiring.clock().now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    made = visit(who, start=start)
    made.location.address = "2 Example Street, Madison, WI 53711"
    made.location.save()
    return made


@pytest.fixture
def look(screen: Page, request: pytest.FixtureRequest) -> Look:
    """Nothing hangs over the edge, nothing is too small for a thumb; a picture, where one is asked for."""

    def looked(name: str, there: str) -> None:
        expect(screen.locator("main")).to_contain_text(there)  # it has come
        wide, room = screen.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide <= room, f"{name}: {wide} px in a window of {room} px"
        for spot in screen.locator("button, .button, label.tick, input[type=text], input[type=time]").all():
            box = spot.bounding_box()
            assert box is not None
            assert box["height"] >= 48, f"{name}: {spot.inner_text()!r} is {box['height']} px high"
        if SHOTS:
            where = Path(SHOTS) / f"{name}-{room}.png"
            where.parent.mkdir(parents=True, exist_ok=True)
            screen.screenshot(path=where, full_page=True)

    return looked


def visit_of(about: Appointment, site: str) -> str:
    return visit_link(site, about.pk, mail_of(about).pk, about.start)


def preferences_of(about: Appointment, site: str) -> str:
    return preferences_link(site, about.patient_id, mail_of(about).pk, wiring.clock().now())


def mail_of(about: Appointment) -> ContactPoint:
    return ContactPoint.objects.get(channel="email", links__patient=about.patient_id)


def enter_birth(screen: Page, *, spanish: bool = False) -> None:
    labels = ("Mes", "Día", "Año") if spanish else ("Month", "Day", "Year")
    for label, value in zip(labels, ("5", "31", "1980"), strict=True):
        screen.get_by_label(label, exact=True).fill(value)
    screen.get_by_role("button", name="Continuar" if spanish else "Continue").click()


def test_confirm_a_visit(screen: Page, look: Look, site: str, about: Appointment) -> None:
    screen.goto(visit_of(about, site))
    look("visit-shut", "Date of birth")
    expect(screen.get_by_text("Example Street")).to_have_count(0)
    enter_birth(screen)
    look("visit-open", "I will be there")
    expect(screen).to_have_title(re.compile("^Your visit – "))
    expect(screen.get_by_text("Example Street")).to_be_visible()
    screen.get_by_role("button", name="I will be there").click()
    look("visit-confirmed", "Thank you. Your visit is confirmed.")
    expect(screen.get_by_role("status")).to_have_text("Thank you. Your visit is confirmed.")
    about.refresh_from_db()
    assert about.confirmed_at is not None
    screen.reload()
    look("visit-reloaded", "Thank you. Your visit is confirmed.")
    screen.go_back()
    look("visit-back", "You have confirmed this visit.")
    screen.go_back()
    look("visit-back-twice", "You have confirmed this visit.")


def test_a_visit_that_is_off(screen: Page, look: Look, site: str, about: Appointment) -> None:
    Appointment.objects.update(status="cancelled")
    screen.goto(visit_of(about, site))
    enter_birth(screen)
    look("visit-off", "This visit is cancelled.")


def test_cancel_in_two_steps(screen: Page, look: Look, site: str, about: Appointment) -> None:
    screen.goto(visit_of(about, site))
    enter_birth(screen)
    screen.get_by_role("button", name="Cancel this visit").click()
    look("visit-sure", "Do you want to cancel this visit?")
    screen.get_by_role("link", name="No, keep it").click()
    about.refresh_from_db()
    assert about.status == "booked"
    screen.get_by_role("button", name="Cancel this visit").click()
    screen.get_by_role("button", name="Yes, cancel it").click()
    look("visit-cancelled", "Your visit is cancelled")
    expect(screen.get_by_role("status")).to_contain_text("Your visit is cancelled")
    about.refresh_from_db()
    assert about.status == "cancelled"


def test_confirm_and_cancel_in_spanish(screen: Page, look: Look, site: str, about: Appointment) -> None:
    Patient.objects.update(language="es")
    screen.goto(visit_of(about, site))
    look("visit-shut-es", "Fecha de nacimiento")
    enter_birth(screen, spanish=True)
    look("visit-open-es", "Sí, voy a ir")
    screen.get_by_role("button", name="Sí, voy a ir").click()
    expect(screen.get_by_role("status")).to_have_text("Gracias. Su cita está confirmada.")
    screen.get_by_role("button", name="Cancelar esta cita").click()
    look("visit-sure-es", "¿Quiere cancelar esta cita?")
    screen.get_by_role("button", name="Sí, cancelarla").click()
    expect(screen.get_by_role("status")).to_contain_text("Su cita quedó cancelada")
    about.refresh_from_db()
    assert (about.confirmed_at is not None, about.status) == (True, "cancelled")


def test_a_wrong_date_of_birth(screen: Page, look: Look, site: str, about: Appointment) -> None:
    screen.goto(visit_of(about, site))
    screen.get_by_label("Month").fill("1")
    screen.get_by_label("Day").fill("1")
    screen.get_by_label("Year").fill("1981")
    screen.get_by_role("button", name="Continue").click()
    look("visit-wrong", "That is not the date we have.")
    expect(screen.get_by_role("alert")).to_contain_text("not the date we have")
    expect(screen.get_by_label("Year")).to_have_attribute("aria-invalid", "true")


def test_p39_preferences_are_saved_and_changed_back(
    screen: Page, look: Look, site: str, about: Appointment
) -> None:
    waiting = message(about, send_at=about.start - timedelta(days=1))
    screen.goto(visit_of(about, site))
    enter_birth(screen)
    screen.get_by_role("link", name="Choose what we send you").click()
    look("preferences", "What may we send to it?")
    expect(screen.get_by_text("a…@example.org").first).to_be_visible()
    expect(screen.get_by_label("My visits")).to_be_checked()
    screen.get_by_label("Health education").check()
    screen.get_by_label("By text").check()
    screen.get_by_label("Only this way").check()
    screen.get_by_label("Not before").fill("09:00")
    screen.get_by_label("Not later than").fill("18:00")
    screen.get_by_label("I understand this").check()
    screen.get_by_role("button", name="Save").click()
    look("preferences-saved", "Saved.")
    expect(screen.get_by_role("status")).to_contain_text("Saved.")
    expect(screen.get_by_role("status").get_by_role("listitem")).to_have_text(
        [
            "Health education: yes",
            "How should we reach you? By text, only this way",
            "Texts between 9:00 AM and 6:00 PM",
            "Messages may say more about your health",
        ]
    )
    who = Patient.objects.get()
    assert (who.only_channel, who.not_before, who.not_later) == ("sms", time(9), time(18))
    waiting.refresh_from_db()
    assert status(waiting) == "cancelled", "of a step that its cadence doesn't have"
    assert {event.purpose for event in said()} == {"education", "unencrypted"}
    screen.get_by_label("No preference").check()
    screen.get_by_label("Only this way").uncheck()
    screen.get_by_label("Not before").fill("")
    screen.get_by_label("Not later than").fill("")
    screen.get_by_role("button", name="Save").click()
    who.refresh_from_db()
    assert (who.only_channel, who.preferred_channel, who.not_before) == ("", "", None)


def test_p39_preferences_in_spanish(screen: Page, look: Look, site: str, about: Appointment) -> None:
    screen.goto(preferences_of(about, site))
    look("preferences-shut", "Date of birth")
    enter_birth(screen)
    screen.get_by_label("Español").check()
    screen.get_by_role("button", name="Save").click()
    expect(screen.get_by_role("status")).to_contain_text("Guardado.")
    screen.goto(preferences_of(about, site))
    look("preferences-es", "¿Qué podemos enviarle ahí?")
    screen.get_by_label("Ofertas y noticias").check()
    screen.get_by_label("Mis citas").uncheck()
    screen.get_by_role("button", name="Guardar").click()
    look("preferences-sure-es", "¿No quiere recibir ahí más mensajes")
    expect(screen.get_by_text("¿No quiere recibir ahí más mensajes")).to_be_visible()
    assert [line.purpose for line in said()] == ["marketing"]
    screen.get_by_role("button", name="Sí, no enviarlos más").click()
    look("preferences-saved-es", "Guardado.")
    expect(screen.get_by_role("status").get_by_role("listitem")).to_have_text(["Mis citas: no"])
    wording = said().get(purpose="marketing").wording
    assert "No es una condición para recibir atención" in wording


def test_an_error_stands_beside_its_field(screen: Page, look: Look, site: str, about: Appointment) -> None:
    screen.goto(preferences_of(about, site))
    enter_birth(screen)
    screen.get_by_label("Not before").fill("18:00")
    screen.get_by_label("Not later than").fill("09:00")
    screen.get_by_label("Only this way").check()
    screen.get_by_label("Surveys").check()
    screen.get_by_role("button", name="Save").click()
    look("preferences-errors", "Please look at this again")
    expect(screen.locator("#hours-error")).to_have_text("The first time must be earlier than the second.")
    expect(screen.locator("#channel-error")).to_contain_text("Please choose text or e-mail")
    expect(screen.get_by_label("Not before")).to_have_value("18:00")
    expect(screen.get_by_label("Surveys")).to_be_checked()
    assert not said().exists()


def test_back_and_reload_after_every_form_of_the_preferences_do_no_harm(
    screen: Page, look: Look, site: str, about: Appointment
) -> None:
    screen.goto(preferences_of(about, site))
    enter_birth(screen)
    screen.get_by_label("Not before").fill("18:00")
    screen.get_by_label("Not later than").fill("09:00")
    screen.get_by_role("button", name="Save").click()
    expect(screen.get_by_text("Please look at this again")).to_be_visible()  # there before it is loaded anew
    screen.reload()
    look("preferences-errors-reloaded", "Please look at this again")
    expect(screen.get_by_label("Not before")).to_have_value("18:00")
    screen.get_by_label("Not before").fill("08:30")
    screen.get_by_label("My visits").uncheck()
    screen.get_by_label("Not later than").fill("19:00")
    screen.get_by_role("button", name="Save").click()
    expect(screen.get_by_text("Do you want no more messages about your visits here?")).to_be_visible()
    screen.reload()
    look("preferences-sure", "Do you want no more messages about your visits here?")
    screen.get_by_role("button", name="Yes, stop them").click()
    look("preferences-care-off", "My visits: no")
    screen.reload()
    look("preferences-care-off", "My visits: no")
    count = said().count()
    for _ in range(4):
        screen.go_back()
        look("preferences-back", "What may we send to it?")
        expect(screen.get_by_label("My visits")).not_to_be_checked()
    assert said().count() == count == 1


def test_back_and_reload_after_ending_a_kind_of_mail_do_no_harm(
    screen: Page, look: Look, site: str, about: Appointment
) -> None:
    box = mail_of(about)
    consent(box, "education")
    screen.goto(unsubscribe_link(site, box.pk, Purpose.EDUCATION, wiring.clock().now()))
    screen.get_by_role("button", name="Stop these e-mails").click()
    screen.get_by_role("button", name="That was a mistake").click()
    look("subscribed-again", "You will get these messages again")
    screen.reload()
    look("subscribed-again", "You will get these messages again")
    screen.go_back()
    screen.reload()
    screen.go_back()
    look("unsubscribe", "Do you want to stop these e-mails?")
    assert [line.kind for line in said().filter(purpose="education", medium="page").order_by("id")] == [
        "withdrawn",
        "granted",
    ]


def test_without_a_date_of_birth_on_file(screen: Page, look: Look, site: str, about: Appointment) -> None:
    Patient.objects.update(birth_date=None)
    screen.goto(visit_of(about, site))
    look("visit-unguarded", "I will be there")
    expect(screen.get_by_text("Example Street")).to_have_count(0)
    screen.get_by_role("link", name="Choose what we send you").click()
    look("preferences-unguarded", "My visits")
    expect(screen.get_by_label("My visits")).to_be_checked()
    expect(screen.get_by_label("Not before")).to_have_count(0)


def test_ending_a_kind_of_mail_and_going_on_to_the_rest(
    screen: Page, look: Look, site: str, about: Appointment
) -> None:
    box = mail_of(about)
    consent(box, "education")
    screen.goto(unsubscribe_link(site, box.pk, Purpose.EDUCATION, wiring.clock().now()))
    look("unsubscribe", "You will get no more messages of this kind")
    screen.get_by_role("button", name="Stop these e-mails").click()
    look("unsubscribed", "Done.")
    expect(screen.get_by_role("status")).to_contain_text("Done.")
    screen.get_by_role("link", name="Choose what we send you").click()
    enter_birth(screen)
    expect(screen.get_by_label("Health education")).not_to_be_checked()


def test_a_link_that_opens_nothing(screen: Page, look: Look, site: str) -> None:
    screen.goto(f"{site}/p/nonsense")
    look("gone", "does not open anything")
    expect(screen.get_by_role("heading")).to_contain_text("does not open anything")
    screen.get_by_role("link", name="Español").click()
    look("gone-es", "Este enlace")
