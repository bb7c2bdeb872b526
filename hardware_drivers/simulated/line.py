"""The simulated board's end of the cable: a pseudo-terminal, or a loopback socket where there is none."""

import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

HELD: Final = 65_536
"""Bytes a real-time board holds for a host that does not read; then whole frames are lost, as on a real line."""

_CHUNK: Final = 4096


class Line(Protocol):
    """A cable that can be pulled out."""

    @property
    def address(self) -> str:
        """What to open at the other end."""

    def source(self) -> int | socket.socket | None:
        """Return what to wait on for bytes; None while unplugged."""

    def receive(self) -> bytes:
        """Return the bytes that have come."""

    def send(self, data: bytes) -> int:
        """Send what can be sent at once; return how many bytes that was."""

    def plug(self) -> None:
        """Put the cable in, at the same address."""

    def unplug(self) -> None:
        """Pull the cable out."""


class PtyLine:
    """A pseudo-terminal, reached through a symbolic link that stays when it is plugged in anew.

    Parameters
    ----------
    link : Path
        The link to make.
    """

    def __init__(self, link: Path) -> None:
        self.address = str(link)
        self._ends: tuple[int, int] | None = None
        self.plug()

    def source(self) -> int | None:
        """Return what to wait on for bytes; None while unplugged."""
        return self._ends[0] if self._ends else None

    def receive(self) -> bytes:
        """Return the bytes that have come."""
        return os.read(self._ends[0], _CHUNK) if self._ends else b""

    def send(self, data: bytes) -> int:
        """Send what can be sent at once; return how many bytes that was."""
        if self._ends is None:
            return len(data)
        with suppress(BlockingIOError):
            return os.write(self._ends[0], data)
        return 0

    def plug(self) -> None:
        """Open a pseudo-terminal behind the link."""
        if self._ends is None:
            import tty  # not there on Windows, where this class is not used

            # The far end is kept open here too: a terminal whose last user leaves hangs up.
            near, far = os.openpty()
            tty.setraw(far)
            os.set_blocking(near, False)
            self._ends = (near, far)
            fresh = Path(self.address + ".new")
            fresh.symlink_to(os.ttyname(far))
            fresh.replace(self.address)

    def unplug(self) -> None:
        """Hang up."""
        if self._ends is not None:
            near, far = self._ends
            self._ends = None
            Path(self.address).unlink(missing_ok=True)
            os.close(far)
            os.close(near)


class SocketLine:
    """A loopback socket that takes one host at a time."""

    def __init__(self) -> None:
        self._port = 0
        self._listener: socket.socket | None = None
        self._host: socket.socket | None = None
        self.plug()

    @property
    def address(self) -> str:
        """What pyserial opens."""
        return f"socket://127.0.0.1:{self._port}"

    def source(self) -> socket.socket | None:
        """Return what to wait on for bytes; None while unplugged."""
        return self._host or self._listener

    def receive(self) -> bytes:
        """Return the bytes that have come; let a host in, or notice that it left."""
        if self._host is None:
            if self._listener is not None:
                self._host, _ = self._listener.accept()
                self._host.setblocking(False)
                self._host.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return b""
        data = b""
        with suppress(ConnectionError):
            data = self._host.recv(_CHUNK)
        if not data:
            self._host.close()
            self._host = None
        return data

    def send(self, data: bytes) -> int:
        """Send what can be sent at once; return how many bytes that was."""
        if self._host is None:
            return len(data)
        with suppress(BlockingIOError):
            with suppress(ConnectionError):
                return self._host.send(data)
            return len(data)
        return 0

    def plug(self) -> None:
        """Listen."""
        if self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", self._port))
            self._port = self._listener.getsockname()[1]

    def unplug(self) -> None:
        """Stop listening and drop the host."""
        for end in (self._host, self._listener):
            if end is not None:
                end.close()
        self._host = self._listener = None
