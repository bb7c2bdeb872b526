"""The table of faults says what the tests hold the station to."""

import re

from tests.fakes import repository
from tests.faults.rows import ROWS

PAGE = "docs/faults.md"


def test_the_table_and_the_rows_agree() -> None:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in repository.text(PAGE).splitlines()
        if re.match(r"\| [a-z]", line)
    ][1:]
    assert [tuple(row[:3]) for row in cells] == [(row.name, f"{row.limit_s:g}", row.must) for row in ROWS.values()]
