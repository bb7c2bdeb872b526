"""The render worker: ``python -m kiosk.voice.render_worker``, a process that may hang or die without harm.

One JSON object a line. At start it writes ``{"ready": true, "engine": "..."}``. A request is
``{"id": 1, "text": "...", "lang": "nl", "path": "..."}``, its answer ``{"id": 1, "ok": true}`` or
``{"id": 1, "ok": false, "error": "..."}``. It ends when its input ends.
"""

import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

Render = Callable[[str, str, Path], None]
"""A voice backend: ``render(text, lang, path)`` leaves a WAV file at ``path`` or raises."""


def claim_stdout() -> TextIO:
    """Return the real standard output and point everyone else's at standard error, C libraries' too."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    return answers


def read_requests(requests: "queue.SimpleQueue[bytes]") -> None:
    """Pass lines on until the input ends, then end this process even if the engine hangs."""
    for line in sys.stdin.buffer:
        requests.put(line)
    os._exit(0)


def answer(render: Render, request: dict[str, Any]) -> dict[str, Any]:
    """Render what a request asks for and return what to answer."""
    try:
        render(request["text"], request["lang"], Path(request["path"]))
    except Exception as error:  # whatever the library raises, the line is what cannot be said
        return {"id": request["id"], "ok": False, "error": f"{type(error).__name__}: {error}"}
    return {"id": request["id"], "ok": True}


def main() -> None:
    """Serve requests until the input ends."""
    # Ctrl-C in a terminal reaches every process of the group; the kiosk decides when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = claim_stdout()
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=read_requests, args=(requests,), daemon=True).start()
    from kiosk.voice.espeak import Espeak

    backend = Espeak()
    print(json.dumps({"ready": True, "engine": f"eSpeak NG, {backend.library}"}), file=answers)
    while True:
        print(json.dumps(answer(backend.render, json.loads(requests.get()))), file=answers)


if __name__ == "__main__":
    main()
