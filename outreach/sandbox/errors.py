"""The carrier's refusals: HTTP status, code and words (Twilio's error dictionary)."""

from typing import Any

# code: (HTTP status, message); {} takes what the refusal is about.
REFUSALS: dict[int, tuple[int, str]] = {
    20001: (400, "{}"),
    20003: (401, "Authenticate"),
    20004: (405, "Method not allowed"),
    20404: (404, "The requested resource {} was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "An internal server error has occurred"),
    20503: (503, "Service is unavailable. Please try again"),
    21211: (400, "Invalid 'To' Phone Number: {}"),
    21212: (400, "Invalid From Number (caller ID): {}"),
    21266: (400, "'To' and 'From' number cannot be the same"),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21609: (400, "The 'StatusCallback' URL {} is not a valid URL."),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit."),
    21701: (400, "The Messaging Service does not exist"),
    30409: (409, "Message cannot be canceled because it is no longer waiting to be sent"),
}

# What `error_message` says of a message that was accepted and then failed.
FAILURES: dict[int, str] = {
    30003: "Unreachable destination handset",
    30006: "Landline or unreachable carrier",
    30008: "Unknown error",
    30036: "Validity period expired",
}


class RefusalError(Exception):
    """An API call the carrier refuses; `code` is a key of REFUSALS."""

    def __init__(self, code: int, about: str = "", status: int | None = None) -> None:
        default_status, words = REFUSALS[code]
        self.code = code
        self.status = status or default_status
        self.message = words.format(about)
        super().__init__(f"{self.status}/{code}")

    def body(self) -> dict[str, Any]:
        """`{code, message, more_info, status}`, as every error of the 2010-04-01 API."""
        return {
            "code": self.code,
            "message": self.message,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }
