"""A Wii Balance Board as the kernel shows it: a folder like sysfs, and two named pipes for its nodes.

The pipe of hidraw is one of packets, so that a read returns one report, as from the real node. Written by hand from the
kernel's source, without the driver's own modules.
"""

import fcntl
import os
import shutil
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest.mock import patch

from hardware_drivers.wii import sites as wii_sites

UID = "00:1e:35:ab:cd:ef"
CALIBRATION = "07c3:3cf8:048c:296b:0ed2:4384:0b3a:3069:15e9:4a10:11ef:376e\n"
"""Of a real board, as its owner wrote it down: wiibrew.org, Wii Balance Board."""

EMPTY = (0x07C3, 0x3CF8, 0x048C, 0x296B)
FRESH = 0x99
"""The battery byte of new batteries, 6.0 V."""

STEP_S = 0.011
"""From one report to the next: some 90 a second."""

PATIENCE_S = 10.0


def report(raw: tuple[int, ...] = EMPTY, battery: int = FRESH) -> bytes:
    """Report 0x34: buttons, four cells, temperature, a zero, the battery, and zeros to the end."""
    return b"\x34\x00\x00" + struct.pack(">4H", *raw) + bytes([0x19, 0x00, battery]) + bytes(8)


class FakeWiiBoard:
    """A board that sends while its event node is open, in a thread of its own.

    Attributes may be changed at any time: ``reports`` (what report k is; none is sent for None), ``silent``.

    Parameters
    ----------
    folder : Path
        Holds ``sys`` and ``dev``.
    uid, calibration : str
    number : int
        Of its nodes; one more each time it comes back.
    """

    def __init__(self, folder: Path, uid: str = UID, calibration: str = CALIBRATION, number: int = 3) -> None:
        self.uid, self.calibration, self.number = uid, calibration, number
        self.reports: Callable[[int], bytes | None] = lambda k: report()
        self.silent = False
        self.sent = 0
        self._folder = folder
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._hidraw: int | None = None
        self.switch_on()
        self._thread = threading.Thread(target=self._run, name="fake-wii", daemon=True)
        self._thread.start()

    @property
    def site(self) -> Path:
        """Its folder in sysfs."""
        return self._folder / "sys" / f"0005:057E:0306.{self.number:04X}"

    @property
    def hidraw(self) -> Path:
        """The node of its reports."""
        return self._folder / "dev" / f"hidraw{self.number}"

    @property
    def event(self) -> Path:
        """The node that has to be open."""
        return self._folder / "dev" / "input" / f"event{self.number}"

    def end(self) -> None:
        """Stop the thread and switch the board off."""
        self._ended.set()
        self._thread.join(PATIENCE_S)
        self.switch_off()

    def switch_on(self) -> None:
        """Connect: the kernel makes the folder and the nodes."""
        with self._lock:
            self.event.parent.mkdir(parents=True, exist_ok=True)
            for node in (self.hidraw, self.event):
                os.mkfifo(node)
            self._hidraw = os.open(self.hidraw, os.O_RDWR | os.O_NONBLOCK)
            fcntl.fcntl(self._hidraw, fcntl.F_SETFL, os.O_RDWR | os.O_NONBLOCK | os.O_DIRECT)
            (self.site / "hidraw" / self.hidraw.name).mkdir(parents=True)
            (self.site / "input" / "input21" / self.event.name).mkdir(parents=True)
            (self.site / "bboard_calib").write_text(self.calibration)
            (self.site / "uevent").write_text(
                "DRIVER=wiimote\nHID_ID=0005:0000057E:00000306\nHID_NAME=Nintendo RVL-WBC-01\n"
                f"HID_PHYS=5c:f3:70:00:00:01\nHID_UNIQ={self.uid}\n"
            )

    def switch_off(self) -> None:
        """Disconnect: folder and nodes are gone, and whoever reads is told."""
        with self._lock:
            if self._hidraw is not None:
                shutil.rmtree(self.site)
                self.hidraw.unlink()
                self.event.unlink()
                os.close(self._hidraw)
                self._hidraw = None
                self.number += 1

    def _run(self) -> None:
        while not self._ended.wait(STEP_S):
            with self._lock:
                if self._hidraw is not None:
                    self._step(self._hidraw)

    def _step(self, hidraw: int) -> None:
        try:
            os.close(os.open(self.event, os.O_WRONLY | os.O_NONBLOCK))
        except OSError:  # nobody has the event node open: nothing is sent, and nothing waits
            with suppress(BlockingIOError):
                while os.read(hidraw, 64):
                    pass
            return
        data = None if self.silent else self.reports(self.sent)
        self.sent += 1
        if data is not None:
            with suppress(BlockingIOError):  # as the kernel, which drops what nobody reads
                os.write(hidraw, data)


@contextmanager
def wii_boards(folder: Path, *uids: str) -> Iterator[list[FakeWiiBoard]]:
    """Switch boards on, one for each address, where the driver looks for them."""
    with (
        patch.object(wii_sites, "SYS", folder / "sys"),
        patch.object(wii_sites, "DEV", folder / "dev"),
    ):
        boards = [FakeWiiBoard(folder, uid, number=3 + 10 * k) for k, uid in enumerate(uids or (UID,))]
        try:
            yield boards
        finally:
            for board in boards:
                board.end()
