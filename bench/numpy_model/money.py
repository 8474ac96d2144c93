"""Spending paths and procurement money by year (docs/model.md, money), for one chunk of replications."""

import math

import numpy as np

from .grouping import whole
from .scenario import cell


class Economy:
    """gdp[party][year], share[kind][party][year], money of each purse (party, category) by year."""

    def __init__(self, network, parameters):
        scenario = network.scenario
        self.years = list(range(scenario.start // 12, (scenario.start + scenario.months - 1) // 12 + 1))
        self.gdp, self.share, self.equipment = {}, {"core": {}, "related": {}}, {}
        rows = {}
        for row in scenario.tables["economy"]:
            rows.setdefault(row["party"], {})[int(row["year"])] = row
        steps = {}
        for row in scenario.tables["pledges"]:
            steps.setdefault((row["party"], row["kind"]), []).append(row)
        for party in sorted(rows):
            self._party(party, rows[party], steps, scenario, parameters)
        self._purses(network, parameters)

    def _party(self, party, rows, steps, scenario, parameters):
        self.gdp[party] = self._gdp(rows, scenario, parameters)
        known = {year: parameters.value(cell(row, "defence_share")) for year, row in rows.items() if row.get("defence_share")}
        equipment = {year: parameters.value(cell(row, "equipment_share")) for year, row in rows.items() if row.get("equipment_share")}
        self.equipment[party] = {year: latest(equipment, year) for year in self.years}
        last = max(known) if known else self.years[0] - 1
        for kind in ("core", "related"):
            base = (known[last] if known else 0.0) if kind == "core" else 0.0
            path = pledge_path(steps.get((party, kind), []), kind, last, base, parameters)
            self.share[kind][party] = {
                year: path(year) if year > last else (latest(known, year) if kind == "core" else 0.0) for year in self.years}

    def _gdp(self, rows, scenario, parameters):
        """GDP(y) = GDP(y-1) (1 + growth + shock) after the last row with a figure; the shock is AR(1)."""
        values = {year: parameters.value(cell(row, "gdp")) for year, row in rows.items() if row.get("gdp")}
        growth = {year: parameters.value(cell(row, "growth"), least=None) for year, row in rows.items() if row.get("growth")}
        spread, persistence = scenario.setting("growth_sd", 0.0), scenario.setting("growth_persistence", 0.0)
        rng, shock = parameters.generator, 0.0
        last, first = max(values), True
        for year in range(last + 1, self.years[-1] + 1):
            if rng is not None and spread > 0:
                noise = rng.standard_normal(parameters.replications)
                shock = spread * noise if first else persistence * shock + spread * math.sqrt(1 - persistence**2) * noise
                first = False
            values[year] = np.maximum(0.0, values[year - 1] * (1.0 + latest(growth, year - 1) + shock))
        return {year: latest(values, year) for year in self.years}

    def _purses(self, network, parameters):
        scenario = network.scenario
        shares = {}
        for row in scenario.tables["portfolio"]:
            if row["party"] in self.gdp:
                shares.setdefault((row["party"], row["category"]), {})[int(row["year"])] = parameters.value(cell(row, "share"))
        for row in scenario.tables["programmes"]:
            if row["party"] in self.gdp:
                shares.setdefault((row["party"], network.items[row["item"]]["category"]), {})
        self.purses = sorted(shares)
        self.purse = {pair: index for index, pair in enumerate(self.purses)}
        made = {row["category"] for row in network.items.values()}
        self.just_spends = np.array([category not in made for _, category in self.purses], dtype=bool)
        self.money = []  # by year: money of a month, [purses, R]
        for year in self.years:
            money = parameters.stack([
                np.asarray(self.gdp[p][year]) / 12.0 * self.share["core"][p][year] * self.equipment[p][year] * latest(shares[p, c], year, before=0.0)
                for p, c in self.purses])
            self.money.append(whole(money, len(self.purses), parameters.replications))


def latest(by_year, year, before=None):
    """Value of the last year up to `year`; earlier than all of them: `before`, or the first value."""
    years = [y for y in by_year if y <= year]
    if years:
        return by_year[max(years)]
    if before is not None or not by_year:
        return before or 0.0
    return by_year[min(by_year)]


def pledge_path(rows, kind, last, base, parameters):
    """share(y) after the last known year over the steps of a pledge, as a function of the year."""
    steps = sorted(((int(row["target_year"]), parameters.value(cell(row, "target_share")), parameters.value(cell(row, "compliance")))
                    for row in rows), key=lambda step: step[0])
    pieces, reached_year, reached = [], last, base
    for target_year, target, compliance in steps:
        if target_year <= last:
            if kind == "core":
                continue
            target_year = last + 1
        rise = compliance * np.maximum(0.0, target - reached)
        pieces.append((reached_year, target_year, reached, rise))
        reached_year, reached = max(reached_year, target_year), reached + rise

    def path(year):
        for begin, end, value, rise in pieces:
            if year < end:
                return value + rise * (year - begin) / (end - begin)
        return reached

    return path
