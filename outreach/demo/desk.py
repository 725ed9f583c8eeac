"""What the practice's people do in the ten days, by the actions that their pages and commands call."""

from collections.abc import Callable
from datetime import datetime, time

from outreach.actions.close_task import close, take
from outreach.actions.patient_wishes import Wishes, change_wishes
from outreach.demo.practice import Person
from outreach.domain.windows import Hours
from outreach.records.models import Patient, StaffTask, TaskKind

NURSE, PRACTITIONER = "J. Ostrander, RN", "N. Castellanos, NP"


class Desk:
    """Colleagues at work; `say` is told what the audience should notice."""

    def __init__(self, now: Callable[[], datetime], say: Callable[[str], None], clinic_hours: Hours) -> None:
        self._now, self._say, self._clinic_hours = now, say, clinic_hours

    def take_crisis(self, by: str) -> None:
        """Somebody says that they are on it: the clock stops (rule P59)."""
        task = self._crisis()
        take(task.pk, by, self._now())
        self._say(f"{by} takes the crisis, task {task.pk} [P59]")

    def close_crisis(self, by: str, note: str) -> None:
        """The same person closes it by name, and lets the patient's messages go again (rule P59)."""
        task = self._crisis()
        again = close(task.pk, by, self._now(), note=note, resume=True)
        self._say(f"{by} closes task {task.pk}; {again} messages that had waited go again [P59]")

    def note_zip(self, person: Person, zip_code: str) -> None:
        """The front desk hears where a patient is for a while (rule P32)."""
        Patient.objects.filter(external_id=person.id).update(postal_code=zip_code)
        self._say(f"the desk notes that a patient stays in ZIP code {zip_code} [P32]")

    def note_hours(self, person: Person, since: time, until: time) -> None:
        """The front desk hears at which hours a patient wants to be reached (rule P39)."""
        wishes = Wishes(hours=Hours(since, until))
        change_wishes(person.id, wishes, self._now(), self._clinic_hours, by=NURSE)
        self._say(f"the desk notes that a patient wants texts from {since:%H:%M} to {until:%H:%M} [P39]")

    @staticmethod
    def _crisis() -> StaffTask:
        return StaffTask.objects.get(kind=TaskKind.CRISIS, closed_at__isnull=True)
