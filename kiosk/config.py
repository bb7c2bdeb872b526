"""Where the station keeps its things, and the few settings that outlive a restart."""

import json
import os
import sys
from dataclasses import asdict, dataclass, field, fields
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


SOUNDS: Final = ("all", "effects", "off")
"""What may be heard: everything; all but the music; nothing."""


HEAVIEST_KG: Final = 1000.0
"""More than any board carries."""


@dataclass(frozen=True, slots=True)
class Comfort:
    """How somebody likes the kiosk to be.

    Parameters
    ----------
    calm : bool
        Without motion that only decorates.
    large_text : bool
    left_handed : bool
        With the buttons on the left.
    sound : str
        One of ``SOUNDS``.
    """

    calm: bool = False
    large_text: bool = False
    left_handed: bool = False
    sound: str = "all"

    def __post_init__(self) -> None:
        for name in ("calm", "large_text", "left_handed"):
            if not isinstance(getattr(self, name), bool):
                raise UsageError(f"{name} is neither on nor off.", "Write true or false.")
        if self.sound not in SOUNDS:
            raise UsageError(f"There is no sound setting {self.sound!r}.", f"Choose one of: {', '.join(SOUNDS)}.")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the station remembers about itself.

    Parameters
    ----------
    lang : str
        Language at start, ``nl`` or ``en``.
    comfort : Comfort
        What each visit begins with.
    weight_kg : float
        What the board was calibrated with last time.
    boards : dict
        UID of the board that was used last, by driver: of several that are plugged in, it is the one to open.
    """

    lang: str = "nl"
    comfort: Comfort = field(default_factory=Comfort)
    weight_kg: float = 20.0
    boards: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.lang not in LANGUAGES:
            raise UsageError(f"There is no language {self.lang!r}.", f"Choose one of: {', '.join(LANGUAGES)}.")
        if not isinstance(self.weight_kg, int | float) or not 0 < self.weight_kg < HEAVIEST_KG:
            raise UsageError("weight_kg is no mass.", f"Write a number of kilograms below {HEAVIEST_KG:.0f}.")
        boards: Any = self.boards
        if not isinstance(boards, dict) or not all(isinstance(uid, str) for uid in boards.values()):
            raise UsageError("boards does not hold the UID of a board for each driver.", "Remove it.")


_COMFORTS: Final = tuple(field.name for field in fields(Comfort))
"""What is read of the comfort; what another version left in the file is passed over."""


def _from_json(data: dict[str, Any]) -> Settings:
    comfort = Comfort(**{name: data[name] for name in _COMFORTS if name in data})
    return Settings(**{name: data[name] for name in ("lang", "weight_kg", "boards") if name in data}, comfort=comfort)


def _to_json(settings: Settings) -> dict[str, Any]:
    return {
        "lang": settings.lang,
        "weight_kg": settings.weight_kg,
        "boards": settings.boards,
        **asdict(settings.comfort),
    }


def settings_file(data_dir: Path) -> "SettingsFile":
    """Return the settings of the station that keeps its things in a folder."""
    return SettingsFile(data_dir / "settings.json")


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
            settings = _from_json(data)
        except (FileNotFoundError, NotADirectoryError):
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
            json.dump(_to_json(settings), file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._path)
        if os.name == "posix":
            folder = os.open(self._path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
