"""What of this computer stands between a board and the station: permissions, and other programs (Linux)."""

import os
import shlex
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

RULES: Final = Path(__file__).parent / "udev" / "70-evenkeel.rules"
"""Rules for udev that come with Evenkeel: access for whoever sits at the station, and none for ModemManager."""

INSTALL_RULES: Final = (
    f"sudo cp {shlex.quote(str(RULES))} /etc/udev/rules.d/ && sudo udevadm control --reload && sudo udevadm trigger"
)

_RULE_FOLDERS: Final = ("etc/udev/rules.d", "run/udev/rules.d", "usr/lib/udev/rules.d", "lib/udev/rules.d")

_USUAL_GROUP: Final = "dialout"
"""The best guess of who may open a serial port."""

ROOT: Final = Path("/")


def rules_there(root: Path = ROOT) -> bool:
    """Return whether these very rules are installed."""
    ours = RULES.read_bytes()
    for folder in _RULE_FOLDERS:
        with suppress(OSError):
            if (root / folder / RULES.name).read_bytes() == ours:
                return True
    return False


def permission_todo(device: Path, root: Path = ROOT) -> str:
    """Return what gives this user access to a device."""
    join = f"sudo usermod -a -G {_group_of(device)} $USER"
    if sys.platform == "linux" and not rules_there(root):
        return f"Run: {INSTALL_RULES}"
    return (
        "Unplug it, plug it in again, and log in at this computer's own screen. "
        f"For a login from elsewhere, run: {join}, and log in again."
    )


def _group_of(device: Path) -> str:
    """Return the group that may open a device; never the system's own: rules for it have just not acted yet."""
    if os.name == "posix":
        import grp

        with suppress(KeyError, OSError):
            group = device.stat().st_gid
            if group:
                return grp.getgrgid(group).gr_name
    return _USUAL_GROUP


def is_running(program: str, root: Path = ROOT) -> bool:
    """Return whether a program runs, whoever started it."""
    return any(text_of(path) == program for path in (root / "proc").glob("[0-9]*/comm"))


def user_of(device: Path, root: Path = ROOT) -> str:
    """Return the name of a process that has a device open, as far as this user may see; empty for none."""
    for link in (root / "proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):  # others' are not ours to see
            if link.readlink() == device:
                process = link.parents[1]
                return f"{text_of(process / 'comm')} (process {process.name})"
    return ""


def text_of(path: Path) -> str:
    """Return what a small file of the kernel says; empty when it is not there, or not any more."""
    with suppress(OSError):
        return path.read_text("utf-8", "replace").strip()
    return ""
