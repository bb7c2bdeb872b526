"""The rules for udev: what they do to each device, by the language of udev(7) as far as they use it."""

import re
import tomllib
from fnmatch import fnmatchcase
from typing import NamedTuple

import pytest

from hardware_drivers.ports import LIKELY_VENDORS
from hardware_drivers.system import RULES
from tests.fakes import repository

TERM = re.compile(r'([A-Z_]+)(?:\{([\w.]+)\})?(==|!=|\+=|=)"([^"]*)"')
MATCHES = {"ACTION", "SUBSYSTEM", "KERNEL", "KERNELS", "DRIVER", "ATTR", "ENV"}
ASSIGNS = {"TAG": "+=", "ENV": "=", "ATTR": "=", "GROUP": "=", "MODE": "=", "GOTO": "=", "LABEL": "="}
BOARD = "2341"


class Term(NamedTuple):
    """One key of a rule, what is asked of it or done to it, and the value."""

    key: str
    of: str
    operator: str
    value: str


def rules() -> list[list[Term]]:
    found = []
    for line in RULES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            terms = [Term(*match.groups(default="")) for match in TERM.finditer(line)]
            # Nothing but terms and commas: what is mistyped would be skipped by udev, with the whole line.
            assert TERM.sub("", line).replace(",", "").strip() == "", line
            found.append(terms)
    return found


def is_question(term: Term) -> bool:
    return term.operator in {"==", "!="}


def answers(term: Term, device: dict[str, str]) -> bool:
    own = device.get((term.of and f"{term.key}:{term.of}") or term.key, "")
    return any(fnmatchcase(own, pattern) for pattern in term.value.split("|")) == (term.operator == "==")


def done_to(device: dict[str, str]) -> dict[str, str]:
    """What the rules do to a device."""
    done: dict[str, str] = {}
    skip_to = ""
    for terms in rules():
        if skip_to and Term("LABEL", "", "=", skip_to) not in terms:
            continue
        skip_to = ""
        if all(answers(term, device) for term in terms if is_question(term)):
            for term in terms:
                if term.key == "GOTO":
                    skip_to = term.value
                elif not is_question(term) and term.key != "LABEL":
                    done[f"{term.key}:{term.of}".rstrip(":")] = term.value
    return done


def test_every_line_is_of_the_language() -> None:
    for terms in rules():
        for term in terms:
            if is_question(term):
                assert term.key in MATCHES
            else:
                assert ASSIGNS[term.key] == term.operator


@pytest.mark.parametrize("vendor", [f"{vendor:04x}" for vendor in LIKELY_VENDORS])
@pytest.mark.parametrize("action", ["add", "change", "bind"])
def test_serial_boards_are_for_the_seat_and_not_for_modem_manager(vendor: str, action: str) -> None:
    port = {"ACTION": action, "SUBSYSTEM": "tty", "ENV:ID_BUS": "usb", "ENV:ID_VENDOR_ID": vendor}
    assert done_to(port) == {"TAG": "uaccess", "ENV:ID_MM_PORT_IGNORE": "1"}
    usb = {"ACTION": action, "SUBSYSTEM": "usb", "ENV:DEVTYPE": "usb_device", "ATTR:idVendor": vendor}
    assert done_to(usb) == {"ENV:ID_MM_DEVICE_IGNORE": "1"}


def test_no_vendor_is_named_that_is_no_likely_board() -> None:
    named = {value for terms in rules() for term in terms if "endor" in term.of for value in term.value.split("|")}
    assert named == {f"{vendor:04x}" for vendor in LIKELY_VENDORS} | {"06c2"}


def test_an_ftdi_chip_hands_over_at_once() -> None:
    chip = {"ACTION": "add", "SUBSYSTEM": "usb-serial", "DRIVER": "ftdi_sio"}
    assert done_to(chip) == {"ATTR:latency_timer": "1"}
    assert done_to({**chip, "DRIVER": "ch341-uart"}) == {}


def test_both_nodes_of_a_wii_board_are_for_the_seat() -> None:
    wii = {"ACTION": "add", "KERNELS": "0005:057E:0306.0003"}
    assert done_to({**wii, "SUBSYSTEM": "hidraw", "KERNEL": "hidraw3"})["TAG"] == "uaccess"
    assert done_to({**wii, "SUBSYSTEM": "input", "KERNEL": "event7"})["TAG"] == "uaccess"
    assert done_to({**wii, "SUBSYSTEM": "input", "KERNEL": "js0"}) == {}
    assert (
        done_to({"ACTION": "add", "SUBSYSTEM": "hidraw", "KERNEL": "hidraw3", "KERNELS": "0003:046D:C52B.0001"}) == {}
    )


def test_phidgets_are_for_the_seat() -> None:
    usb = {"ACTION": "add", "SUBSYSTEM": "usb", "ENV:DEVTYPE": "usb_device", "ATTR:idVendor": "06c2"}
    assert done_to(usb) == {"TAG": "uaccess", "GROUP": "dialout", "MODE": "0660"}


@pytest.mark.parametrize(
    "device",
    [
        {"ACTION": "remove", "SUBSYSTEM": "tty", "ENV:ID_BUS": "usb", "ENV:ID_VENDOR_ID": BOARD},
        {"ACTION": "add", "SUBSYSTEM": "tty", "ENV:ID_BUS": "pci", "ENV:ID_VENDOR_ID": BOARD},
        {"ACTION": "add", "SUBSYSTEM": "tty", "ENV:ID_BUS": "usb", "ENV:ID_VENDOR_ID": "046d"},
        {"ACTION": "add", "SUBSYSTEM": "usb", "ENV:DEVTYPE": "usb_interface", "ATTR:idVendor": BOARD},
    ],
)
def test_nothing_else_is_touched(device: dict[str, str]) -> None:
    assert done_to(device) == {}


def test_they_come_after_what_they_ask_and_before_what_gives_access() -> None:
    assert "60-serial.rules" < RULES.name < "73-seat-late.rules"


def test_a_wheel_carries_them() -> None:
    carried = tomllib.loads(repository.text("pyproject.toml"))["tool"]["setuptools"]["package-data"]
    package = repository.ROOT / "hardware_drivers"
    assert any(RULES.relative_to(package).match(pattern) for pattern in carried["hardware_drivers"])
