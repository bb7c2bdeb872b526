"""The metrics of a recording of quiet stance, one module a family; the only part of the station that needs SciPy."""
