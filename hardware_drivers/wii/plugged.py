"""The Wii Balance Boards that are switched on, for the list of boards: each is asked for one reading."""

from threading import Event

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.plugged_row import Plugged, Problem
from hardware_drivers.wii.connection import NEW_BATTERIES, WiiConnection
from hardware_drivers.wii.reports import LOW_V
from hardware_drivers.wii.sites import MODEL, Site, find_sites
from station.errors import BoardError


def list_boards() -> list[Plugged]:
    """Return the boards that are switched on, and what is wrong with them; none on other systems than Linux."""
    return [
        Plugged(("wii",), site.uid, str(site.hidraw or site.folder), MODEL, True, problems(site))
        for site in find_sites()
    ]


def problems(site: Site) -> tuple[Problem, ...]:
    """Return what is wrong with a board and what to do. Takes 2 s at most."""
    try:
        connection = WiiConnection("wii", site, clock=monotonic_s, stop=Event())
    except BoardError as error:
        return (Problem.of(error),)
    connection.close()
    if connection.battery_v is not None and connection.battery_v < LOW_V:
        return (
            Problem("low_battery", f"Its batteries are nearly empty ({connection.battery_v:.1f} V).", NEW_BATTERIES),
        )
    return ()
