"""EMAIL_URL: which mail service, and how we know that a webhook is really its."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.mail import mail_service, mail_settings

SECRET = "mailhook:0123456789abcdef"


@pytest.mark.parametrize(
    ("url", "anymail"),
    [
        ("anymail://mailgun?api_key=k", {"MAILGUN_API_KEY": "k"}),
        (
            "anymail://mailgun?api_key=k&webhook_signing_key=s%40t",
            {"MAILGUN_API_KEY": "k", "MAILGUN_WEBHOOK_SIGNING_KEY": "s@t"},
        ),
        (
            f"anymail://postmark?server_token=t&webhook_secret={SECRET}",
            {"POSTMARK_SERVER_TOKEN": "t", "WEBHOOK_SECRET": SECRET},
        ),
        (f"anymail://amazon_ses?webhook_secret={SECRET}", {"WEBHOOK_SECRET": SECRET}),
    ],
)
def test_a_service_that_can_be_told_from_a_forger(url: str, anymail: dict[str, str]) -> None:
    assert mail_settings(url, 10)["ANYMAIL"] == anymail


@pytest.mark.parametrize(
    "url",
    [
        "anymail://postmark?server_token=hunter2",
        "anymail://sendgrid?api_key=hunter2",
        "anymail://amazon_ses",
        "anymail://mailgun?sender_domain=hunter2",
        "anymail://postmark?server_token=t&webhook_secret=hunter2",
        "anymail://postmark?server_token=t&webhook_secret=name:hunter2",
        "anymail://postmark?server_token=t&webhook_secret=:hunter2hunter2hunter2",
    ],
)
def test_p26_no_start_without_a_way_to_tell(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"EMAIL_URL.*webhook_secret.*name:password") as refused:
        mail_settings(url, 10)
    assert "hunter2" not in str(refused.value)


def test_a_service_nobody_has_heard_of_is_told_with_those_that_there_are() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"EMAIL_URL: no mail service.*mailgun.*postmark"):
        mail_settings(f"anymail://pigeon?webhook_secret={SECRET}", 10)


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("", ""),
        ("smtp://u:p@mail.example.org", ""),
        ("anymail://mailgun?api_key=k", "mailgun"),
        ("anymail://Amazon_SES/?x=1", "amazon_ses"),
        ("anymail://key@postmark?server_token=t", "postmark"),
    ],
)
def test_a_plain_server_has_no_webhooks(url: str, service: str) -> None:
    assert mail_service(url) == service


def test_a_service_needs_a_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="anymail://"):
        mail_settings("anymail://?api_key=k", 10)
