"""A run: chunks of replications, and their means."""

import numpy as np

from .distributions import Draws, Medians
from .measures import MeasureTable, Measures, claim, compare
from .model import Chunk, Tables
from .network import Network
from .scenario import read
from .waterfall import TERMS, Waterfall, WaterfallTable

SERIES = ("wished", "ordered", "made", "attainable", "target", "delivered", "stock", "book", "waiting", "price", "used", "unmet_use", "spent")


class Run:
    """Sums over replications; `result()` gives means."""

    def __init__(self, folder, point=False, with_series=False):
        self.scenario = read(folder)
        self.network = Network(self.scenario)
        self.tables = Tables(self.network)
        self.waterfall_table = WaterfallTable(self.network)
        self.measure_table = MeasureTable(self.network)
        self.point, self.count = point, 0
        self.with_series = point or with_series
        months, nodes = self.scenario.months, len(self.network.nodes)
        self.series = {name: np.zeros((months, nodes)) for name in SERIES}
        self.terms = np.zeros((months, self.waterfall_table.markets, len(TERMS)))
        self.inputs = np.zeros((months, self.waterfall_table.markets, len(self.waterfall_table.inputs)))
        self.left = self.line_made = self.spending = None
        self.line_start = np.zeros((2, self.tables.lines.count))
        self.measures, self.comparisons, self.claims = {}, {}, {}

    def chunk(self, replications, generator=None):
        """Simulates one chunk and adds it up."""
        source = Medians() if generator is None else Draws(generator, replications)
        chunk = Chunk(self.tables, source, replications, generator)
        waterfall, measures = Waterfall(self.waterfall_table, chunk), Measures(self.measure_table, chunk)
        if self.left is None:
            self.left = np.zeros((self.scenario.months, len(chunk.economy.purses)))
            self.line_made = np.zeros((self.scenario.months, self.tables.lines.count))
            self.purses = chunk.economy.purses
        needed = set(self.measure_table.weights) | (set(SERIES) if self.with_series else set())
        ones = np.ones(replications)
        for t in range(self.scenario.months):
            month = chunk.step(t)
            terms, inputs = waterfall.step(month)
            self.terms[t] += terms * replications
            self.inputs[t] += inputs * replications
            values = self._by_metric(chunk, month, needed)
            if self.with_series:
                for name in SERIES:
                    self.series[name][t, :len(values[name])] += values[name] @ ones
            self.left[t] += chunk.orders.left @ ones
            if self.point:
                self._lines(chunk, month)
            measures.record(t, values, chunk.orders.left, chunk.paid())
        self._answers(measures)
        self._line_starts(chunk)
        self._paths(chunk)
        self.count += replications

    def _by_metric(self, chunk, month, needed):
        books = self.tables.books
        values = {"made": month.made, "attainable": month.attainable, "target": month.target, "delivered": month.delivered, "stock": month.stock,
                  "used": month.used, "unmet_use": month.unmet, "capacity": month.installed, "ramped": month.capacity, "idle": month.idle,
                  "planned": month.planned}
        if "price" in needed:
            values["price"] = month.price.take(self.network.market_of_node, axis=0)
        group = books.by_buyer
        for name, by_book in (("wished", month.wished), ("ordered", month.ordered), ("book", chunk.books.due), ("waiting", chunk.books.later)):
            if name in needed:
                values[name] = np.zeros((self.tables.final.stop, chunk.R))
                values[name][group.groups] = group(by_book)
        if "spent" in needed:
            values["spent"] = np.zeros((self.tables.final.stop, chunk.R))
            values["spent"][group.groups] = group(month.ordered * month.price.take(books.market, axis=0))
        if "lines" in needed:
            values["lines"] = chunk.lines.running()
        if "idle" in needed and self.measure_table.idle_inputs:
            self._idle_inputs(chunk, month)
        return values

    def _idle_inputs(self, chunk, month):
        """Idle capacity of inputs: C less what share_out of the month's need would assign with C."""
        for stage, cooperation in zip(self.network.stages, chunk.cooperation):
            if stage.level > 0:
                nodes = stage.nodes
                flow = stage.plan.share(month.need[nodes], month.capacity[nodes], month.t, chunk.parameters, cooperation)
                month.idle[nodes] = np.maximum(0.0, month.capacity[nodes] - flow.add_cross_sent(flow.made_for_bloc(stage.plan)))

    def _lines(self, chunk, month):
        """What each line makes: lines of one party and item in proportion to C (point run only)."""
        lines = chunk.lines
        capacity = month.capacity[self.tables.lines.node[lines.active], 0]
        made = month.made[self.tables.lines.node[lines.active], 0]
        self.line_made[month.t, lines.active] = np.where(capacity > 0, made * lines.line_capacity[:, 0] / np.where(capacity > 0, capacity, 1.0), 0.0)

    def _answers(self, measures):
        series = measures.finish()
        for name, values in series.items():
            self.measures.setdefault(name, []).append(values.astype(np.float64 if self.point else np.float32))
        comparisons = {row["id"]: compare(self.scenario, row, series) for row in self.scenario.settings.get("comparison", [])}
        for name, values in comparisons.items():
            self.comparisons.setdefault(name, []).append({
                "holds": values["holds"].sum(axis=1), "gap": np.where(values["there"].all(axis=1), values["gap"].sum(axis=1), np.nan),
                "crossover": values["crossover"], "at_or_before": values["at_or_before"]})
        for row in self.scenario.claims:
            self.claims.setdefault(row["id"], []).append(claim(self.scenario, row, series, comparisons))

    def _line_starts(self, chunk):
        start = chunk.lines.start
        there = chunk.lines.comes & (start < 1e8)
        self.line_start[0] += there.sum(axis=1)
        self.line_start[1] += np.where(there, start, 0.0).sum(axis=1)

    def _paths(self, chunk):
        paths = {party: {kind: {year: float(np.mean(chunk.economy.share[kind][party][year])) for year in chunk.economy.years}
                         for kind in ("core", "related")} for party in sorted(chunk.economy.gdp)}
        if self.spending is None:
            self.spending = (0, paths)
        n, old = self.spending
        for party, kinds in paths.items():
            for kind, years in kinds.items():
                for year, value in years.items():
                    old[party][kind][year] += (value - old[party][kind][year]) * chunk.R / (n + chunk.R)
        self.spending = (n + chunk.R, old)


def run(folder, point=False, replications=1000, seed=1, chunk_size=250, with_series=False):
    """Simulates a scenario folder; a Run with the sums."""
    result = Run(folder, point, with_series)
    if point:
        result.chunk(1)
        return result
    done, number = 0, 0
    while done < replications:
        size = min(chunk_size, replications - done)
        result.chunk(size, np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, number]))))
        done, number = done + size, number + 1
    return result
