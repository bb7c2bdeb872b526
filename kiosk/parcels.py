"""Work, results and errors as bytes, to go from one process to another and back."""

import copyreg
import io
import pickle
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


def _view(mapping: Mapping[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(mapping)


class _Packer(pickle.Pickler):
    # Results are full of views that cannot be written to, for which pickle knows no way.
    dispatch_table = copyreg.dispatch_table | {MappingProxyType: lambda view: (_view, (dict(view),))}


def pack(thing: object) -> bytes:
    """Return something as bytes, for ``pickle.loads``; whatever goes wrong with that is raised as it is."""
    buffer = io.BytesIO()
    _Packer(buffer, pickle.HIGHEST_PROTOCOL).dump(thing)
    return buffer.getvalue()


def answer(request: bytes) -> bytes:
    """Do a piece of work; return whether it succeeded, with its result or with what went wrong, packed.

    Parameters
    ----------
    request : bytes
        Work and its arguments, packed.
    """
    try:
        work, args = pickle.loads(request)
        return pack((True, work(*args)))
    except Exception as error:  # whatever it was, it must reach the one who shows it
        try:
            return pack((False, error))
        except Exception:
            return pack((False, RuntimeError(repr(error))))
