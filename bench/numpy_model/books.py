"""Order books (party, receiver, item): what was ordered, what is due, what is made for whom."""

import numpy as np

from .grouping import GroupSum


class BookTable:
    """Books in the order of their buyer's node."""

    def __init__(self, network):
        tables = network.scenario.tables
        keys = {(row["party"], row.get("receiver") or row["party"], row["item"]) for row in tables["programmes"]}
        keys |= {(row["party"], row["party"], row["item"]) for row in tables["stocks"]
                 if row["item"] in network.final and (row.get("book") or row.get("waiting"))}
        self.keys = sorted(keys, key=lambda key: (network.node[key[0], key[2]], key[1]))
        self.book = {key: index for index, key in enumerate(self.keys)}
        self.count = len(self.keys)
        self.buyer = np.array([network.node[p, i] for p, _, i in self.keys], dtype=np.intp)
        self.receiver = np.array([network.node[r, i] for _, r, i in self.keys], dtype=np.intp)
        self.market = network.market_of_node[self.buyer] if self.count else np.zeros(0, np.intp)
        lead = np.array([float(network.items[i].get("lead_months") or 0.0) for _, _, i in self.keys])
        self.lead = lead
        self.whole = np.floor(lead).astype(np.intp)
        self.part = lead - self.whole
        self.split = np.flatnonzero(self.part > 0)
        self.slots = int(self.whole.max(initial=0)) + 2
        self.by_buyer, self.by_receiver = GroupSum(self.buyer), GroupSum(self.receiver)


class Books:
    """State of the books of one chunk; arrays [books, R]."""

    def __init__(self, table, network, parameters):
        R = parameters.replications
        self.table = table
        self.due = np.zeros((table.count, R))  # B: fell due before this month and is not made
        self.later = np.zeros((table.count, R))  # ordered and not yet due
        self.opening = np.zeros((table.count, R))  # opening waiting orders
        for row, record in enumerate(network.scenario.tables["stocks"]):
            key = (record["party"], record["party"], record["item"])
            if key in table.book:
                self.due[table.book[key]] += parameters.opening_book[row]
                self.opening[table.book[key]] += parameters.opening_waiting[row]
        self.later += self.opening
        self.opens = np.flatnonzero(self.opening.any(axis=1))
        self.history = np.zeros((table.slots, table.count, R))
        self.flat = self.history.reshape(table.slots * table.count, R)

    def outstanding(self):
        """Q: all that is ordered and not made, at the start of the month."""
        return self.due + self.later

    def fall_due(self, orders, t):
        """Notes this month's orders; d, what falls due this month."""
        table = self.table
        self.history[t % table.slots] = orders
        rows = np.arange(table.count)
        falling = self.flat.take((t - table.whole) % table.slots * table.count + rows, axis=0)
        if len(table.split):
            some = table.split
            part = table.part[some][:, None]
            before = self.flat[(t - table.whole[some] - 1) % table.slots * table.count + rows[some]]
            falling[some] = (1.0 - part) * falling[some] + part * before
        if len(self.opens):
            lead = table.lead[self.opens]
            share = np.where(lead > 0, np.maximum(0.0, np.minimum(lead, t + 1.0) - t) / np.maximum(lead, 1e-300), float(t == 0))
            falling[self.opens] += share[:, None] * self.opening[self.opens]
        self.later += orders
        self.later -= falling
        np.maximum(self.later, 0.0, out=self.later)
        return falling
