"""A message's way after it was accepted: queued, sent, delivered or not, each step told to its callback."""

import asyncio
from collections import deque
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote_plus

from outreach.sandbox.accounts import Accounts
from outreach.sandbox.clock import Clock
from outreach.sandbox.faults import Plan
from outreach.sandbox.messages import Message
from outreach.sandbox.webhooks import Courier, Post

# status, error code, seconds after the step before
Step = tuple[str, int | None, float]

_quoted = lru_cache(maxsize=256)(quote_plus)  # senders are few


class Deliveries:
    """Moves messages by timers; no task is made for a message."""

    def __init__(
        self, clock: Clock, accounts: Accounts, courier: Courier, moved: Callable[[Message], None]
    ) -> None:
        self.running = 0  # messages not yet in a final state
        self.callbacks = 0  # callbacks that are still to come from them, or are held back as late
        self._clock = clock
        self._accounts = accounts
        self._courier = courier
        self._moved = moved
        self._generation = 0

    def forget(self) -> None:
        """Stop every message where it is."""
        self._generation += 1
        self.running = self.callbacks = 0

    def start(self, message: Message, plan: Plan) -> None:
        steps = _route(message, plan)
        self.running += 1
        if message.callback is not None:
            self.callbacks += len(steps)
            message.lane = deque()
        held: list[Post] | None = [] if plan.happens(plan.callbacks.disorder_rate) else None
        self._next(message, plan, steps, held)

    def _next(self, message: Message, plan: Plan, steps: deque[Step], held: list[Post] | None) -> None:
        loop = asyncio.get_running_loop()
        loop.call_later(steps[0][2], self._step, message, plan, steps, held, self._generation)

    def _step(
        self, message: Message, plan: Plan, steps: deque[Step], held: list[Post] | None, generation: int
    ) -> None:
        if generation != self._generation:
            return
        if message.status == "canceled":
            self._end(message, len(steps))
            return
        status, message.error_code, _ = steps.popleft()
        message.move(status, *self._clock.now())
        self._moved(message)
        if message.callback is not None:
            self._tell(message, plan, held, last=not steps)
        if steps:
            self._next(message, plan, steps, held)
        else:
            self.running -= 1

    def _end(self, message: Message, left: int) -> None:
        self.running -= 1
        if message.callback is not None:
            self.callbacks -= left

    def _tell(self, message: Message, plan: Plan, held: list[Post] | None, *, last: bool) -> None:
        """Post the callback of the present status, unless the plan holds it back, repeats or drops it."""
        post = self._post(message)
        if held is None:
            self._let_go(message, plan, post)
            return
        # Disordered: hold everything, then let it go with the last word first.
        held.append(post)
        if last:
            for one in reversed(held):
                self._let_go(message, plan, one)

    def _let_go(self, message: Message, plan: Plan, post: Post) -> None:
        faults = plan.callbacks
        if plan.happens(faults.drop_rate):
            self.callbacks -= 1
            return
        copies = 2 if plan.happens(faults.duplicate_rate) else 1
        self.callbacks += copies - 1
        assert message.lane is not None  # noqa: S101 (start() gave it one)
        for _ in range(copies):
            copy = Post(post.url, post.signed, post.body, post.token)
            if plan.happens(faults.late_rate):
                loop = asyncio.get_running_loop()
                # A lane of its own, so that it doesn't hold up what follows.
                loop.call_later(faults.late_ms / 1000, self._hand_over, deque(), copy, self._generation)
            else:
                self._hand_over(message.lane, copy, self._generation)

    def _hand_over(self, lane: deque[Post], post: Post, generation: int) -> None:
        if generation == self._generation:
            self.callbacks -= 1
            self._courier.enqueue(lane, post)

    def _post(self, message: Message) -> Post:
        """The callback of the present status, with its parameters in the order in which they are signed."""
        account, sid, status = message.account, message.sid, message.status
        sender, to, url = message.sender, message.to, message.callback or ""
        code = service = coded_service = coded_code = ""
        if message.error_code is not None:
            code, coded_code = f"ErrorCode{message.error_code}", f"&ErrorCode={message.error_code}"
        if message.service is not None:
            service = f"MessagingServiceSid{message.service}"
            coded_service = f"&MessagingServiceSid={message.service}"
        signed = (
            f"{url}AccountSid{account}ApiVersion2010-04-01{code}From{sender}MessageSid{sid}"
            f"MessageStatus{status}{service}SmsSid{sid}SmsStatus{status}To{to}"
        )
        # Only a sender id and the numbers' + need quoting; creation.py refuses the rest.
        body = (
            f"AccountSid={account}&ApiVersion=2010-04-01{coded_code}&From={_quoted(sender)}&MessageSid={sid}"
            f"&MessageStatus={status}{coded_service}&SmsSid={sid}&SmsStatus={status}&To=%2B{to[1:]}"
        )
        return Post(url, signed, body, self._accounts.token(account))


def _route(message: Message, plan: Plan) -> deque[Step]:
    pace = plan.callbacks
    steps: deque[Step] = deque([("queued", None, pace.queued_ms / 1000)])
    waited_s = (pace.queued_ms + pace.sent_ms) / 1000
    if message.validity_s is not None and waited_s > message.validity_s:
        steps.append(("failed", 30036, max(0.0, message.validity_s - pace.queued_ms / 1000)))
        return steps
    fate = plan.fate(message.to)
    if fate is not None and fate[0] == "failed":
        # Failed: it never left the carrier.
        steps.append((*fate, pace.sent_ms / 1000))
        return steps
    steps.append(("sent", None, pace.sent_ms / 1000))
    steps.append((*(fate or ("delivered", None)), pace.delivered_ms / 1000))
    return steps
