"""The fatigue probe from ``content/``: its protocol, and when a session gets lighter or ends."""

from collections.abc import Iterable
from pathlib import Path

from station.programme.fatigue import FatiguePolicy
from station.programme.load_protocols import check_texts, load_protocol
from station.programme.table import read_toml
from station.programme.texts import Texts


def load_fatigue(root: Path, texts: Iterable[Texts]) -> FatiguePolicy:
    """Return the fatigue probe and its limits.

    Parameters
    ----------
    root : Path
        The content folder.
    texts : iterable of Texts
        In every language that the station speaks.

    Raises
    ------
    ContentError
        When a key is missing, unknown or out of range, the probe has more than one condition, or a text is missing.
    """
    probe = load_protocol(root, "fatigue", "probes")
    for each in texts:
        check_texts(root, probe, "probes", each)
    file = read_toml(root, "fatigue.toml")
    hard_pct = file.number("hard_pct", 5, 200)
    policy = FatiguePolicy(
        probe=probe,
        hard_pct=hard_pct,
        session_pct=file.number("session_pct", hard_pct, 500),
        probes=file.integer("probes", 2, 5),
    )
    file.finish()
    return policy
