"""Which input a loss is due to, down the chain (docs/model.md, waterfall, lack of inputs).

For every node of an input with a recipe two distributions over the names of inputs are kept, built raw to final:
what sets its attainable capacity S (part one), and what its makers lacked against their targets (part two).
"""

import numpy as np

from .grouping import TINY

TIE = 1e-12  # values closer than this are a tie: the first by name counts


class Split:
    """Of the nodes of one input stage: how a lack splits between own capacity and what lies below."""

    def __init__(self):
        self.slack = None  # H: sum over makers in reach of part (C - S), by node
        self.slack_to = {}  # name -> H weighted by what sets S
        self.lack_own = None  # F: part of a lack (unassigned, and assigned but not made) due to own capacity
        self.lack_to = {}  # name -> the rest of F


class Attribution:
    def __init__(self, table, chunk):
        self.table, self.chunk, self.network = table, chunk, chunk.network
        network = self.network
        self.item_of_edge = [network.nodes[node][1] for node in network.edge_target]
        self.stage_of_node = np.zeros(len(network.nodes), dtype=np.intp)
        for index, stage in enumerate(network.stages):
            self.stage_of_node[stage.nodes] = index
        self.below = {}  # names below each input stage
        self.local_edges = {}
        for index, stage in enumerate(network.stages):
            items = sorted({network.nodes[n][1] for n in range(stage.nodes.start, stage.nodes.stop)})
            self.below[index] = sorted({name for item in items for name in network.below(item)})
            if stage.recipe and len(stage.makers):
                self.local_edges[index] = self._edge_sets(stage)

    def _edge_sets(self, stage):
        """For each rank the runs of makers whose input lies in a stage with a recipe, by that stage."""
        network, sets = self.network, []
        for first, count in stage.ranks:
            targets = network.edge_target[first:first + count]
            stages = self.stage_of_node[targets]
            deep = {int(k): np.flatnonzero(stages == k) for k in np.unique(stages) if network.stages[k].recipe}
            columns = np.array([self.table.input_index[self.item_of_edge[e]] for e in range(first, first + count)], dtype=np.intp)
            sets.append((first, count, columns, deep))
        return sets

    def begin(self, month):
        """Builds the distributions of all input stages with a recipe, raw to final."""
        self.splits, self.month = {}, month
        with np.errstate(divide="ignore", invalid="ignore"):
            self._scores(month)
            for index in range(len(self.network.stages) - 1, -1, -1):
                stage = self.network.stages[index]
                if stage.level > 0 and stage.recipe and len(stage.makers):
                    self._input_stage(index, stage, month)

    def _scores(self, month):
        """have / wants of every input node: the smallest names what a maker lacked."""
        chunk, network = self.chunk, self.network
        group = chunk.tables.edge_by_target
        wants = group(month.target[network.edge_source] * chunk.parameters.quantity)
        score = month.have[group.groups] / wants
        score[~(wants > 0)] = np.inf
        self.score = np.full((len(network.edge_target), chunk.R), np.inf)
        self.score[:] = group.spread(score)
        if chunk.parameters.without_need is not None:
            self.score[np.broadcast_to(chunk.parameters.without_need, self.score.shape)] = np.inf

    def _chosen(self, stage, values):
        """By rank: which input of each maker has the smallest value (ties: first by name)."""
        begin = stage.edges.start
        blocks = [values[first - begin:first - begin + count] for first, count in stage.ranks]
        if len(blocks) == 1:
            return [None]
        best = blocks[0].copy()
        choice = np.zeros(best.shape, dtype=np.int8)
        for rank, block in enumerate(blocks[1:], 1):
            count = len(block)
            less = block < best[:count] * (1.0 - TIE)
            np.copyto(best[:count], block, where=less)
            choice[:count][less] = rank
        return [choice[:len(block)] == rank for rank, block in enumerate(blocks)]

    def _first_part(self, edges, split, local):
        """(own, scale): parts of a loss for input edges whose S is set by an input with a recipe."""
        month, network = self.month, self.network
        source, target = network.edge_source[edges], network.edge_target[edges]
        slack = split.slack[local]
        beyond = self.chunk.parameters.quantity[edges] * month.capacity[source] - month.reach[target] - slack
        np.maximum(beyond, 0.0, out=beyond)
        both = beyond + slack
        own = np.where(both > 0, beyond / both, 1.0)
        scale = np.where(both > 0, 1.0 / both, 0.0)
        return own, scale

    def _input_stage(self, index, stage, month):
        """Split of one input stage with a recipe."""
        chunk, nodes = self.chunk, stage.nodes
        cooperation, parameters, plan, flow = chunk.cooperation[index], chunk.parameters, stage.plan, month.flows[index]
        names, split = self.below[index], Split()
        slack = month.capacity[nodes] - month.attainable[nodes]
        split.slack = np.maximum(0.0, plan.reach(slack, month.t, parameters, cooperation))
        unassigned = np.maximum(0.0, month.need[nodes] - month.assigned[nodes])
        not_made = np.maximum(0.0, month.assigned[nodes] - month.got[nodes])
        if len(names) == 1:
            split.slack_to, not_made_to = {names[0]: split.slack}, {names[0]: not_made}
        else:
            sets_s, lacked = self._distributions(index, stage, month)
            own_short = flow.own - month.made_own[nodes]
            factor = 1.0 - month.factor[nodes]
            not_made_to = {}
            for name in names:
                split.slack_to[name] = np.maximum(0.0, plan.reach(slack * sets_s[name], month.t, parameters, cooperation))
                not_made_to[name] = np.maximum(0.0, plan.received_of(flow, own_short * lacked[name], factor * lacked[name]))
        total = unassigned + not_made
        below = np.minimum(unassigned, split.slack)
        split.lack_own = np.where(total > 0, (unassigned - below) / total, 1.0)
        inverse = np.where(total > 0, 1.0 / total, 0.0)
        of_slack = np.where(split.slack > 0, below / split.slack, 0.0)
        split.lack_to = {name: (of_slack * split.slack_to[name] + not_made_to[name]) * inverse for name in names}
        self.splits[index] = split

    def _distributions(self, index, stage, month):
        """By name, over the nodes of the stage: what sets S, and what the makers lacked."""
        shape = (stage.nodes.stop - stage.nodes.start, self.chunk.R)
        names = self.below[index]
        parts = []
        for values, first_part in ((month.limit[stage.edges], True), (self.score[stage.edges], False)):
            result = {name: np.zeros(shape) for name in names}
            chosen = self._chosen(stage, values)
            for rank, (first, count, columns, deep) in enumerate(self.local_edges[index]):
                rows = self.network.edge_source[first:first + count] - stage.nodes.start
                mask = np.ones((count, self.chunk.R)) if chosen[rank] is None else chosen[rank].astype(float)
                own = mask.copy()
                for deeper, some in deep.items():
                    split, edges = self.splits[deeper], first + some
                    local = self.network.edge_target[edges] - self.network.stages[deeper].nodes.start
                    if first_part:
                        own_part, scale = self._first_part(edges, split, local)
                    else:
                        own_part, scale = split.lack_own[local], 1.0
                    own[some] *= own_part
                    for name, values_to in (split.slack_to if first_part else split.lack_to).items():
                        result[name][rows[some]] += mask[some] * scale * values_to[local]
                for column in np.unique(columns):
                    some = np.flatnonzero(columns == column)
                    result[self.table.inputs[column]][rows[some]] += own[some]
            parts.append(result)
        return parts

    def inputs(self, index, stage, month, now_flow, flow, before, after):
        """Sum over replications of the loss by market and input: `before` lies between V4 and what S allows, `after` below it."""
        result = np.zeros((len(stage.markets), len(self.table.inputs)))
        if index not in self.local_edges:
            return result
        allowed = flow.made_for_bloc(stage.plan)
        if before.any():
            losses = now_flow.made_for_bloc(stage.plan) - allowed
            self._spread(index, stage, losses, before, month.limit[stage.edges], True, result)
        if after.any():
            others = allowed - flow.own
            made = month.made_own[stage.nodes] + month.factor[stage.nodes] * others
            self._spread(index, stage, allowed - made, after, self.score[stage.edges], False, result)
        return result

    def _spread(self, index, stage, losses, total, values, first_part, result):
        """Divides the loss of each market over its makers by `losses`, then over inputs; adds to `result`."""
        np.maximum(losses, 0.0, out=losses)
        sums = stage.plan.by_market(losses)
        share = stage.plan.by_market.spread(total / np.maximum(sums, TINY)) * losses
        amounts = share[stage.makers - stage.nodes.start]
        markets = stage.market_of_node[stage.makers - stage.nodes.start]
        chosen = self._chosen(stage, values)
        with np.errstate(divide="ignore", invalid="ignore"):
            for rank, (first, count, columns, deep) in enumerate(self.local_edges[index]):
                amount = amounts[:count] if chosen[rank] is None else amounts[:count] * chosen[rank]
                own = amount.sum(axis=1)
                for deeper, some in deep.items():
                    own[some] = self._deep(first + some, deeper, amount[some], markets[some], first_part, result)
                np.add.at(result, (markets[:count], columns), own)

    def _deep(self, edges, deeper, amount, markets, first_part, result):
        """Adds what goes below an input with a recipe; gives what stays with the input itself, by edge."""
        split = self.splits[deeper]
        local = self.network.edge_target[edges] - self.network.stages[deeper].nodes.start
        if first_part:
            own, scale = self._first_part(edges, split, local)
            below, scaled = split.slack_to, amount * scale
        else:
            own, below, scaled = split.lack_own[local], split.lack_to, amount
        for name, values in below.items():
            np.add.at(result, (markets, self.table.input_index[name]), np.einsum("er,er->e", scaled, values[local]))
        return np.einsum("er,er->e", own, amount)
