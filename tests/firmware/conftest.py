"""Firmware and simulated board are built once for all tests of a process."""

from pathlib import Path

import pytest

from tests.firmware.bench import FIRMWARE, build_firmware, build_simulation


@pytest.fixture(scope="session")
def simulation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_simulation(tmp_path_factory.mktemp("simulation"))


@pytest.fixture(scope="session")
def firmware(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_firmware(FIRMWARE, tmp_path_factory.mktemp("firmware"))
