"""Capacity of lines (docs/model.md, capacity): installed N and ramped C of each node, month by month."""

import math

import numpy as np

from .grouping import GroupSum

NEVER = 1e9  # start of a line that nobody has decided
LOG20 = math.log(20.0)
SATURATED = 30.0 / LOG20  # from here on 1 - 20**-x is 1 to 1e-13


class LineTable:
    """What is fixed about the lines, in the order of their nodes."""

    def __init__(self, network):
        scenario = network.scenario
        rows = list(enumerate(network.lines))
        rows.sort(key=lambda pair: (network.node[pair[1]["party"], pair[1]["item"]], pair[0]))
        self.order = np.array([index for index, _ in rows], dtype=np.intp)
        rows = [row for _, row in rows]
        self.names = [row["line"] for row in rows]
        self.count = len(rows)
        self.node = np.array([network.node[row["party"], row["item"]] for row in rows], dtype=np.intp)
        self.until = np.array([scenario.to_t(row.get("until")) for row in rows], dtype=float)
        self.triggered = np.array([bool(row.get("trigger")) for row in rows], dtype=bool)
        self.earliest = np.array([max(scenario.from_t(row.get("decision")), scenario.from_t(row.get("earliest"))) for row in rows], dtype=float)
        self.decision = np.array([scenario.from_t(row["decision"]) if row.get("decision") else NEVER for row in rows], dtype=float)
        self.always = np.array([row["status"] == "operating" and not row.get("decision") for row in rows], dtype=bool)
        floor = float(scenario.as_of + 1)
        self.floor = np.array([-NEVER if row["status"] == "operating" else floor for row in rows], dtype=float)
        self.spread, self.persistence = scenario.setting("availability_sd", 0.0), scenario.setting("availability_persistence", 0.0)
        self.as_of = scenario.as_of


class Lines:
    """State of the lines of one chunk; arrays [lines, R]."""

    def __init__(self, table, parameters, nodes):
        order, R = table.order, parameters.replications
        full = lambda values: np.array(np.broadcast_to(values[order], (table.count, R)))
        self.table, self.nodes, self.R = table, nodes, R
        self.capacity = full(parameters.line_capacity * parameters.line_comes)
        self.comes = full(parameters.line_comes) > 0
        self.delay = full(parameters.line_build + parameters.line_slip)
        self.start = np.maximum(table.decision[:, None] + self.delay, table.floor[:, None])
        self.start[table.always] = -NEVER
        self.start[table.triggered] = NEVER
        ramp = full(parameters.line_ramp)
        self.shape = full(parameters.line_shape)
        self.ramps = (ramp.max(axis=1) > 0) & ~table.always if table.count else np.zeros(0, bool)
        self.half_inverse_ramp = 0.5 / np.maximum(ramp, 1e-300)
        first = self.shape[:, :1]
        constant = (self.shape == first).all(axis=1)
        self.kind = np.where(~self.ramps, 0, np.where(~constant, 4, np.select(
            [first[:, 0] == 1.0, first[:, 0] == 2.0, first[:, 0] == 1.5], [1, 2, 3], 4)))
        self.generator = parameters.generator if table.spread > 0 else None
        self.installed_node, self.capacity_node = np.zeros((nodes, R)), np.zeros((nodes, R))
        self._by_start(parameters)

    def _by_start(self, parameters):
        """What changes every month is kept in the order of the earliest start, so that the lines to compute are the first ones."""
        table, R = self.table, self.R
        first = self.start.min(axis=1) if table.count else np.zeros(0)
        first[table.triggered] = table.as_of + 2.0
        self.order = np.argsort(first, kind="stable")
        self.first = first[self.order]
        self.until = table.until[self.order]
        with np.errstate(divide="ignore"):
            median = np.minimum(np.broadcast_to(parameters.line_availability[table.order], (table.count, R)), 1.0)[self.order]
            self.odds = (1.0 - median) / median
        self.logit = np.zeros((table.count, R))  # minus the deviation of the logit from its median
        if self.generator is not None:
            self.generator.standard_normal(out=self.logit)
            self.logit *= table.spread
        self.still = (1.0 + self.odds) if self.generator is None else None
        self.installed, self.ramped = np.zeros((table.count, R)), np.zeros((table.count, R))
        self.settled = np.zeros(table.count, dtype=bool)
        self.running_lines, self.groups = 0, {}

    def step(self, t):
        """Installed and ramped capacity of the nodes in month t."""
        count = int(np.searchsorted(self.first, t + 1))
        changed = count != self.running_lines
        self.running_lines = count
        if count not in self.groups:
            self.groups[count] = GroupSum(self.table.node[self.order[:count]])
        self.group = self.groups[count]
        over = np.flatnonzero(self.until[:count] == t - 1)
        if len(over):
            self.installed[over], self.ramped[over], self.settled[over] = 0.0, 0.0, True
        if self._install(t, count) or changed or len(over):
            self.installed_node[self.group.groups] = self.group(self.installed[:count])
        self.line_capacity = self._available(t, count)
        self.capacity_node[self.group.groups] = self.group(self.line_capacity)
        return self.installed_node, self.capacity_node

    @property
    def active(self):
        """Rows of the line table in the order of `line_capacity`."""
        return self.order[:self.running_lines]

    def _install(self, t, count):
        """Brings N and N R of lines that start or ramp up to date; whether any did."""
        places = np.flatnonzero(~self.settled[:count] & (self.until[:count] >= t))
        if not len(places):
            return False
        places = places[np.argsort(self.kind[self.order[places]], kind="stable")]
        rows = self.order[places]
        kinds, start = self.kind[rows], self.start[rows]
        installed = t + 1.0 - start
        np.minimum(np.maximum(installed, 0.0, out=installed), 1.0, out=installed)
        done = installed.min(axis=1) >= 1.0
        installed *= self.capacity[rows]
        self.installed[places] = installed
        plain = int(np.searchsorted(kinds, 1))
        if plain < len(rows):
            s = start[plain:]
            x = np.maximum(s, t)  # the middle of the part of the month in which it runs, less its start, over the ramp
            x += t + 1
            s *= 2.0
            x -= s
            np.maximum(x, 0.0, out=x)
            x *= self.half_inverse_ramp[rows[plain:]]
            self._power(x, rows[plain:], kinds[plain:])
            done[plain:] &= x.min(axis=1) >= SATURATED
            x *= -LOG20
            np.exp(x, out=x)
            np.subtract(1.0, x, out=x)
            installed[plain:] *= x
        self.ramped[places] = installed
        self.settled[places[done]] = True
        return True

    def _power(self, x, rows, kinds):
        """x ** shape in place, with cheap forms for the common shapes."""
        a, b, c = np.searchsorted(kinds, (2, 3, 4))
        x[a:b] *= x[a:b]
        if c > b:
            x[b:c] *= np.sqrt(x[b:c])
        if c < len(rows):
            with np.errstate(over="ignore"):
                x[c:] **= self.shape[rows[c:]]

    def _available(self, t, count):
        """C = N R A with A = 1 / (1 + odds exp(-z)), z an AR(1) of the logit."""
        if self.generator is None:
            return self.ramped[:count] / self.still[:count]
        table, deviation = self.table, self.logit[:count]
        if t > 0:
            noise = self.generator.standard_normal(deviation.shape)
            noise *= table.spread * math.sqrt(1.0 - table.persistence**2)
            deviation *= table.persistence
            deviation += noise
        capacity = np.exp(deviation)
        capacity *= self.odds[:count]
        capacity += 1.0
        return np.divide(self.ramped[:count], capacity, out=capacity)

    def running(self):
        """Number of running lines of each node."""
        result = np.zeros((self.nodes, self.R))
        result[self.group.groups] = self.group((self.installed[:self.running_lines] > 0).astype(float))
        return result
