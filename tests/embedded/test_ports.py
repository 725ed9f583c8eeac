"""Ports that a server can take."""

from __future__ import annotations

import socket

from outreach.embedded import ports


def test_a_free_port_can_be_listened_on() -> None:
    port = ports.free_port()
    with socket.create_server((ports.HOST, port)):
        assert not ports.is_free(port)


def test_free_ports_lie_below_those_of_outgoing_connections() -> None:
    assert all(20_000 <= ports.free_port() < 32_768 for _ in range(20))
