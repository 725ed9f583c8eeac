"""The sandbox as the demo's conductor sees it: phones that ring, texts they send, and the carrier's books."""

import http.client
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

_TIMEOUT_S = 20


class World:
    """The control side of a sandbox at `url`, over one kept-alive connection."""

    def __init__(self, url: str) -> None:
        self._address = urlsplit(url).netloc
        self._connection = http.client.HTTPConnection(self._address, timeout=_TIMEOUT_S)
        self._seen = 0

    def quiet(self) -> bool:
        """Whether nothing is on its way: no call, no delivery, no webhook."""
        return not any(self._get("/_sandbox/pending").values())

    def rung(self) -> list[tuple[str, str]]:
        """Number and last text of each phone that received one since the last time this was asked."""
        answer = self._get(f"/_sandbox/phones?after={self._seen}")
        self._seen = answer["cursor"]
        return [
            (phone["number"], phone["last"]["body"])
            for phone in reversed(answer["phones"])
            if phone["last"]["direction"].startswith("outbound") and phone["last"]["status"] == "delivered"
        ]

    def text(self, phone: str, to: str, body: str) -> None:
        """Text the clinic from this phone; returns when its webhook was answered."""
        self._post("/_sandbox/inbound", {"from": phone, "to": to, "body": body})

    def clinic_number(self) -> str:
        """The number patients see."""
        return str(self._get("/_sandbox/config")["service_number"])

    def set_faults(self, plan: Mapping[str, Any]) -> None:
        """Put a plan of faults in force."""
        self._post("/_sandbox/faults", plan)

    def ledger(self) -> list[dict[str, Any]]:
        """Every text the carrier accepted."""
        lines: list[dict[str, Any]] = self._get("/_sandbox/ledger")
        return lines

    def letters(self) -> list[dict[str, Any]]:
        """Every e-mail the mailbox took."""
        letters: list[dict[str, Any]] = self._get("/_sandbox/mail")
        return letters

    def _get(self, path: str) -> Any:
        return self._ask("GET", path, None)

    def _post(self, path: str, content: Mapping[str, Any]) -> Any:
        return self._ask("POST", path, json.dumps(content))

    def _ask(self, method: str, path: str, body: str | None) -> Any:
        try:
            self._connection.request(method, path, body)
            response = self._connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            raise
        if response.status != 200:
            raise RuntimeError(f"the sandbox answered {response.status} to {method} {path.partition('?')[0]}")
        return json.loads(content)
