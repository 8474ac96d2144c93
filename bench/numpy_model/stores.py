"""Use out of the stores of final items (docs/model.md, delivery)."""

import numpy as np

from .grouping import TINY, GroupSum


class UsePlan:
    """Rows of use.csv that are active, by round: round n holds the rows that have an n-th item."""

    def __init__(self, rows, node_lists):
        self.rows = rows
        self.first = GroupSum([node_lists[row][0] for row in rows])
        self.rounds = []
        n = 0
        while True:
            some = [position for position, row in enumerate(rows) if len(node_lists[row]) > n]
            if not some:
                break
            self.rounds.append((np.array(some, dtype=np.intp), GroupSum([node_lists[rows[position]][n] for position in some])))
            n += 1


class UseTable:
    def __init__(self, network):
        scenario, rows = network.scenario, network.scenario.tables["use"]
        self.first = np.array([scenario.from_t(row.get("from")) for row in rows], dtype=np.intp)
        self.last = np.array([scenario.to_t(row.get("to")) for row in rows], dtype=np.intp)
        self.node_lists = [[network.node[row["party"], item.strip()] for item in items] for row, items in zip(rows, network.use_items)]
        self.plans = {}

    def plan(self, t):
        rows = np.flatnonzero((self.first <= t) & (self.last >= t))
        key = rows.tobytes()
        if key not in self.plans:
            self.plans[key] = UsePlan(rows, self.node_lists)
        return self.plans[key]


def planned(plan, rate, shape):
    """Planned use by node, counted at the first item of each row."""
    result = np.zeros(shape)
    if len(plan.rows):
        result[plan.first.groups] = plan.first(rate[plan.rows])
    return result


def take_use(plan, rate, stock):
    """Takes use out of `stock` in place; gives (used, unmet use) by node."""
    used, unmet = np.zeros_like(stock), np.zeros_like(stock)
    if not len(plan.rows):
        return used, unmet
    lacking = np.array(np.broadcast_to(rate[plan.rows], (len(plan.rows), stock.shape[1])))
    for rows, group in plan.rounds:
        wanted = lacking[rows]
        total, nodes = group(wanted), group.groups
        held = stock[nodes]
        taken = np.minimum(total, held)
        lacking[rows] = wanted - wanted * group.spread(taken / np.maximum(total, TINY))
        used[nodes] += taken
        stock[nodes] = held - taken
    np.maximum(lacking, 0.0, out=lacking)
    unmet[plan.first.groups] = plan.first(lacking)
    return used, unmet
