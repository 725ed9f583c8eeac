"""Who may call: fixed credentials, or accounts learnt from their first call."""

import base64
import binascii
import re

ACCOUNT = re.compile(r"AC[0-9a-fA-F]{32}")

# Used to sign webhooks before any account was learnt; shown at GET /_sandbox/config.
DEFAULT_SID = "AC5a4db0c5a4db0c5a4db0c5a4db0c5a4d"
DEFAULT_TOKEN = "sandbox-auth-token"  # noqa: S105 (documented, and good for nothing else)


class Accounts:
    """Account sids and their auth tokens.

    With a sid and token given only these pass. Otherwise the first token used with an account becomes that
    account's token, and another one is refused from then on.
    """

    def __init__(self, sid: str | None = None, token: str | None = None) -> None:
        if (sid is None) != (token is None):
            raise ValueError("account sid and auth token: give both, or neither")
        if sid is not None and not ACCOUNT.fullmatch(sid):
            raise ValueError("account sid: want AC followed by 32 hexadecimal digits")
        self.fixed = sid is not None
        self._first = sid or DEFAULT_SID
        self._first_token = token or DEFAULT_TOKEN
        self._tokens: dict[str, str] = {}
        self.forget()

    def forget(self) -> None:
        """Drop what was learnt."""
        self.current = self._first
        self._tokens.clear()
        self._passed: set[tuple[str, str]] = set()
        if self.fixed:
            self._tokens[self._first] = self._first_token

    def known(self) -> list[str]:
        return list(self._tokens)

    def token(self, account: str) -> str:
        """The secret webhooks of that account are signed with."""
        return self._tokens.get(account, self._first_token)

    def admits(self, authorization: str | None, account: str) -> bool:
        """Whether HTTP basic credentials open that account (and learn them, if they are its first)."""
        if authorization is None:
            return False
        if (authorization, account) in self._passed:
            return True
        user, token = _basic(authorization)
        if user != account or not token or not ACCOUNT.fullmatch(account):
            return False
        if account not in self._tokens:
            if self.fixed:
                return False
            self._tokens[account] = token
        if self._tokens[account] != token:
            return False
        self.current = account
        self._passed.add((authorization, account))
        return True


def _basic(header: str) -> tuple[str, str]:
    scheme, _, coded = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        user, _, token = base64.b64decode(coded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return user, token
