"""Wishes and orders of a month (docs/model.md, wish and orders)."""

import numpy as np

from .grouping import TINY, GroupSum


class Batch:
    """Programmes of one priority that are cut together (rates and targets, or money shares): a run of the plan's rows."""

    def __init__(self, begin, purses, shares):
        self.rows, self.shares = slice(begin, begin + len(purses)), shares
        limited = int((purses >= 0).sum())
        self.limited = slice(begin, begin + limited)
        self.by_purse = GroupSum(purses[:limited])
        self.purses = purses


class Plan:
    """The programmes that are active in a month, in rows by priority, rates and targets before shares, then by purse."""

    def __init__(self, table, active):
        share, purse = table.kind[active] == 2, table.purse[active]
        order = np.lexsort((active, np.where(purse < 0, 10**9, purse), share, table.priority[active]))
        active = active[order]
        self.programmes, self.book, self.kind = active, table.book[active], table.kind[active]
        keys = list(zip(table.priority[active], self.kind == 2))
        self.batches, begin = [], 0
        while begin < len(keys):
            end = begin
            while end < len(keys) and keys[end] == keys[begin]:
                end += 1
            self.batches.append(Batch(begin, table.purse[active[begin:end]], bool(keys[begin][1])))
            begin = end
        self.rates, self.targets = np.flatnonzero(self.kind == 0), np.flatnonzero(self.kind == 1)
        self.rate_books = GroupSum(self.book[self.rates])
        self.share_rows = np.flatnonzero(self.kind == 2)
        self.share_books = GroupSum(self.book[self.share_rows])
        self.by_book = GroupSum(self.book)


class ProgrammeTable:
    def __init__(self, network, books, economy_purse):
        scenario = network.scenario
        rows = scenario.tables["programmes"]
        self.count = len(rows)
        self.kind = np.array([("rate", "stock_target", "money_share").index(row["kind"]) for row in rows], dtype=np.intp)
        self.priority = np.array([int(row.get("priority") or 1) for row in rows], dtype=np.intp)
        self.book = np.array([books.book[row["party"], row.get("receiver") or row["party"], row["item"]] for row in rows], dtype=np.intp)
        self.purse = np.array([economy_purse.get((row["party"], network.items[row["item"]]["category"]), -1) for row in rows], dtype=np.intp)
        self.first = np.array([scenario.from_t(row.get("from")) for row in rows], dtype=np.intp)
        self.last = np.array([scenario.to_t(row.get("to")) for row in rows], dtype=np.intp)
        self.max_book = scenario.setting("max_book_months", 12.0)
        self.plans = {}

    def plan(self, t):
        active = np.flatnonzero((self.first <= t) & (self.last >= t))
        key = active.tobytes()
        if key not in self.plans:
            self.plans[key] = Plan(self, active)
        return self.plans[key]


class Orders:
    """Wishes and orders of one chunk."""

    def __init__(self, table, books, parameters, purses):
        R = parameters.replications
        self.table, self.books = table, books
        self.value, self.fill = parameters.programme_value, parameters.fill_months
        self.left = np.zeros((purses, R))
        self.current = None

    def _prepare(self, plan):
        """What stays the same while the same programmes are active: each one's part of its book's sum."""
        table, books, R = self.table, self.books.table, self.left.shape[1]
        self.current = plan
        value = np.array(np.broadcast_to(self.value[plan.programmes], (len(plan.programmes), R)))
        self.row_value = value
        self.rate_sum = plan.rate_books(value[plan.rates])
        self.rate_part = value[plan.rates] / np.maximum(plan.rate_books.spread(self.rate_sum), TINY)
        self.rate_limit = (table.max_book + books.lead[plan.rate_books.groups])[:, None] * self.rate_sum
        self.row_part = np.ones_like(value)
        shares = value[plan.share_rows]
        self.row_part[plan.share_rows] = shares / np.maximum(plan.share_books.spread(plan.share_books(shares)), TINY)
        self.limit = (table.max_book + books.lead[plan.book])[:, None]
        self.market = books.market[plan.book]

    def place(self, t, price, month_money, stock, planned_use):
        """Orders of month t. price by market; stock and planned use by node. Gives (wished, ordered) by book."""
        table, books = self.table, self.books
        plan = table.plan(t)
        if plan is not self.current:
            self._prepare(plan)
        outstanding = books.outstanding()
        price = price.take(self.market, axis=0)
        wish = np.empty_like(self.row_value)
        if len(plan.rates):
            total = self.rate_limit - outstanding.take(plan.rate_books.groups, axis=0)
            np.maximum(0.0, np.minimum(self.rate_sum, total, out=total), out=total)
            wish[plan.rates] = self.rate_part * plan.rate_books.spread(total)
        if len(plan.targets):
            wish[plan.targets] = self._targets(plan, outstanding, stock, planned_use)
        order = np.empty_like(wish)
        for batch in plan.batches:
            if batch.shares:
                wish[batch.rows] = self._share_wishes(plan, batch, outstanding, price, month_money)
            self._cut(batch, wish, order, price)
        wished, ordered = np.zeros((2, books.table.count, self.left.shape[1]))
        wished[plan.by_book.groups] = plan.by_book(wish)
        ordered[plan.by_book.groups] = plan.by_book(order)
        return wished, ordered

    def _targets(self, plan, outstanding, stock, planned_use):
        """w = max(0, use + (value + use lead - stock - on_order) / fill_months), of the receiver."""
        books, book = self.books.table, plan.book[plan.targets]
        receiver = books.receiver[book]
        on_order = np.zeros_like(planned_use)
        on_order[books.by_receiver.groups] = books.by_receiver(outstanding)
        use, lead = planned_use[receiver], books.lead[book][:, None]
        gap = self.row_value[plan.targets] + use * lead - stock[receiver] - on_order[receiver]
        return np.maximum(0.0, use + gap / self.fill[plan.programmes[plan.targets]])

    def _cut(self, batch, wish, order, price):
        """Cuts the wishes of a batch in the same proportion to the money left of their purse; takes the money."""
        order[batch.rows] = wish[batch.rows]
        if batch.limited.stop > batch.limited.start:
            group, rows = batch.by_purse, batch.limited
            cost = group(wish[rows] * price[rows])
            left = self.left.take(group.groups, axis=0)
            factor = np.minimum(1.0, left / np.maximum(cost, TINY))
            cost *= factor
            left -= cost
            self.left[group.groups] = np.maximum(left, 0.0, out=left)
            order[rows] *= group.spread(factor)

    def _share_wishes(self, plan, batch, outstanding, price, month_money):
        """w = value max(0, min(money left / price, (max_book_months + L) month's money / price - Q / sum of values))."""
        rows = batch.rows
        with np.errstate(divide="ignore"):
            per_unit = self.row_value[rows] / price[rows]
        per_unit[price[rows].min(axis=1) <= 0] = 0.0  # what costs nothing cannot take a share of the money
        wish = month_money[batch.purses] * self.limit[rows]
        wish *= per_unit
        owed = outstanding.take(plan.book[rows], axis=0)
        owed *= self.row_part[rows]
        wish -= owed
        per_unit *= self.left.take(batch.purses, axis=0)
        np.minimum(wish, per_unit, out=wish)
        return np.maximum(wish, 0.0, out=wish)
