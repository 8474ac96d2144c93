"""One chunk of replications, month by month (docs/model.md, one month of the model).

Arrays are shaped [rows, R]: rows are nodes, markets (bloc, item), books or edges of the network, R is the number of
replications in the chunk. There is no loop over replications.
"""

from dataclasses import dataclass

import numpy as np

from .books import Books, BookTable
from .capacity import Lines, LineTable
from .grouping import TINY, GroupSum, whole
from .money import Economy
from .orders import Orders, ProgrammeTable
from .parameters import Parameters
from .stores import UseTable, planned, take_use
from .triggers import Triggers, TriggerTable


class Tables:
    """Everything that is the same for all chunks."""

    def __init__(self, network):
        scenario = network.scenario
        self.network = network
        self.books, self.lines, self.use = BookTable(network), LineTable(network), UseTable(network)
        self.programmes = None  # needs the purses, which the first chunk's economy fixes
        self.triggers = TriggerTable(network, self.lines)
        self.carry_over = scenario.setting("carry_over", 1.0)
        self.catch_up = scenario.setting("catch_up_months", 12.0)
        self.edge_by_target = GroupSum(network.edge_target)
        self.final = slice(0, max((stage.nodes.stop for stage in network.stages if stage.level == 0), default=0))
        self.below_final = slice(self.final.stop, len(network.nodes))


@dataclass
class Month:
    """All that a month leaves behind, for the records, the waterfall and the measures. By node unless said otherwise."""
    t: int
    price: np.ndarray = None  # by market
    wished: np.ndarray = None  # by book, as the next three
    ordered: np.ndarray = None
    falling: np.ndarray = None
    book_before: np.ndarray = None
    installed: np.ndarray = None
    capacity: np.ndarray = None
    attainable: np.ndarray = None
    reach: np.ndarray = None
    limit: np.ndarray = None  # by edge: what an input allows
    target: np.ndarray = None
    need: np.ndarray = None
    assigned: np.ndarray = None
    made: np.ndarray = None
    made_own: np.ndarray = None
    factor: np.ndarray = None  # made for others / assigned for others
    have: np.ndarray = None  # of inputs only, as reach
    stock_before: np.ndarray = None
    stock: np.ndarray = None
    got: np.ndarray = None  # made for the party by all makers
    delivered: np.ndarray = None  # of final nodes, as the next four
    used: np.ndarray = None
    unmet: np.ndarray = None
    eaten: np.ndarray = None  # by input node that is eaten
    planned: np.ndarray = None
    flows: list = None  # by stage


class Chunk:
    def __init__(self, tables, source, replications, generator=None):
        network = tables.network
        self.tables, self.network, self.R = tables, network, replications
        self.parameters = Parameters(network, source, replications, generator)
        self.economy = Economy(network, self.parameters)
        if tables.programmes is None:
            tables.programmes = ProgrammeTable(network, tables.books, self.economy.purse)
        self.count = len(network.nodes)
        self.lines = Lines(tables.lines, self.parameters, self.count)
        self.books = Books(tables.books, network, self.parameters)
        self.orders = Orders(tables.programmes, self.books, self.parameters, len(self.economy.purses))
        self.triggers = Triggers(tables.triggers, self)
        self.cooperation = [stage.plan.cooperation(self.parameters) for stage in network.stages]
        self.stock = self.zeros()
        for row, record in enumerate(network.scenario.tables["stocks"]):
            self.stock[network.node[record["party"], record["item"]]] += self.parameters.opening_stock[row]
        self.experience = np.zeros((len(network.market_pairs), replications))
        self.learns = np.flatnonzero((self.parameters.learning != 0).any(axis=1))
        self.learning_nodes = np.flatnonzero(np.isin(network.market_of_node, self.learns))
        self.market_sum = GroupSum(network.market_of_node[self.learning_nodes])
        self.grows = np.flatnonzero((self.parameters.price_growth != 0).any(axis=1))

    def zeros(self):
        return np.zeros((self.count, self.R))

    def step(self, t):
        """One month; gives its Month."""
        month = Month(t=t, stock_before=self.stock)
        self._money(t)
        month.planned = planned(self.tables.use.plan(t), self.parameters.use_rate, (self.tables.final.stop, self.R))
        month.price = self.price(t)
        month.wished, month.ordered = self.orders.place(t, month.price, self.month_money, self.stock, month.planned)
        month.falling, month.book_before = self.books.fall_due(month.ordered, t), self.books.due
        month.installed, month.capacity = self.lines.step(t)
        self._attainable(month)
        self._requirements(month)
        self._materials(month)
        self._deliver(month)
        if len(self.learns):
            self.experience[self.market_sum.groups] += self.market_sum(month.made[self.learning_nodes])
        self.triggers.step(month)
        return month

    def _money(self, t):
        """Within a year unspent money stays; each January the part carry_over of it remains."""
        scenario, economy = self.network.scenario, self.economy
        absolute = scenario.start + t
        self.month_money = economy.money[economy.years.index(absolute // 12)]
        left = self.orders.left
        if absolute % 12 == 0:
            left *= self.tables.carry_over
        left += self.month_money
        left[economy.just_spends] = 0.0
        self.money_before = left.copy()

    def paid(self):
        """What each purse paid this month; a category in which nothing is made just spends."""
        paid = self.money_before - self.orders.left
        paid[self.economy.just_spends] = self.month_money[self.economy.just_spends]
        return paid

    def price(self, t):
        """Price of each market: growth, and learning with what the bloc has made."""
        parameters = self.parameters
        price = whole(parameters.price, len(parameters.price), self.R)
        if len(self.grows):
            price[self.grows] *= (1.0 + parameters.price_growth[self.grows]) ** (t / 12.0)
        if len(self.learns):
            rows = self.learns
            base = parameters.experience[rows]
            price[rows] *= ((base + self.experience[rows]) / np.maximum(base, TINY)) ** parameters.learning[rows]
        return price

    def _attainable(self, month):
        """S = min(C, min over inputs of reach / a), raw to final."""
        network, stock = self.network, self.stock
        month.attainable = month.capacity.copy()
        month.reach = np.empty_like(stock)  # of inputs only
        month.limit = np.empty((len(network.edge_source), self.R))
        for stage, cooperation in zip(reversed(network.stages), reversed(self.cooperation)):
            if stage.recipe and len(stage.makers):
                edges = stage.edges
                limit = np.multiply(month.reach[network.edge_target[edges]], self.parameters.inverse_quantity[edges], out=month.limit[edges])
                self._not_needed(limit, edges)
                month.attainable[stage.makers] = np.minimum(month.capacity[stage.makers], least_of_ranks(stage, limit))
            if stage.level > 0:
                reach = stage.plan.reach(month.attainable[stage.nodes], month.t, self.parameters, cooperation)
                np.add(reach, stock[stage.nodes], out=month.reach[stage.nodes])

    def _not_needed(self, limit, edges):
        """An input of quantity 0 limits nothing."""
        zero = self.parameters.without_need
        if zero is not None:
            limit[np.broadcast_to(zero[edges], limit.shape)] = np.inf

    def _requirements(self, month):
        """share_out of what is due, then of what the targets pull, final to raw."""
        tables, network = self.tables, self.network
        month.target, month.assigned, month.need = np.empty_like(self.stock), np.empty_like(self.stock), np.empty_like(self.stock)
        month.flows = []
        books = tables.books
        month.need[tables.final] = 0.0
        month.need[books.by_buyer.groups] = books.by_buyer(month.book_before + month.falling)
        for stage, cooperation in zip(network.stages, self.cooperation):
            nodes = stage.nodes
            if stage.level > 0:
                month.need[nodes] = self.input_need(stage, month.target, self.stock)
            flow = stage.plan.share(month.need[nodes], month.attainable[nodes], month.t, self.parameters, cooperation)
            target = flow.made_for_bloc(stage.plan)
            month.target[nodes] = flow.add_cross_sent(target)
            month.assigned[nodes] = flow.assigned(stage.plan)
            month.flows.append(flow)

    def input_need(self, stage, target, stock):
        """max(0, sum of a T - stock) of the nodes of a stage below the final one."""
        wants = self.wants(stage, target)
        wants -= stock[stage.nodes]
        return np.maximum(wants, 0.0, out=wants)

    def wants(self, stage, target):
        """Sum of a T over all items that a party makes of an input."""
        edges, group = self.stage_edges(stage)
        result = np.zeros((stage.nodes.stop - stage.nodes.start, self.R))
        if len(edges):
            result[group.groups] = group(target[self.network.edge_source[edges]] * self.parameters.quantity[edges])
        return result

    def stage_edges(self, stage):
        """Edges that end in a stage, and their sums by node of the stage."""
        if not hasattr(stage, "incoming"):
            targets = self.network.edge_target
            edges = np.flatnonzero((targets >= stage.nodes.start) & (targets < stage.nodes.stop)) if len(targets) else np.zeros(0, np.intp)
            edges = edges[np.argsort(targets[edges], kind="stable")]
            stage.incoming = (edges, GroupSum(targets[edges] - stage.nodes.start))
        return stage.incoming

    def _materials(self, month):
        """Claims, rations and what is made, raw to final."""
        network, stock = self.network, self.stock
        source, target = network.edge_source, network.edge_target
        quantity, by_target = self.parameters.quantity, self.tables.edge_by_target
        month.made, month.made_own, month.factor = month.target.copy(), np.empty_like(month.target), np.empty_like(month.target)
        below = self.tables.below_final
        month.have, month.got = np.empty_like(stock), month.assigned.copy()
        np.add(stock[below], month.assigned[below], out=month.have[below])
        useful, claims = None, None
        if len(source):
            limit = month.have[target]
            limit *= self.parameters.inverse_quantity
            self._not_needed(limit, slice(None))
            useful = month.target.copy()
            for stage in network.stages:
                if stage.recipe and len(stage.makers):
                    useful[stage.makers] = np.minimum(month.target[stage.makers], least_of_ranks(stage, limit[stage.edges]))
            claims = self.zeros()
            claims[by_target.groups] = by_target(useful[source] * quantity)
        for index in range(len(network.stages) - 1, -1, -1):
            stage, flow, nodes = network.stages[index], month.flows[index], network.stages[index].nodes
            if not stage.recipe:  # nothing can hinder it: all that was assigned is made
                month.made_own[nodes] = flow.own
                month.factor[nodes] = 1.0
                continue
            if len(stage.makers):
                edges = target[stage.edges]
                ration = np.minimum(1.0, month.have[edges] / np.maximum(claims[edges], TINY))
                if self.parameters.without_need is not None:
                    ration[np.broadcast_to(self.parameters.without_need[stage.edges], ration.shape)] = 1.0
                month.made[stage.makers] = useful[stage.makers] * least_of_ranks(stage, ration)
            made, own = month.made[nodes], np.minimum(flow.own, month.made[nodes])
            month.made_own[nodes] = own
            others = month.target[nodes] - flow.own
            factor = (made - own) / np.maximum(others, TINY)
            month.factor[nodes] = np.minimum(factor, 1.0)
            month.got[nodes] = stage.plan.received_of(flow, own, month.factor[nodes])
            if stage.level > 0:
                np.add(stock[nodes], month.got[nodes], out=month.have[nodes])
        if len(source):
            month.eaten = by_target(month.made[source] * quantity)

    def _deliver(self, month):
        """What is made for a buyer is divided over its books; it arrives at the receiver before use is taken."""
        books, final = self.tables.books, self.tables.final
        due = month.book_before + month.falling
        part = month.got[final] / np.maximum(month.need[final], TINY)
        np.minimum(part, 1.0, out=part)
        arrived = part.take(books.buyer, axis=0)
        arrived *= due
        due -= arrived
        self.books.due = due
        month.delivered = np.zeros_like(part)
        month.delivered[books.by_receiver.groups] = books.by_receiver(arrived)
        stock = np.empty_like(self.stock)
        stock[self.tables.below_final] = month.have[self.tables.below_final]
        if len(self.network.edge_source):
            rows = self.tables.edge_by_target.groups
            stock[rows] = np.maximum(0.0, stock[rows] - month.eaten)
        np.add(self.stock[final], month.delivered, out=stock[final])
        month.used, month.unmet = take_use(self.tables.use.plan(month.t), self.parameters.use_rate, stock[final])
        self.stock = month.stock = stock


def least_of_ranks(stage, values):
    """Least of the inputs of each maker; values [edges of the stage, R], rank by rank."""
    begin = stage.edges.start
    first, count = stage.ranks[0]
    result = values[first - begin:first - begin + count].copy()
    for first, count in stage.ranks[1:]:
        np.minimum(result[:count], values[first - begin:first - begin + count], out=result[:count])
    return result
