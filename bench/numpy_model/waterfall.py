"""The waterfall of each (bloc, final item) and month, as means over the replications of a chunk."""

import numpy as np

from .attribution import Attribution
from .grouping import GroupSum

TERMS = ("wished", "ordered", "money", "capacity", "cooperation", "ramp", "inputs_total", "made", "backlog", "imported", "exported", "idle")


class WaterfallTable:
    """What is fixed: the final stages, their markets, and how links map to markets."""

    def __init__(self, network):
        self.network = network
        self.stages = [index for index, stage in enumerate(network.stages) if stage.level == 0]
        self.markets = sum(len(network.stages[index].markets) for index in self.stages)
        self.inputs = sorted({row["input"] for row in network.scenario.tables["recipes"]})
        self.input_index = {name: index for index, name in enumerate(self.inputs)}
        for index in self.stages:
            stage = network.stages[index]
            stage.input_column = {row: self.input_index[network.nodes[network.edge_target[row]][1]]
                                  for row in range(stage.edges.start, stage.edges.stop)}


class Waterfall:
    """Of one chunk; each month gives (terms [markets, terms], inputs [markets, inputs]), both means."""

    def __init__(self, table, chunk):
        self.table, self.chunk = table, chunk
        self.attribution = Attribution(table, chunk) if chunk.network.edge_source.size else None
        self.by_buyer = chunk.tables.books.by_buyer

    def step(self, month):
        network, chunk = self.chunk.network, self.chunk
        terms = np.zeros((self.table.markets, len(TERMS)))
        inputs = np.zeros((self.table.markets, len(self.table.inputs)))
        (rate, short), weight = np.zeros((2, chunk.tables.final.stop, chunk.R)), 1.0 / chunk.R
        group = self.by_buyer
        rate[group.groups] = group(month.falling + month.book_before * (1.0 / chunk.tables.catch_up))
        short[group.groups] = group(month.wished - month.ordered)
        if self.attribution is not None:
            self.attribution.begin(month)
        month.idle = np.empty_like(month.capacity)
        for index in self.table.stages:
            stage = network.stages[index]
            levels, more, attributed = self._stage(index, stage, month, rate[stage.nodes], short[stage.nodes])
            wished, ordered, able, shared, ramped, made = levels
            rows = stage.markets
            for column, value in enumerate((wished, ordered, wished - ordered, ordered - able, able - shared, shared - ramped,
                                            ramped - made, made) + more):
                terms[rows, column] = value.sum(axis=1) * weight
            if attributed is not None:
                inputs[rows] = attributed * weight
        return terms, inputs

    def _stage(self, index, stage, month, rate, short):
        chunk, t, plan, nodes = self.chunk, month.t, stage.plan, stage.nodes
        total = plan.by_market
        pull, cooperation, parameters = month.need[nodes], chunk.cooperation[index], chunk.parameters
        ordered = total(rate)
        wished = ordered + np.maximum(0.0, total(short))
        able = np.minimum(ordered, np.minimum(total(pull), total(month.installed[nodes])))
        shared = np.minimum(able, self._bloc_total(stage, plan.share(pull, month.installed[nodes], t, parameters, cooperation), total))
        flow = month.flows[index]
        now_flow = plan.share(pull, month.capacity[nodes], t, parameters, cooperation) if stage.recipe else flow
        ramped = np.minimum(shared, self._bloc_total(stage, now_flow, total))
        made_all = self._made_for_bloc(stage, month, flow, total)
        allowed = np.minimum(ramped, self._bloc_total(stage, flow, total)) if stage.recipe else ramped
        made = np.minimum(allowed, made_all)
        attributed = None
        if stage.recipe:
            attributed = self.attribution.inputs(index, stage, month, now_flow, flow, ramped - allowed, allowed - made)
        exported, imported = self._trade(stage, month, flow)
        idle = month.capacity[nodes] - now_flow.add_cross_sent(now_flow.made_for_bloc(plan))
        month.idle[nodes] = np.maximum(0.0, idle)
        more = (np.maximum(0.0, made_all - made), imported, exported, total(month.idle[nodes]))
        return (wished, ordered, able, shared, ramped, made), more, attributed

    def _bloc_total(self, stage, flow, total):
        """Sum of what is assigned inside each bloc."""
        result = total(flow.own) + flow.pool
        if flow.inner is not None:
            markets, group = self._link_markets(stage, flow.links[0], True)
            result[group.groups] += group(flow.inner)
        return result

    def _link_markets(self, stage, links, at_source):
        key = "at_source" if at_source else "at_target"
        if not hasattr(links, key):
            markets = stage.market_of_node[links.source if at_source else links.target]
            setattr(links, key, (markets, GroupSum(markets)))
        return getattr(links, key)

    def _made_for_bloc(self, stage, month, flow, total):
        factor = month.factor[stage.nodes]
        result = total(month.made_own[stage.nodes] + flow.given * factor) if stage.recipe else total(flow.own) + flow.pool
        if flow.inner is not None:
            markets, group = self._link_markets(stage, flow.links[0], True)
            result[group.groups] += group(flow.inner * factor[flow.links[0].source])
        return result

    def _trade(self, stage, month, flow):
        exported = np.zeros((len(stage.markets), self.chunk.R))
        imported = np.zeros_like(exported)
        if flow.cross is not None:
            links = flow.links[1]
            made = flow.cross * month.factor[stage.nodes][links.source]
            for result, at_source in ((exported, True), (imported, False)):
                _, group = self._link_markets(stage, links, at_source)
                result[group.groups] += group(made)
        return exported, imported
