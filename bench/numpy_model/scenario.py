"""A scenario folder as plain Python values: rows of text with parsed expression cells.

This reader takes scenarios that `sinews check` accepts; it does not look for faults. All tables are sorted
by id, so that row order never matters.
"""

import csv
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from .expressions import parse

ZERO, ONE = ("number", 0.0), ("number", 1.0)
LAST = 10**6  # an open end, in months


def month_index(text):
    """Months since year 0 of `YYYY-MM`."""
    year, month = text.strip().split("-")
    return 12 * int(year) + int(month) - 1


def month_name(index):
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


@dataclass
class Scenario:
    settings: dict
    start: int  # month index of t = 0
    months: int
    as_of: int  # t of the month as_of (may be negative or beyond the end)
    variables: dict = field(default_factory=dict)
    tables: dict = field(default_factory=dict)
    claims: list = field(default_factory=list)

    def setting(self, name, default):
        value = self.settings.get(name, default)
        return float(value) if isinstance(value, (int, float)) else value

    def from_t(self, text):
        """t of the first month of a range; an empty start is open."""
        return month_index(text) - self.start if text else -LAST

    def to_t(self, text):
        """t of the last month of a range; an empty end is open."""
        return month_index(text) - self.start if text else LAST


def cell(row, column, default=ZERO):
    text = (row.get(column) or "").strip()
    return parse(text) if text else default


def flow_cell(row, column):
    """A flow per month, from a cell with a column `per`."""
    tree = cell(row, column)
    return ("/", tree, ("number", 12.0)) if (row.get("per") or "").strip() == "year" else tree


def _table(folder, name, key):
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [{k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(stream)]
    return sorted(rows, key=lambda row: tuple(row.get(column, "") for column in key))


KEYS = {
    "parties": ("party",), "items": ("item",), "economy": ("party", "year"), "pledges": ("party", "kind", "target_year"),
    "portfolio": ("party", "category", "year"), "cooperation": ("bloc", "item"), "recipes": ("item", "input"),
    "lines": ("line",), "candidates": ("line",), "programmes": ("programme",), "use": ("party", "item", "from"),
    "stocks": ("party", "item"), "trade": ("from", "to", "item", "from_month"), "history": ("series", "year"),
}


def _toml(folder, name):
    path = folder / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def read(folder):
    """Scenario of a folder."""
    folder = Path(folder)
    settings = _toml(folder, "scenario.toml")
    start = month_index(settings["start"])
    variables = {}
    for name, value in _toml(folder, "variables.toml").items():
        value = value["value"] if isinstance(value, dict) else value
        variables[name] = parse(value) if isinstance(value, str) else ("number", float(value))
    return Scenario(
        settings=settings, start=start, months=month_index(settings["end"]) - start + 1,
        as_of=month_index(settings["as_of"]) - start, variables=variables,
        tables={name: _table(folder, name, key) for name, key in KEYS.items()},
        claims=_toml(folder, "claims.toml").get("claim", []),
    )
