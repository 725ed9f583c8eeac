"""The webhook client against a server that says exactly what the test tells it to, byte for byte."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest
import uvloop

from outreach.sandbox.wire import LIMIT, Reply, Wire

NO_CONTENT = b"HTTP/1.1 204 No Content\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
HANG_UP = b""
HOLD = None  # say nothing more, and keep the connection open


@dataclass
class Server:
    """Plays `script`: for each request the pieces to write; HANG_UP closes after them."""

    script: list[list[bytes | None]] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0
    url: str = ""
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while await self._answer(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
            self.hung_up.set()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        self.requests.append(head + await reader.readexactly(int(length)))
        self.asked.set()
        for piece in self.script.pop(0):
            if piece is HOLD:
                await reader.read()
            if not piece:
                return False
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0)  # so that pieces travel apart
        return True


Play = Callable[[Server, Wire], Awaitable[None]]


async def post(wire: Wire, url: str, body: bytes = b"a=1") -> Reply | None:
    answered: asyncio.Future[Reply | None] = asyncio.get_running_loop().create_future()
    wire.post(url, "X-Signature: s\r\n", body, answered.set_result)
    return await answered


def play(test: Play, *script: list[bytes | None], timeout_s: float = 10.0, idle_s: float = 30.0) -> Server:
    """Run the test on the loop that the sandbox runs on."""

    async def run() -> Server:
        server = Server(list(script))
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        wire = Wire("User-Agent: t\r\n", timeout_s=timeout_s, idle_s=idle_s)
        try:
            await test(server, wire)
        finally:
            wire.close()
            listening.close()
            await listening.wait_closed()
        return server

    return uvloop.run(run())


def answers(*script: list[bytes | None], timeout_s: float = 10.0) -> tuple[list[Reply | None], Server]:
    """What as many posts as the script has answers got, one after another."""
    found: list[Reply | None] = []

    async def test(server: Server, wire: Wire) -> None:
        found.extend([await post(wire, server.url) for _ in script])

    return found, play(test, *script, timeout_s=timeout_s)


def test_the_request_byte_for_byte() -> None:
    async def test(server: Server, wire: Wire) -> None:
        await post(wire, f"{server.url}/a%2Fb?x=%20y#part")

    server = play(test, [NO_CONTENT])
    host = server.url.removeprefix("http://").encode()
    assert server.requests == [
        b"POST /a%2Fb?x=%20y HTTP/1.1\r\nHost: " + host + b"\r\nUser-Agent: t\r\nX-Signature: s\r\n"
        b"Content-Length: 3\r\n\r\na=1"
    ]


@pytest.mark.parametrize(("after", "target"), [("", "/"), ("?a=/b", "/?a=/b"), ("#x", "/")])
def test_a_url_without_a_path(after: str, target: str) -> None:
    async def test(server: Server, wire: Wire) -> None:
        await post(wire, server.url + after)

    assert play(test, [NO_CONTENT]).requests[0].split()[1].decode() == target


def test_user_and_password_of_the_url() -> None:
    async def test(server: Server, wire: Wire) -> None:
        await post(wire, server.url.replace("//", "//user:p%40ss@"))

    request = play(test, [NO_CONTENT]).requests[0]
    assert b"\r\nAuthorization: Basic dXNlcjpwQHNz\r\n" in request
    assert b"Host: 127.0.0.1:" in request


def test_a_connection_is_kept_for_the_next_post() -> None:
    found, server = answers([NO_CONTENT], [OK], [NO_CONTENT])
    assert found == [Reply(204, b""), Reply(200, b"hi"), Reply(204, b"")]
    assert (server.connections, len(server.requests)) == (1, 3)


def test_posts_at_a_time_have_a_connection_each() -> None:
    async def test(server: Server, wire: Wire) -> None:
        assert await asyncio.gather(*(post(wire, server.url) for _ in range(3))) == [Reply(204, b"")] * 3

    assert play(test, [NO_CONTENT], [NO_CONTENT], [NO_CONTENT]).connections == 3


@pytest.mark.parametrize(
    ("pieces", "reply"),
    [
        (
            [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n", b"1\r\n!\r\n0\r\n\r\n"],
            b"hi!",
        ),
        ([b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nh", b"i!"], b"hi!"),
        ([bytes([byte]) for byte in OK], b"hi"),
        ([b"HTTP/1.1 100 Continue\r\n\r\n", OK], b"hi"),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"], b""),
    ],
)
def test_answers_in_pieces_keep_the_connection(pieces: list[bytes | None], reply: bytes) -> None:
    found, server = answers(pieces, [NO_CONTENT])
    assert found == [Reply(200, reply), Reply(204, b"")]
    assert server.connections == 1


@pytest.mark.parametrize(
    ("pieces", "reply"),
    [
        (
            [b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi", HANG_UP],
            Reply(200, b"hi"),
        ),
        ([b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi"], Reply(200, b"hi")),
        ([b"HTTP/1.0 503 Busy\r\nContent-Length: 2\r\n\r\nno"], Reply(503, b"no")),
        ([b"HTTP/1.1 200 OK\r\n\r\nh", b"i", HANG_UP], Reply(200, b"hi")),
        ([OK + OK], Reply(200, b"hi")),
        ([OK + b"what?"], Reply(200, b"hi")),
        ([b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n", HANG_UP], Reply(302, b"")),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi", HANG_UP], None),
        ([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n", HANG_UP], None),
        ([b"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"], None),
        ([b"HTTP/1.1 20", HANG_UP], None),
        ([b"SSH-2.0-something\r\n\r\n"], None),
        ([HANG_UP], None),
    ],
)
def test_a_connection_that_cant_be_used_again(pieces: list[bytes | None], reply: Reply | None) -> None:
    found, server = answers(pieces, [NO_CONTENT])
    assert found == [reply, Reply(204, b"")]
    assert (server.connections, len(server.requests)) == (2, 2)


def test_a_long_answer_is_cut_off() -> None:
    length = 4 * LIMIT
    (reply, after), server = answers(
        [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % length, b"x" * length], [NO_CONTENT]
    )
    assert reply is not None
    assert LIMIT * 0.9 < len(reply.body) <= LIMIT
    assert (after, server.connections) == (Reply(204, b""), 2)


def test_a_head_without_end_is_no_answer() -> None:
    endless: list[bytes | None] = [b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n" * 8000]
    assert answers(endless)[0] == [None]


def test_a_stale_connection_is_replaced() -> None:
    """The second post meets a connection that closes on it, and is answered on a fresh one."""

    async def test(server: Server, wire: Wire) -> None:
        assert [await post(wire, server.url) for _ in range(2)] == [Reply(204, b""), Reply(200, b"hi")]

    server = play(test, [NO_CONTENT], [HANG_UP], [OK])
    assert (server.connections, len(server.requests)) == (2, 3)
    assert server.requests[1] == server.requests[2]


def test_a_fresh_connection_that_closes_is_no_stale_one() -> None:
    async def test(server: Server, wire: Wire) -> None:
        assert [await post(wire, server.url) for _ in range(2)] == [Reply(204, b""), None]

    assert len(play(test, [NO_CONTENT], [HANG_UP], [HANG_UP]).requests) == 3


def test_a_connection_that_closes_within_the_answer_is_not_stale() -> None:
    async def test(server: Server, wire: Wire) -> None:
        assert [await post(wire, server.url) for _ in range(2)] == [Reply(204, b""), None]

    assert len(play(test, [NO_CONTENT], [b"HTTP", HANG_UP]).requests) == 2


def test_no_answer_in_time() -> None:
    found, server = answers([HOLD], [NO_CONTENT], timeout_s=0.2)
    assert found == [None, Reply(204, b"")]
    assert server.connections == 2


def test_a_drip_of_bytes_doesnt_extend_the_time() -> None:
    drip: list[bytes | None] = [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", b"h", HOLD]
    assert answers(drip, timeout_s=0.2)[0] == [None]


def test_an_idle_connection_is_closed() -> None:
    async def test(server: Server, wire: Wire) -> None:
        await post(wire, server.url)
        await asyncio.wait_for(server.hung_up.wait(), 10)
        await post(wire, server.url)

    assert play(test, [NO_CONTENT], [NO_CONTENT], timeout_s=2.0, idle_s=0.05).connections == 2


def test_closing_ends_what_is_open() -> None:
    async def test(server: Server, wire: Wire) -> None:
        waiting = asyncio.ensure_future(post(wire, server.url))
        await asyncio.wait_for(server.asked.wait(), 10)
        wire.close()
        assert await waiting is None
        assert await post(wire, server.url) is None

    assert len(play(test, [HOLD]).requests) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/",  # nobody there
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/",
        "http://[::1/",
        "http://" + "x" * 64 + ".example.org/",  # longer than a label of a name may be
        "http://@/",
        "http:///path",
        "ftp://127.0.0.1/",
        "http://127.0.0.1/a b",
        "http://127.0.0.1/\r\nX-Injected: 1",
        "",
    ],
)
def test_a_url_that_cant_be_posted_to(url: str) -> None:
    async def test(_server: Server, wire: Wire) -> None:
        assert await post(wire, url) is None

    play(test)


def test_https_speaks_tls_and_wants_a_certificate() -> None:
    heard: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readexactly(2))
        writer.close()

    async def run() -> Reply | None:
        listening = await asyncio.start_server(listen, "127.0.0.1", 0)
        port = listening.sockets[0].getsockname()[1]
        wire = Wire()
        try:
            return await post(wire, f"https://127.0.0.1:{port}/")
        finally:
            wire.close()
            listening.close()

    assert uvloop.run(run()) is None
    assert heard == [b"\x16\x03"]  # a TLS handshake record
