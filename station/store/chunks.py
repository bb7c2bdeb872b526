"""The framing of a recording: chunks that are either whole or not there.

::

    magic 4 | kind u8 | sequence u32 | monotonic time u64, us | length u32 | payload | CRC-32 u32

All little-endian. The CRC covers everything before it and starts from the CRC of the file's first chunk, so that a
whole chunk of another recording, left on a reused disk block by a power cut, does not pass for one of this file.
"""

import struct
import zlib
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

MAGIC: Final = b"\x89EVK"
_HEAD: Final = struct.Struct("<4sBIQI")
_CRC: Final = struct.Struct("<I")


class ChunkKind(IntEnum):
    """What a chunk holds."""

    HEADER = 1
    FRAMES = 2
    ROUND_START = 3
    SEGMENT = 4
    TICKS = 5
    ROUND_END = 6
    CLOSED = 7


@dataclass(frozen=True, slots=True)
class Chunk:
    """One whole chunk.

    Parameters
    ----------
    kind : ChunkKind
    monotonic_us : int
        The host's monotonic clock when it was written.
    payload : bytes
    """

    kind: ChunkKind
    monotonic_us: int
    payload: bytes


def pack_chunk(chunk: Chunk, sequence: int, salt: int) -> bytes:
    """Return a chunk as bytes.

    Parameters
    ----------
    chunk : Chunk
    sequence : int
        Chunks before this one in the file.
    salt : int
        ``salt_of`` the file's first chunk; 0 for the first chunk itself.
    """
    body = _HEAD.pack(MAGIC, chunk.kind, sequence, chunk.monotonic_us, len(chunk.payload)) + chunk.payload
    return body + _CRC.pack(zlib.crc32(body, salt))


def salt_of(first: bytes) -> int:
    """Return the salt for the chunks that follow a packed first chunk: its CRC."""
    (crc,) = _CRC.unpack(first[-_CRC.size :])
    return int(crc)


def unpack_chunks(data: bytes) -> tuple[list[Chunk], str]:
    """Read chunks up to the first one that is not whole.

    Returns
    -------
    chunks : list of Chunk
        Those before the first bad one.
    stopped_because : str
        What was wrong with that one; empty when the data ends with a whole chunk.
    """
    chunks: list[Chunk] = []
    position = salt = 0
    while position < len(data):
        try:
            chunk, crc, end = _chunk_at(data, position, len(chunks), salt)
        except ValueError as bad:
            return chunks, f"chunk {len(chunks)} at byte {position} {bad}"
        chunks.append(chunk)
        position, salt = end, salt or crc
    return chunks, ""


def _chunk_at(data: bytes, position: int, sequence: int, salt: int) -> tuple[Chunk, int, int]:
    """Return a chunk, its CRC and where it ends; ValueError says what is wrong with it."""
    if len(data) - position < _HEAD.size:
        raise ValueError("is cut short")
    magic, kind, found, monotonic_us, length = _HEAD.unpack_from(data, position)
    if magic != MAGIC:
        raise ValueError("does not start as a chunk does")
    start, end = position + _HEAD.size, position + _HEAD.size + length
    if end + _CRC.size > len(data):
        raise ValueError("is cut short")
    (crc,) = _CRC.unpack_from(data, end)
    if zlib.crc32(memoryview(data)[position:end], salt) != crc:
        raise ValueError("is damaged")
    if found != sequence:
        raise ValueError("is out of order")
    return Chunk(ChunkKind(kind), monotonic_us, data[start:end]), crc, end + _CRC.size
