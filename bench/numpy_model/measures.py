"""Measures, comparisons and claims (docs/model.md, from trajectories to answers) on arrays [months, R]; nan is empty."""

import numpy as np

from .scenario import month_index

DAYS = 365.25 / 12.0
BY_NODE = {"made", "capacity", "ramped", "idle", "lines", "wished", "ordered", "spent", "book", "waiting", "delivered", "stock", "used", "unmet_use"}


def month_of(scenario, text):
    return month_index(text) - scenario.start


class MeasureTable:
    """Rows of each measure, and weights by node for each metric: one matrix product a month gives them all."""

    def __init__(self, network):
        self.network = network
        self.rows = network.scenario.settings.get("measure", [])
        self.index = {row["id"]: position for position, row in enumerate(self.rows)}
        weights = {}
        for position, row in enumerate(self.rows):
            for metric in self._parts(row):
                for node, weight in self._nodes(row):
                    if metric == "planned" and network.level[network.nodes[node][1]] > 0:
                        continue  # only final items are used
                    weights.setdefault(metric, {})[position, node] = weight
        self.weights = {}
        for metric, values in sorted(weights.items()):
            rows = sorted({position for position, _ in values})
            nodes = sorted({node for _, node in values})
            matrix = np.zeros((len(rows), len(nodes)))
            for (position, node), weight in values.items():
                matrix[rows.index(position), nodes.index(node)] = weight
            self.weights[metric] = (np.array(rows), np.array(nodes), matrix)
        below = [node for node in self.weights.get("idle", ((), ()))[1] if network.level[network.nodes[node][1]] > 0]
        self.idle_inputs = bool(below)

    def _parts(self, row):
        metric = row.get("metric")
        if metric == "days_of_supply":
            return ["stock"] if "use_rate" in row else ["stock", "planned"]
        return [metric] if metric in BY_NODE else []

    def parties(self, row):
        """Parties of a measure: those named, of a bloc, of a group."""
        chosen = set()
        as_list = lambda value: value if isinstance(value, list) else [value]
        named, blocs, groups = (as_list(row.get(key, [])) for key in ("parties", "bloc", "group"))
        named += as_list(row.get("party", []))
        for party in self.network.scenario.tables["parties"]:
            if party["party"] in named or party["bloc"] in blocs or party.get("group") in groups:
                chosen.add(party["party"])
        if not (named or blocs or groups):
            chosen = set(self.network.parties)
        return sorted(chosen)

    def _nodes(self, row):
        of_inputs = row.get("metric") in ("made", "capacity", "ramped", "idle", "lines", "stock", "days_of_supply")
        for item, weight in row.get("items", {}).items():
            for party in self.parties(row):
                if (party, item) in self.network.node and (of_inputs or self.network.level[item] == 0):
                    yield self.network.node[party, item], float(weight)


class Measures:
    """Monthly values of the measures of one chunk."""

    def __init__(self, table, chunk):
        self.table, self.chunk, self.network = table, chunk, chunk.network
        scenario = self.network.scenario
        self.months = scenario.months
        self.values = np.full((len(table.rows), self.months, chunk.R), np.nan)
        self.planned = np.zeros_like(self.values) if "planned" in table.weights else None
        self.needs = set(table.weights)
        self._purses()

    def _purses(self):
        """Purses behind each `unspent` measure (each category of its items once) and each measure of `categories`."""
        self.purses = {}
        for position, row in enumerate(self.table.rows):
            if row.get("metric") == "unspent" or row.get("categories"):
                found = {}
                for category in row.get("categories", []):
                    for party in self.table.parties(row):
                        if (party, category) in self.chunk.economy.purse:
                            found[self.chunk.economy.purse[party, category]] = 1.0
                for item, weight in sorted(row.get("items", {}).items()):
                    for party in self.table.parties(row):
                        purse = self.chunk.economy.purse.get((party, self.network.items[item]["category"]))
                        if purse is not None:
                            found.setdefault(purse, float(weight))
                self.purses[position] = (np.array(list(found), dtype=np.intp), np.array(list(found.values())))

    def record(self, t, by_metric, left, paid):
        for metric, (rows, nodes, matrix) in self.table.weights.items():
            result = matrix @ by_metric[metric].take(nodes, axis=0)
            if metric == "planned":
                self.planned[rows, t] = result
            else:
                self.values[rows, t] = result
        for position, (purses, weights) in self.purses.items():
            money = paid if self.table.rows[position]["metric"] == "spent" else left
            self.values[position, t] = weights @ money[purses] if len(purses) else 0.0

    def finish(self):
        """Shares, days of supply, windows and `least_of`."""
        done = {}
        for position, row in enumerate(self.table.rows):
            if row.get("metric") == "days_of_supply":
                use = float(row["use_rate"]) if "use_rate" in row else self.planned[position]
                with np.errstate(divide="ignore", invalid="ignore"):
                    days = self.values[position] / use * DAYS
                self.values[position] = np.where(np.isfinite(days), days, np.nan)
            elif row.get("metric") in ("core_share", "related_share"):
                self.values[position] = self._share(row)

        def get(name):
            if name not in done:
                position = self.table.index[name]
                row = self.table.rows[position]
                if "least_of" in row:
                    done[name] = np.min([get(other) for other in row["least_of"]], axis=0)
                else:
                    done[name] = windowed(self.network.scenario, self.values[position], row.get("window", "month"))
            return done[name]

        return {row["id"]: get(row["id"]) for row in self.table.rows}

    def _share(self, row):
        economy, scenario = self.chunk.economy, self.network.scenario
        kind = row["metric"].split("_")[0]
        parties = [party for party in self.table.parties(row) if party in economy.gdp]
        result = np.full((self.months, self.chunk.R), np.nan)
        if parties:
            by_year = {year: sum(economy.share[kind][p][year] * economy.gdp[p][year] for p in parties) / sum(economy.gdp[p][year] for p in parties)
                       for year in economy.years}
            for t in range(self.months):
                result[t] = by_year[(scenario.start + t) // 12]
        return result


def windowed(scenario, values, window):
    """A month's value, times twelve, the sum of twelve months, or the sum since a month."""
    if window == "month":
        return values
    if window.replace("×", "x").replace("*", "x").replace(" ", "") == "monthx12":
        return values * 12.0
    result = np.full_like(values, np.nan)
    if window == "12-month sum":
        for t in range(11, len(values)):
            result[t] = values[t - 11:t + 1].sum(axis=0)
        return result
    if window.startswith("since "):
        first = month_of(scenario, window[6:])
        begin = max(first, 0)
        if begin < len(values):
            result[begin:] = np.cumsum(values[begin:], axis=0)
        return result
    raise ValueError(f"window {window!r}")


def compare(scenario, row, series):
    """Of one comparison: holds [months, R], gap, crossover month (-1: never) and whether it is at or before."""
    left, right = series[row["left"]], series[row["right"]]
    ratio, hold = float(row.get("ratio", 1.0)), int(row.get("hold_months", 1))
    first = max(month_of(scenario, row["from"]), 0) if row.get("from") else 0
    with np.errstate(invalid="ignore"):
        holds = (left > 0) & (left >= ratio * right)
        gap = left - ratio * right
    months, replications = left.shape
    crossover = np.full(replications, -1)
    run = np.zeros(replications, dtype=int)
    for t in range(months - 1, first - 1, -1):
        run = np.where(holds[t], run + 1, 0)
        crossover[run >= hold] = t
    there = ~np.isnan(left) & ~np.isnan(right)
    there[:first] = False
    start = np.where(there.any(axis=0), there.argmax(axis=0), -2)
    return {"holds": holds, "there": there, "gap": gap, "crossover": crossover, "at_or_before": crossover == start}


def claim(scenario, row, series, comparisons):
    """Whether a claim holds, by replication; None when a side is outside the horizon."""
    def at(month, name):
        t = month_of(scenario, month)
        return series[name][t] if 0 <= t < scenario.months else None

    if "comparison" in row:
        t = month_of(scenario, row["month"])
        return comparisons[row["comparison"]]["holds"][t] if 0 <= t < scenario.months else None
    growth = row.get("growth")  # an earlier form: a table of its own
    if growth:
        row = {"measure": growth["measure"], "since": growth["from"], "month": growth["to"],
               **{f"growth_{key}": growth[key] for key in ("at_least", "at_most") if key in growth}}
    value = at(row["month"], row["measure"])
    if value is None:
        return None
    if "highest_since" in row:
        measure = next(m for m in scenario.settings["measure"] if m["id"] == row["measure"])
        past = [float(h["value"]) for h in scenario.tables["history"] if h["series"] == measure.get("history") and int(h["year"]) > int(row["highest_since"])]
        return value > max(past, default=-np.inf)
    if "since" in row:
        base = at(row["since"], row["measure"])
        if base is None:
            return None
        with np.errstate(divide="ignore", invalid="ignore"):
            value = np.where(base > 0, value / base, np.nan)
        least, most = row.get("growth_at_least"), row.get("growth_at_most")
    else:
        least, most = row.get("at_least"), row.get("at_most")
    result = ~np.isnan(value)
    with np.errstate(invalid="ignore"):
        if least is not None:
            result &= value >= least
        if most is not None:
            result &= value <= most
    return result
