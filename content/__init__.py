"""Levels, texts, theme, fonts: data only, read by ``station.programme.load``."""

from pathlib import Path

ROOT = Path(__file__).parent
