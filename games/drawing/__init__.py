"""The drawing kit that games and screens share: logical units, type, baked shapes.

Everything is made once and kept: in a frame there are only blits.
"""

from games.drawing.kit import Kit
from games.drawing.stage import Stage

__all__ = ["Kit", "Stage"]
