"""Ports that a server can take."""

from __future__ import annotations

import socket
import sys

import pytest

from outreach.embedded import ports


def test_a_free_port_can_be_listened_on() -> None:
    port = ports.free_port()
    with socket.create_server((ports.HOST, port)):
        assert not ports.is_free(port)


def test_free_ports_lie_below_those_of_outgoing_connections() -> None:
    assert all(20_000 <= ports.free_port() < 32_768 for _ in range(20))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that end with their process")
def test_a_port_is_given_to_one_only_while_its_server_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stacks that start at once must not choose the same."""
    port = ports.free_port()
    monkeypatch.setattr(ports, "LOWEST", port)
    monkeypatch.setattr(ports, "HIGHEST", port)
    assert ports.is_free(port)
    with pytest.raises(OSError, match="no free port"):
        ports.free_port()
