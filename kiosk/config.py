"""Where the station keeps its things, and the few settings that outlive a restart."""

import json
import os
import sys
from dataclasses import asdict, dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from station.errors import UsageError
from station.programme.texts import LANGUAGES


def app_version() -> str:
    """Return the version of this installation, or of this working tree."""
    try:
        return version("evenkeel")
    except PackageNotFoundError:
        return "0.1.0"


def default_data_dir() -> Path:
    """Return the place where this system keeps a user's application data."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
    return base / "evenkeel"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the station remembers about itself.

    Parameters
    ----------
    lang : str
        Language at start, ``nl`` or ``en``.
    """

    lang: str = "nl"

    def __post_init__(self) -> None:
        if self.lang not in LANGUAGES:
            raise UsageError(f"There is no language {self.lang!r}.", f"Choose one of: {', '.join(LANGUAGES)}.")


_NAMES: Final = tuple(field.name for field in fields(Settings))
"""What is read; what another version left in the file is passed over."""


class SettingsFile:
    """Settings in one JSON file, replaced as a whole so that a power cut leaves the old or the new one."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """Return the stored settings, or fresh ones on the first start.

        Raises
        ------
        UsageError
            When the file is damaged, with its path.
        """
        try:
            data: Any = json.loads(self._path.read_text("utf-8"))
            if not isinstance(data, dict):
                raise TypeError("it holds no settings")
            settings = Settings(**{name: data[name] for name in _NAMES if name in data})
        except FileNotFoundError:
            settings = Settings()
        except (OSError, ValueError, TypeError, UsageError) as error:
            raise UsageError(
                f"The settings in {self._path} cannot be read ({error}).",
                "Correct the file, or remove it to start with fresh settings.",
            ) from error
        return settings

    def save(self, settings: Settings) -> None:
        """Write settings so that they are on disk when this returns."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._path.with_suffix(".new")
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._path)
        if os.name == "posix":
            folder = os.open(self._path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
