"""What a run says."""

from __future__ import annotations

import functools
import json
import os
from typing import Any

from sinews import _engine
from sinews.faults import SinewsError, _refusals, _warn
from sinews.tables import Table, _frames, _write_parquet


class Results:
    """The answers of a run. Tables are properties; `plot` draws the report's figures; in a notebook it shows itself."""

    def __init__(self, run: _engine.Run) -> None:
        self._run = run

    # --- what was run ---

    @property
    def title(self) -> str:
        """The scenario's title."""
        return self._run.title

    @property
    def as_of(self) -> str:
        """The last month that is known, YYYY-MM."""
        return self._run.as_of

    @property
    def replications(self) -> int:
        """Futures that were simulated."""
        return self._run.replications

    @property
    def seed(self) -> int:
        """Of the random numbers."""
        return self._run.seed

    @property
    def settings(self) -> list[str]:
        """What `Scenario.set` changed, as NAME=EXPR."""
        return self._run.settings

    @property
    def levers(self) -> list[str]:
        """Levers that the scenario was run with."""
        return self._run.levers

    @property
    def posterior(self) -> str:
        """Fingerprint of the posterior whose draws were taken; empty: those of the tables."""
        return self._run.posterior

    @property
    def result_hash(self) -> str:
        """Fingerprint of every number in the results; the same on any threads, shards and machines."""
        return self._run.result_hash

    @property
    def scenario_hash(self) -> str:
        """Fingerprint of the scenario's files, before settings."""
        return self._run.scenario_hash

    @property
    def seconds(self) -> dict[str, float]:
        """What it took to read, compile and simulate."""
        return self._run.seconds

    # --- answers ---

    @property
    def headline(self) -> str:
        """The answer in sentences."""
        return "\n".join(self._run.headline)

    @functools.cached_property
    def summary(self) -> dict[str, Any]:
        """`summary.json`."""
        summary: dict[str, Any] = json.loads(self._run.summary_json())
        return summary

    @functools.cached_property
    def measures(self) -> Table:
        """A row a measure and month: mean and quantiles over the futures."""
        return self._table("measures")

    @functools.cached_property
    def measure_list(self) -> Table:
        """A row a measure: its text, metric, window, unit, parties and items."""
        return self._table("measure_list")

    @functools.cached_property
    def comparisons(self) -> Table:
        """A row a comparison and month: probability, quantiles of gap and ratio, crossovers."""
        return self._table("comparisons")

    @functools.cached_property
    def crossovers(self) -> Table:
        """A row a comparison: when it begins to hold, and how likely never."""
        return self._table("crossovers")

    @functools.cached_property
    def claims(self) -> Table:
        """A row a claim: its probability in number and word, and the evidence for and against."""
        return self._table("claims")

    @functools.cached_property
    def waterfall(self) -> Table:
        """A row a bloc, final item and month: wished = money + capacity + cooperation + ramp + inputs + made."""
        return self._table("waterfall")

    @functools.cached_property
    def waterfall_inputs(self) -> Table:
        """The waterfall's term `inputs` by the input that was short."""
        return self._table("waterfall_inputs")

    @functools.cached_property
    def lines(self) -> Table:
        """A row a line: its chance, and when it is decided, starts and is full, in months from the scenario's start."""
        return self._table("lines")

    @functools.cached_property
    def output(self) -> Table:
        """A row a party, item and year: what it makes in the year's months within the horizon."""
        return self._table("output")

    @functools.cached_property
    def spending(self) -> Table:
        """A row a party, group or bloc and year: shares of GDP, chances of targets, money spent and left."""
        return self._table("spending")

    @functools.cached_property
    def evidence(self) -> Table:
        """A row an observation and the measure that it observes, in that measure's unit."""
        return self._table("evidence")

    @functools.cached_property
    def openings(self) -> Table:
        """A row a bloc and year: lines that start in it, of items that their party did not make before, and that it did."""
        return self._table("openings")

    @functools.cached_property
    def opened_capacity(self) -> Table:
        """A row a bloc, item and year: the capacity that lines add that start in it, a month."""
        return self._table("opened_capacity")

    @functools.cached_property
    def sources(self) -> Table:
        """A row a source of the scenario, and where it is used."""
        return self._table("sources")

    def tables(self) -> dict[str, Table]:
        """All tables by name."""
        return {name: getattr(self, name) for name in _engine.table_names()}

    def _table(self, name: str) -> Table:
        return Table(name, self._run.table(name))

    # --- out ---

    def to_pandas(self) -> dict[str, Any]:
        """All tables as pandas frames, by name."""
        return _frames(self.tables())

    def to_parquet(self, folder: str | os.PathLike[str]) -> None:
        """Writes every table as a Parquet file of its name into a folder, which is made when it is not there."""
        _write_parquet(self.tables(), folder)

    def write(self, folder: str | os.PathLike[str]) -> None:
        """Writes the files of `sinews run --out`, the report among them; whole or not at all. Raises SinewsError if it fails."""
        with _refusals():
            _warn(self._run.left_out())
            failure = self._run.write(os.fspath(folder))
        if failure:
            raise SinewsError(failure)

    def report_html(self) -> str:
        """The report: one page that needs no network.

        Warns of a backtest or sensitivity beside the scenario that was made of other files, and leaves it out.
        """
        with _refusals():
            _warn(self._run.left_out())
            return self._run.report_html()

    @functools.cached_property
    def plot(self) -> Any:
        """Figures of the report, with Matplotlib: `plot.comparison()`, `plot.measure("id")`, `plot.waterfall()` ..."""
        from sinews.plots import Plots

        return Plots(self)

    def __repr__(self) -> str:
        futures = "point run" if self._run.point else f"{self.replications:,} futures, seed {self.seed}"
        return f"<Results of {self.title!r}: {futures}, result {self.result_hash}>"

    def _repr_html_(self) -> str:
        from sinews.notebook import results_html

        return results_html(self)
