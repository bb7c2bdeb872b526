"""A sink for a line that is read by hand."""

from hardware_drivers.board import Frame


class Taken:
    """Keeps the frames; of a board that neither begins anew by itself nor sends marks."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []

    def put(self, frames: list[Frame], arrival_s: float) -> None:
        self.frames += frames

    def begin_epoch(self) -> None:
        raise AssertionError("the board began anew")

    def mark(self, number: int) -> None:
        raise AssertionError("the board sent a mark")
