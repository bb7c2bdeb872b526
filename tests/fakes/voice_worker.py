"""A render worker that misbehaves on request: ``python voice_worker.py MODE``. Writes a short tone when it behaves."""

import array
import json
import math
import sys
import threading
import wave

RATE_HZ = 22050


def write_tone(path: str, seconds: float = 0.2, peak: int = 8000) -> None:
    """Write a WAV file with a 200 Hz tone; silence when ``peak`` is 0."""
    n = int(seconds * RATE_HZ)
    samples = array.array("h", (round(peak * math.sin(2 * math.pi * 200 * i / RATE_HZ)) for i in range(n)))
    with wave.open(path, "wb") as file:
        file.setparams((1, 2, RATE_HZ, n, "NONE", ""))
        file.writeframes(samples.tobytes())


def say(message: object) -> None:
    """Answer with one JSON line."""
    print(json.dumps(message), flush=True)


def main(mode: str) -> None:
    """Behave as ``mode`` says."""
    if mode == "dies at start":
        sys.exit(1)
    if mode == "hangs at start":
        threading.Event().wait()
    say({"ready": True, "engine": "fake"})
    for line in sys.stdin:
        request = json.loads(line)
        words = mode if mode != "obeys" else request["text"]
        if words == "dies":
            sys.exit(1)
        elif words == "hangs":
            threading.Event().wait()
        elif words == "rubbish":
            print("Audio saved to \x00{[", flush=True)
        elif words == "wrong id":
            say({"id": -1, "ok": True})
        elif words == "list":
            say([1, 2])
        elif words == "refuses":
            say({"id": request["id"], "ok": False, "error": "no such voice"})
        elif words == "lies":
            say({"id": request["id"], "ok": True})
        elif words == "mumbles":
            write_tone(request["path"], peak=0)
            say({"id": request["id"], "ok": True})
        else:
            write_tone(request["path"])
            say({"id": request["id"], "ok": True})


if __name__ == "__main__":
    main(sys.argv[1])
