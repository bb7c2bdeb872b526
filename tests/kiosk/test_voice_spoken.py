import sys
import threading

import pytest

from kiosk.voice import SilentVoice, make_voice
from kiosk.voice.clips import ClipCache
from kiosk.voice.desk import SPACING_S
from kiosk.voice.engine import SpeechEngine
from kiosk.voice.studio import CLIPS_IN_MEMORY
from kiosk.voice.voice import NOTICE, SpokenVoice
from station.ports import Line
from tests.fakes import voice_worker
from tests.fakes.fake_clock import FakeClock
from tests.fakes.loudspeaker import CLIP_S, FakeLoudspeaker
from tests.fakes.tone_engine import ToneEngine


def line(text: str, priority: int = 1, ttl_s: float = 2.0) -> Line:
    return Line(text, "en", priority, ttl_s)


class Stage:
    """A voice with everything around it, and what was heard."""

    def __init__(self, folder, engine) -> None:
        self.clock = FakeClock()
        self.loudspeaker = FakeLoudspeaker(self.clock)
        self.engine = engine
        self.clips = ClipCache(folder)
        self.voice = SpokenVoice(self.clips, engine, self.loudspeaker, self.clock)
        self.known: dict = {}

    def say(self, text: str, priority: int = 1, ttl_s: float = 2.0) -> None:
        self.known[self.clips.path(text, "en")] = text
        self.voice.say(line(text, priority, ttl_s))

    def prepare(self, *texts: str) -> None:
        """Have lines rendered, and return when they are."""
        self.voice.prepare([line(text) for text in texts])
        done = threading.Event()
        # The voice renders in order; a last line whose rendering is observed means that the others are there.
        before = self.engine.render

        def observed(text, lang, path):
            ok = before(text, lang, path)
            if text == "last":
                done.set()
            return ok

        self.engine.render = observed
        self.voice.prepare([line("last")])
        assert done.wait(5.0)
        self.engine.render = before

    def advance(self, dt_s: float) -> None:
        self.clock.advance(dt_s)
        self.voice.update()

    @property
    def heard(self) -> list[str]:
        return [self.known[path] for path in self.loudspeaker.spoken]

    def hears(self, *texts: str) -> None:
        """Wait until exactly these were spoken."""
        self.loudspeaker.wait_for(lambda: len(self.loudspeaker.spoken) >= len(texts))
        assert self.heard == list(texts)


@pytest.fixture
def stage(tmp_path):
    made = Stage(tmp_path / "clips", ToneEngine())
    yield made
    made.voice.close()


def test_a_new_line_is_rendered_and_spoken(stage):
    stage.say("Slow out, slow home.")
    stage.hears("Slow out, slow home.")
    assert stage.engine.rendered == ["Slow out, slow home."]


def test_a_line_said_before_is_spoken_within_the_call(stage):
    stage.say("one")
    stage.hears("one")
    stage.advance(CLIP_S)
    stage.advance(SPACING_S)
    stage.say("one")
    assert stage.heard == ["one", "one"]
    assert stage.engine.rendered == ["one"]


def test_a_prepared_line_is_spoken_within_the_call(stage):
    stage.prepare("one", "two")
    stage.engine.allowed.clear()
    stage.say("two")
    assert stage.heard == ["two"]
    stage.engine.allowed.set()


def test_clips_outlive_the_voice(stage, tmp_path):
    stage.say("one")
    stage.hears("one")
    stage.voice.close()
    again = Stage(tmp_path / "clips", ToneEngine())
    again.say("one")
    again.hears("one")
    again.voice.close()
    assert again.engine.rendered == []


def test_saying_does_not_wait_for_the_engine(stage):
    stage.engine.allowed.clear()
    for n in range(20):
        stage.say(f"line {n}")
    assert stage.engine.asked.wait(5.0)
    stage.voice.prepare([line("later")])
    stage.voice.hush()
    assert stage.heard == []


def test_a_line_to_say_overtakes_lines_to_prepare(stage):
    stage.engine.allowed.clear()
    stage.voice.prepare([line(f"later {n}") for n in range(30)])
    assert stage.engine.asked.wait(5.0)
    stage.say("now")
    stage.engine.allowed.set()
    stage.hears("now")
    assert "now" in stage.engine.rendered[:2]


def test_equal_lines_take_turns_with_quiet_between(stage):
    stage.prepare("one", "two")
    stage.say("one")
    stage.say("two")
    assert stage.heard == ["one"]
    stage.advance(CLIP_S)
    assert stage.heard == ["one"]
    stage.advance(SPACING_S)
    stage.hears("one", "two")


def test_safety_interrupts_praise(stage):
    stage.prepare("Nicely still.", "Hold the rail.")
    stage.say("Nicely still.", priority=0)
    stage.advance(0.2)
    stage.say("Hold the rail.", priority=3)
    assert stage.heard == ["Nicely still.", "Hold the rail."]


def test_a_line_whose_clip_comes_too_late_stays_a_caption(stage):
    stage.engine.allowed.clear()
    stage.say("now or never", ttl_s=0.5)
    assert stage.engine.asked.wait(5.0)
    stage.clock.advance(0.6)
    stage.engine.allowed.set()
    stage.prepare("now or never")
    assert stage.heard == []


def test_the_rest_is_ducked_only_while_speaking(stage):
    stage.prepare("one")
    assert not stage.loudspeaker.ducked
    stage.say("one")
    assert stage.loudspeaker.ducked
    stage.advance(CLIP_S - 0.1)
    assert stage.loudspeaker.ducked
    stage.advance(0.2)
    assert not stage.loudspeaker.ducked


def test_the_voice_notices_the_end_by_itself(stage):
    stage.prepare("one")
    stage.say("one")
    stage.clock.advance(CLIP_S + 0.1)
    stage.loudspeaker.wait_for(lambda: not stage.loudspeaker.ducked)


def test_hush_stops_and_forgets(stage):
    stage.prepare("one", "two")
    stage.say("one")
    stage.say("two")
    stage.voice.hush()
    assert not stage.loudspeaker.speaking
    assert not stage.loudspeaker.ducked
    stage.advance(1.0)
    assert stage.heard == ["one"]


def test_hush_forgets_what_is_being_rendered(stage):
    stage.engine.allowed.clear()
    stage.say("one")
    assert stage.engine.asked.wait(5.0)
    stage.voice.hush()
    stage.engine.allowed.set()
    stage.prepare("anything")
    assert stage.heard == []


def test_once_the_sound_device_is_closed_nothing_is_said(stage):
    stage.loudspeaker.available = False
    stage.say("one")
    stage.prepare("anything")
    assert stage.heard == []


@pytest.mark.parametrize("text", ["", "   ", "⭐", "…"])
def test_nothing_to_say_is_not_said(stage, text):
    stage.say(text)
    stage.prepare("anything")
    assert stage.heard == []
    assert text not in stage.engine.rendered


def test_it_reports_the_time_from_cue_to_sound(stage):
    assert list(stage.voice.reactions) == []
    stage.engine.allowed.clear()
    stage.say("one", ttl_s=9.0)
    assert stage.engine.asked.wait(5.0)
    stage.clock.advance(0.04)
    stage.engine.allowed.set()
    stage.hears("one")
    stage.prepare("two")
    assert stage.voice.reactions[-1].latency_s == pytest.approx(0.04 + stage.loudspeaker.latency_s)
    assert stage.voice.reactions[-1].fresh
    stage.say("two", ttl_s=9.0)
    stage.advance(CLIP_S)
    stage.advance(SPACING_S)
    stage.hears("one", "two")
    assert len(stage.voice.reactions) == 1, "a line that waited its turn says nothing about latency"


def test_a_line_said_before_is_not_reported_as_new(stage):
    stage.prepare("one")
    stage.say("one")
    assert [(reaction.latency_s, reaction.fresh) for reaction in stage.voice.reactions] == [
        (stage.loudspeaker.latency_s, False)
    ]


def test_a_failed_rendering_drops_that_line_only(stage):
    stage.engine.fails = True
    stage.say("one")
    stage.prepare()
    stage.engine.fails = False
    stage.say("two", priority=0)
    stage.hears("two")


def test_a_silent_clip_is_refused(stage):
    stage.engine.mumbles = True
    stage.say("one")
    stage.prepare("x")
    assert stage.heard == []
    assert stage.engine.rejected >= 1


def test_a_clip_that_cannot_be_loaded_is_dropped(stage):
    stage.loudspeaker.unreadable = True
    stage.say("one")
    stage.prepare("x")
    assert stage.heard == []


def test_memory_is_bounded(stage):
    stage.prepare(*(f"line {n}" for n in range(CLIPS_IN_MEMORY + 10)))
    assert len(stage.voice._studio._memory) <= CLIPS_IN_MEMORY


def test_a_folder_that_cannot_be_made_means_captions_only(tmp_path):
    (tmp_path / "file").write_text("")
    stage = Stage(tmp_path / "file" / "clips", ToneEngine())
    stage.say("one")
    stage.voice.close()
    assert stage.heard == []
    assert stage.voice.notice == NOTICE


def test_nothing_runs_before_the_first_line(tmp_path):
    before = threading.active_count()
    stage = Stage(tmp_path / "clips", ToneEngine())
    assert threading.active_count() == before
    stage.voice.close()
    stage.voice.close()
    stage.say("after the end")
    stage.voice.prepare([line("after the end")])
    assert threading.active_count() == before


@pytest.mark.parametrize("mode", ["dies", "hangs", "rubbish", "lies", "mumbles", "dies at start"])
def test_a_broken_engine_gives_captions_only_and_one_notice(tmp_path, mode):
    gone = threading.Event()

    class Watched(SpeechEngine):
        def give_up(self, why: str) -> None:
            super().give_up(why)
            gone.set()

    engine = Watched((sys.executable, voice_worker.__file__, mode), render_timeout_s=0.2 if mode == "hangs" else 10.0)
    stage = Stage(tmp_path / "clips", engine)
    for n in range(6):
        stage.say(f"line {n}", ttl_s=60.0)
    assert gone.wait(20.0)
    assert stage.voice.notice == NOTICE
    stage.say("one more")
    stage.voice.prepare([line("and more")])
    stage.voice.hush()
    stage.voice.close()
    assert stage.voice.notice == NOTICE
    assert stage.heard == []


def test_a_fault_in_the_voice_itself_is_told_too(stage):
    def broken(path):
        raise RuntimeError("a mixer that went mad")

    stage.loudspeaker.load = broken
    stage.say("one")
    stage.voice._thread.join(timeout=5.0)
    assert stage.voice.notice == NOTICE
    stage.say("two")


def test_closing_does_not_wait_for_a_hanging_engine(tmp_path):
    engine = SpeechEngine((sys.executable, voice_worker.__file__, "hangs"), render_timeout_s=600.0)
    stage = Stage(tmp_path / "clips", engine)
    stage.say("one")
    closer = threading.Thread(target=stage.voice.close)
    closer.start()
    closer.join(timeout=10.0)
    assert not closer.is_alive()
    assert stage.voice.notice is None
    stage.voice.close()
    stage.voice.close()
    stage.say("after the end")


def test_without_a_sound_device_there_are_captions_only(tmp_path):
    clock = FakeClock()
    loudspeaker = FakeLoudspeaker(clock)
    loudspeaker.available = False
    voice = make_voice(tmp_path / "clips", clock, loudspeaker)
    assert isinstance(voice, SilentVoice)
    assert voice.notice == NOTICE
    voice.say(line("one"))
    voice.prepare([line("two")])
    voice.hush()
    voice.close()
    assert not (tmp_path / "clips").exists()


def test_a_voice_silent_on_purpose_has_nothing_to_tell():
    assert SilentVoice().notice is None
