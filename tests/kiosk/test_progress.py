import signal

import pytest

from kiosk.progress import Progress, die_quietly


def test_lines_are_told_everywhere_and_percentages_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = Progress(8)
    progress.at(4)
    progress.line("one of two")
    assert capsys.readouterr().out == "  one of two\n"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    progress = Progress(8)
    progress.at(4)
    progress.line("two of two")
    assert capsys.readouterr().out == "\r  50 % \r  two of two\n"


def test_the_silent_one_tells_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    progress = Progress(0, silent=True)
    progress.at(0)
    progress.line("nothing")
    assert capsys.readouterr().out == ""


def test_a_process_that_dies_quietly_leaves_the_interrupt_to_the_system() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        die_quietly()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGINT, before)
