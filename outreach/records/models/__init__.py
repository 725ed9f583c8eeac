"""The nouns, one file each; import them from here."""

from outreach.records.models.audit import AuditEvent, AuditMark, AuditSeal, NumberCheck, TaskEvent
from outreach.records.models.clinic import (
    Cadence,
    CadenceStep,
    Location,
    Practitioner,
    Sender,
    VisitType,
    ZoneRules,
)
from outreach.records.models.inbox import (
    HOLDING,
    NOTED,
    THE_PROGRAM,
    InboundMessage,
    PrivacyIncident,
    RawReceipt,
    StaffTask,
    TaskKind,
)
from outreach.records.models.messages import Message, MessageEvent, MessageWords
from outreach.records.models.people import (
    ConsentEvent,
    ContactPoint,
    ContactStatus,
    PageTry,
    Patient,
    PatientContact,
)
from outreach.records.models.staff import StaffUser
from outreach.records.models.visits import Appointment

__all__ = [
    "HOLDING",
    "NOTED",
    "THE_PROGRAM",
    "Appointment",
    "AuditEvent",
    "AuditMark",
    "AuditSeal",
    "Cadence",
    "CadenceStep",
    "ConsentEvent",
    "ContactPoint",
    "ContactStatus",
    "InboundMessage",
    "Location",
    "Message",
    "MessageEvent",
    "MessageWords",
    "NumberCheck",
    "PageTry",
    "Patient",
    "PatientContact",
    "Practitioner",
    "PrivacyIncident",
    "RawReceipt",
    "Sender",
    "StaffTask",
    "StaffUser",
    "TaskEvent",
    "TaskKind",
    "VisitType",
    "ZoneRules",
]
