from station.trial.overload import LoadLevel, Overload


def feed(overload: Overload, t_us: int, seconds: float, load_n: float) -> int:
    for _ in range(round(seconds * 100)):
        t_us += 10_000
        overload.push(t_us, load_n)
    return t_us


def test_warns_at_90_and_stops_at_100_percent() -> None:
    overload = Overload(1000.0)
    now = feed(overload, 0, 1.0, 899.0)
    assert overload.level is LoadLevel.OK
    now = feed(overload, now, 0.2, 905.0)
    assert overload.level is LoadLevel.WARN
    now = feed(overload, now, 0.2, 1001.0)
    assert overload.level is LoadLevel.STOP


def test_one_sample_is_not_enough() -> None:
    overload = Overload(1000.0)
    overload.push(0, 5000.0)
    overload.push(10_000, 700.0)
    overload.push(200_000, 5000.0)
    assert overload.level is LoadLevel.OK


def test_levels_do_not_flicker_and_go_back() -> None:
    overload = Overload(1000.0)
    now = feed(overload, 0, 0.2, 1010.0)
    now = feed(overload, now, 1.0, 980.0)
    assert overload.level is LoadLevel.STOP
    now = feed(overload, now, 1.0, 940.0)
    assert overload.level is LoadLevel.WARN
    now = feed(overload, now, 1.0, 870.0)
    assert overload.level is LoadLevel.WARN
    feed(overload, now, 0.02, 840.0)
    assert overload.level is LoadLevel.OK
