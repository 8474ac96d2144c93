"""The uncertain quantities of one chunk of replications, as arrays [rows, R] (or [rows, 1] when all are constant)."""

import numpy as np

from .expressions import Evaluator
from .scenario import ONE, cell, flow_cell


class Parameters:
    def __init__(self, network, source, replications, generator=None):
        """`generator` is None in a point run: no shocks, a line's capacity times its chance."""
        self.network, self.replications, self.generator = network, replications, generator
        self.evaluator = Evaluator(network.scenario.variables, source)
        tables = network.scenario.tables
        self._items(network)
        self.link_share = self.matrix([link["share"] for link in network.links], most=1.0)
        self.quantity = self.matrix(network.quantity_cells)[network.edge_row] if len(network.edge_row) else np.zeros((0, 1))
        self.without_need = self.quantity <= 0.0 if np.any(self.quantity <= 0.0) else None
        with np.errstate(divide="ignore"):
            self.inverse_quantity = 1.0 / self.quantity
        self.use_rate = self.matrix([flow_cell(row, "rate") for row in tables["use"]])
        self.programme_value = self.matrix([flow_cell(row, "value") for row in tables["programmes"]])
        self.fill_months = self.matrix([cell(row, "fill_months", ONE) for row in tables["programmes"]])
        for name in ("stock", "book", "waiting"):
            setattr(self, f"opening_{name}", self.matrix([cell(row, name) for row in tables["stocks"]]))
        self._lines(network)

    def _items(self, network):
        items = network.items
        cooperation = {pair: self.value(tree, most=1.0) for pair, tree in sorted(network.cooperation.items()) if pair in network.market}
        self.node_cooperation = self.stack([cooperation[network.bloc_of[p], i] for p, i in network.nodes])
        price = {i: self.value(cell(row, "price")) for i, row in items.items()}
        growth = {i: self.value(cell(row, "price_growth"), least=None) for i, row in items.items()}
        rate = {i: self.value(cell(row, "learning_rate")) for i, row in items.items()}
        experience = {i: self.value(cell(row, "experience")) for i, row in items.items()}
        names = [item for _, item in network.market_pairs]
        self.price = self.stack([price[i] for i in names])
        self.price_growth = self.stack([growth[i] for i in names])
        self.learning = np.log2(1.0 - self.stack([rate[i] for i in names]))
        self.experience = self.stack([experience[i] for i in names])

    def _lines(self, network):
        rows = network.lines
        self.line_capacity = self.matrix([flow_cell(row, "capacity") for row in rows])
        chance = self.matrix([cell(row, "chance", ONE) for row in rows], most=1.0)
        if self.generator is None:
            self.line_comes = chance
        else:
            self.line_comes = (self.generator.random((len(rows), self.replications)) < chance).astype(float)
        for name, column, default in (("build", "build_months", None), ("slip", "slip_months", None), ("ramp", "ramp_months", None),
                                      ("shape", "ramp_shape", ONE), ("availability", "availability", ONE), ("trigger", "trigger", None)):
            cells = [cell(row, column, default) if default else cell(row, column) for row in rows]
            # A slip may be negative: a line ahead of its plan.
            setattr(self, f"line_{name}", self.matrix(cells, least=None if name == "slip" else 0.0))

    def value(self, tree, least=0.0, most=None):
        """A cell's value; draws below `least` or above `most` are cut."""
        result = self.evaluator.evaluate(tree)
        if least is not None:
            result = np.maximum(result, least)
        return result if most is None else np.minimum(result, most)

    def stack(self, values):
        if not values:
            return np.zeros((0, 1))
        if all(np.ndim(value) == 0 for value in values):
            return np.array(values, dtype=float).reshape(-1, 1)
        result = np.empty((len(values), self.replications))
        for row, value in enumerate(values):
            result[row] = value
        return result

    def matrix(self, cells, least=0.0, most=None):
        return self.stack([self.value(tree, least, most) for tree in cells])
