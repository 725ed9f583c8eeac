"""The page of phones: what it reads without a browser, and what a person sees with one."""

from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import Browser, Page, expect
from twilio.rest import Client

from tests.chromium import running_browser
from tests.sandbox.harness import OURS, PATIENCE_S, PHONE, Listener, Sandbox
from tests.sandbox.test_mailbox import letter, post

HTML = "<img src=x onerror=\"document.title='pwned'\"> & <b>bold</b>"


def test_the_list_tells_only_what_changed(client: Client, sandbox: Sandbox) -> None:
    for index in range(210):
        client.messages.create(to=f"+1608555{index:04d}", from_="+16085559999", body="x")
    sandbox.settled()
    all_of_them = sandbox.get("/_sandbox/phones")
    assert (all_of_them["total"], len(all_of_them["phones"])) == (210, 200)
    assert sandbox.get(f"/_sandbox/phones?after={all_of_them['cursor']}")["phones"] == []
    client.messages.create(to="+16085550005", from_="+16085559999", body="y")
    news = sandbox.get(f"/_sandbox/phones?after={all_of_them['cursor']}")["phones"]
    assert [(phone["number"], phone["texts"]) for phone in news] == [("+16085550005", 2)]
    assert [p["number"] for p in sandbox.get("/_sandbox/phones?q=0007")["phones"]] == ["+16085550007"]


def test_a_thread_tells_only_what_changed(client: Client, sandbox: Sandbox) -> None:
    client.messages.create(to=PHONE, from_=OURS, body="one")
    sandbox.settled()
    path = f"/_sandbox/phones/%2B{PHONE[1:]}"
    thread = sandbox.get(path)
    assert [text["status"] for text in thread["texts"]] == ["delivered"]
    client.messages.create(to=PHONE, from_=OURS, body="two")
    assert [text["body"] for text in sandbox.get(f"{path}?after={thread['cursor']}")["texts"]] == ["two"]


def test_the_page_loads_nothing_from_elsewhere(sandbox: Sandbox) -> None:
    for path in ("/", "/page.css", "/page.js", "/mail.js"):
        answer = requests.get(sandbox.url + path, timeout=PATIENCE_S)
        assert answer.status_code == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "https://" not in answer.text


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, sandbox: Sandbox) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(sandbox.url)
    yield page
    context.close()
    assert errors == []


def row(page: Page, number: str) -> str:
    return f'#list [data-number="{number}"]'


@pytest.mark.browser
def test_read_and_reply(page: Page, client: Client, sandbox: Sandbox, listener: Listener) -> None:
    client.messages.create(to=PHONE, from_=OURS, body=HTML)
    expect(page.locator(row(page, PHONE))).to_contain_text("1")
    expect(page.locator(f"{row(page, PHONE)} .unread")).to_have_text("1")
    page.click(row(page, PHONE))
    expect(page.locator(".text .bubble")).to_have_text(HTML)  # shown as it was sent, not as HTML
    expect(page.locator(".text .delivered")).to_have_attribute("aria-label", "delivered")
    expect(page.locator(f"{row(page, PHONE)} .unread")).to_have_count(0)
    page.fill("#body", "Is there parking?")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_contain_text("Webhook answered 204")
    expect(page.locator(".text.inbound .bubble")).to_have_text("Is there parking?")
    assert [hook.form["Body"] for hook in listener.hooks] == ["Is there parking?"]
    assert listener.hooks[0].form["To"] == OURS
    assert page.title() == "Sandbox phones"


@pytest.mark.browser
def test_stop_shows_the_carriers_answer(page: Page, client: Client, listener: Listener) -> None:
    client.messages.create(to=PHONE, from_=OURS, body="Hello")
    page.click(row(page, PHONE))
    page.click('[data-text="STOP"]')
    expect(page.locator(".text.carrier .bubble")).to_contain_text("unsubscribed")
    expect(page.locator("#blocked")).to_be_visible()


@pytest.mark.browser
def test_a_failed_text_shows_its_code(page: Page, client: Client, sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", {"numbers": {"unreachable": [PHONE]}})
    client.messages.create(to=PHONE, from_=OURS, body="Hello")
    page.click(row(page, PHONE))
    expect(page.locator(".text .bad")).to_contain_text("undelivered 30003")


@pytest.mark.browser
def test_at_phone_width_the_list_gives_way(page: Page, client: Client) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    client.messages.create(to=PHONE, from_=OURS, body="Hello")
    page.click(row(page, PHONE))
    expect(page.locator("#list")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#list")).to_be_visible()
    expect(page.locator(row(page, PHONE))).to_be_focused()


@pytest.mark.browser
def test_search_by_keyboard_and_begin_a_conversation(page: Page, listener: Listener) -> None:
    page.keyboard.press("/")
    page.keyboard.type("6085550177")
    page.click("#more button")
    page.fill("#to", OURS)
    page.click('[data-text="HELP"]')
    expect(page.locator(".text.inbound .bubble")).to_have_text("HELP")
    expect(page.locator(".text.carrier")).to_have_count(1)


@pytest.mark.browser
def test_reset_empties_the_page(page: Page, client: Client, sandbox: Sandbox) -> None:
    client.messages.create(to=PHONE, from_=OURS, body="Hello")
    expect(page.locator("#list .row")).to_have_count(1)
    sandbox.post("/_sandbox/reset")
    expect(page.locator("#list .row")).to_have_count(0)


@pytest.mark.browser
def test_mail(page: Page, sandbox: Sandbox) -> None:
    mail = letter("Your visit")
    mail.add_alternative("<h1>Hello</h1><script>parent.document.title='pwned'</script>", subtype="html")
    post(sandbox, mail, "jordan@example.com")
    page.click("#tab-mail")
    page.click("#letters .row")
    expect(page.frame_locator("#html-body").locator("h1")).to_have_text("Hello")
    page.click("#as-text")
    expect(page.locator("#text-body")).to_contain_text("Hello Jördan")
    assert page.title() == "Sandbox phones"
