"""Identifiers: made in the app, sortable by time, and passed in where a test or a demo must repeat itself."""

from collections.abc import Callable
from itertools import count

import uuid_utils

Ids = Callable[[], str]


def uuid7() -> str:
    """Return a new UUIDv7 (RFC 9562)."""
    return str(uuid_utils.uuid7())


def numbered_ids() -> Ids:
    """Return a maker of ids of UUIDv7's form that counts 1, 2, 3: for demos and tests that must repeat themselves."""
    numbers = count(1)
    return lambda: f"00000000-0000-7000-8000-{next(numbers):012x}"
