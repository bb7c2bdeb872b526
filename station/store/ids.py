"""Identifiers: made in the app, sortable by time, and passed in where a test must repeat itself."""

from collections.abc import Callable

import uuid_utils

Ids = Callable[[], str]


def uuid7() -> str:
    """Return a new UUIDv7 (RFC 9562)."""
    return str(uuid_utils.uuid7())
