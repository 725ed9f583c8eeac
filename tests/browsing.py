"""Django's client as a browser: after a form it goes where it is sent, by GET, and shows that page."""

from typing import Any

from django.test import Client


class Browser(Client):
    """A client whose `post` follows redirects."""

    def post(self, *args: Any, **kwargs: Any) -> Any:
        """Post, then look at the page that the answer leads to."""
        return super().post(*args, **{"follow": True, **kwargs})
