"""The carrier itself: takes messages in, keeps its books, and forgets all when told to."""

import asyncio
import os

from outreach.sandbox.accounts import Accounts
from outreach.sandbox.clock import Clock
from outreach.sandbox.delivery import Deliveries
from outreach.sandbox.faults import Plan
from outreach.sandbox.messages import Message
from outreach.sandbox.optout import Blocks
from outreach.sandbox.phones import Phones
from outreach.sandbox.store import Store
from outreach.sandbox.webhooks import Courier

# The number texts of a messaging service come from, whatever the service.
SERVICE_NUMBER = "+16085550100"


class Carrier:
    """State shared by the API, the inbound side and the control side."""

    def __init__(self, accounts: Accounts, clock: Clock) -> None:
        self.accounts = accounts
        self.clock = clock
        self.store = Store()
        self.phones = Phones()
        self.blocks = Blocks()
        self.plan = Plan()
        self.courier = Courier()
        self.deliveries = Deliveries(clock, accounts, self.courier, self.phones.moved)
        self.calls_in_flight = 0
        self.inbound_in_flight = 0
        self.service_of: dict[str, str] = {}  # number -> the messaging service that last used it
        self.account_of: dict[str, str] = {}  # number -> the account that last used it
        self.closing = asyncio.Event()

    def blocked(self, phone: str, sender: str, service: str | None) -> bool:
        return self.blocks.holds(phone, sender, service, self.service_of.get(sender))

    def senders(self, number: str) -> list[str]:
        """What a phone blocks when it texts STOP to that number: the number, and its service."""
        service = self.service_of.get(number)
        return [number] if service is None else [number, service]

    def accept(
        self,
        *,
        account: str,
        sender: str,
        to: str,
        body: str,
        direction: str = "outbound-api",
        service: str | None = None,
        callback: str | None = None,
        call_us: int | None = None,
        validity_s: int | None = None,
        media: int = 0,
    ) -> Message:
        """Take a message for delivery: from here on it is in the ledger, whatever the caller hears."""
        now, dated = self.clock.now()
        message = Message(
            sid=("MM" if media else "SM") + os.urandom(16).hex(),
            account=account,
            sender=sender,
            to=to,
            body=body,
            direction=direction,
            status="queued" if service is None else "accepted",
            created_us=dated,
            accepted_us=now,
            service=service,
            callback=callback,
            call_us=call_us,
            validity_s=validity_s,
            media=media,
        )
        if service is not None:
            self.service_of[sender] = service
        self.account_of[sender] = account
        self.store.accepted += 1
        self.store.add(message)
        self.phones.add(message)
        self.deliveries.start(message, self.plan)
        return message

    def reset(self, *, accounts: bool = False) -> None:
        """As just started: no messages, calls, blocks, faults or waiting callbacks; accounts if asked to."""
        self.deliveries.forget()
        self.courier.forget()
        self.store.clear()
        self.phones.clear()
        self.blocks.clear()
        self.service_of.clear()
        self.account_of.clear()
        self.plan = Plan()
        if accounts:
            self.accounts.forget()
