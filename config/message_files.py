"""The message templates as they ship, read without a database."""

from config.environment import BASE_DIR
from outreach.domain.wording import Catalogue

TEMPLATES = BASE_DIR / "templates" / "messages"


def catalogue() -> Catalogue:
    """Every template, under its path: en/reminder.sms.j2."""
    files = sorted(TEMPLATES.rglob("*.j2"))
    return Catalogue({file.relative_to(TEMPLATES).as_posix(): file.read_text("utf-8") for file in files})
