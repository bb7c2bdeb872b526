"""No test needs a screen, a sound card or a board. What faults came to is told at the end."""

import os

pytest_plugins = ["tests.faults.report"]

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
