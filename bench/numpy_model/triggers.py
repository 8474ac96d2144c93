"""Lines that demand opens (docs/model.md): step 6 repeated with what is installed or decided.

Replications differ in what is decided, so each trial line is judged for the whole chunk and taken where it holds.
"""

import numpy as np

from .capacity import NEVER
from .grouping import GroupSum
from .sharing import SharePlan

ROUNDING = 1e-12  # an unmet need smaller than this part of the need is rounding


class TriggerTable:
    def __init__(self, network, lines):
        self.lines = lines
        rows = np.flatnonzero(lines.triggered)
        self.any = len(rows) > 0
        self.candidates = {}  # (bloc, item) -> line rows
        for row in rows:
            party, item = network.nodes[lines.node[row]]
            self.candidates.setdefault((network.bloc_of[party], item), []).append(int(row))
        self.plans = {}
        self.deepest = 0
        for item in sorted({item for _, item in self.candidates}):
            nodes = [n for n, (_, name) in enumerate(network.nodes) if name == item]
            self.plans[item] = SharePlan(network, nodes)
            self.deepest = max(self.deepest, network.level[item])
        self.items = []  # by stage: items with such lines
        for stage in network.stages:
            names = {network.nodes[n][1] for n in range(stage.nodes.start, stage.nodes.stop)}
            self.items.append(sorted(names & set(self.plans)))
        self.inside = {(bloc, item): np.array([network.bloc_of[network.nodes[n][0]] == bloc for n in self.plans[item].nodes])
                       for bloc, item in self.candidates}


class Triggers:
    def __init__(self, table, chunk):
        self.table, self.chunk = table, chunk
        self.key, self.base = None, None

    def _decided(self, t):
        """K by node: full capacity of the lines that come, are decided by t, not over, and start before their end."""
        lines, table = self.chunk.lines, self.table.lines
        decided = (table.decision <= t) | table.always
        decided &= ~table.triggered & (table.until >= t)
        key = decided.tobytes()
        if key != self.key:
            rows = np.flatnonzero(decided)
            group = GroupSum(table.node[rows])
            self.key, self.base = key, self.chunk.zeros()
            alive = lines.start[rows] < table.until[rows][:, None] + 1.0
            self.base[group.groups] = group(lines.capacity[rows] * alive)
        result = self.base.copy()
        for rows in self.table.candidates.values():
            for row in rows:
                if table.until[row] >= t:
                    result[table.node[row]] += lines.capacity[row] * (lines.start[row] < NEVER)
        return result

    def step(self, month):
        if not self.table.any or month.t <= self.table.lines.as_of:
            return
        chunk, network, parameters, t = self.chunk, self.chunk.network, self.chunk.parameters, month.t
        capacity, target, need = self._decided(t), chunk.zeros(), month.need.copy()
        left = np.zeros_like(need)
        for stage, cooperation, items in zip(network.stages, chunk.cooperation, self.table.items):
            if stage.level > self.table.deepest:
                break
            nodes = stage.nodes
            if stage.level > 0:
                need[nodes] = chunk.input_need(stage, target, month.stock_before)
            flow = stage.plan.share(need[nodes], capacity[nodes], t, parameters, cooperation)
            target[nodes] = flow.add_cross_sent(flow.made_for_bloc(stage.plan))
            if items:
                np.maximum(0.0, need[nodes] - flow.assigned(stage.plan), out=left[nodes])
            for item in items:
                self._open(item, stage.level == 0, need, left, capacity, target, t)

    def _open(self, item, final, need, left, capacity, target, t):
        """Judges the lines of one item, bloc by bloc."""
        chunk, plan = self.chunk, self.table.plans[item]
        nodes = plan.nodes
        wanted, cooperation, unassigned = need[nodes], plan.cooperation(chunk.parameters), left[nodes]
        changed = False
        for bloc in chunk.network.blocs:
            rows = self._eligible(bloc, item, t)
            if not rows:
                continue
            inside = self.table.inside[bloc, item]
            if changed:
                unassigned = self._unassigned(plan, wanted, capacity[nodes], t, cooperation)
            lacking = self._lacking(unassigned, wanted, inside)
            for _, row, trigger in self._in_order(rows):
                changed |= self._judge(row, trigger, final, plan, wanted, capacity, t, cooperation, inside, lacking)
        if changed:
            flow = plan.share(wanted, capacity[nodes], t, chunk.parameters, cooperation)
            target[nodes] = flow.add_cross_sent(flow.made_for_bloc(plan))

    def _eligible(self, bloc, item, t):
        lines, table = self.chunk.lines, self.table.lines
        return [row for row in self.table.candidates.get((bloc, item), [])
                if table.earliest[row] <= t and (lines.comes[row] & (lines.start[row] >= NEVER)).any()]

    def _in_order(self, rows):
        """Lines in the order of trigger, then name; an uncertain trigger orders by its mean."""
        trigger = self.chunk.parameters.line_trigger[self.table.lines.order]
        return sorted((( float(trigger[row].mean()), self.table.lines.names[row]), row, trigger[row]) for row in rows)

    def _unassigned(self, plan, wanted, capacity, t, cooperation):
        """What each party needs and nobody is assigned."""
        flow = plan.share(wanted, capacity, t, self.chunk.parameters, cooperation)
        return np.maximum(0.0, wanted - flow.assigned(plan))

    def _lacking(self, unassigned, wanted, inside):
        """U of a bloc; what is only rounding counts as nothing."""
        left = unassigned[inside].sum(axis=0)
        left[left <= ROUNDING * wanted[inside].sum(axis=0)] = 0.0
        return left

    def _judge(self, row, trigger, final, plan, wanted, capacity, t, cooperation, inside, lacking):
        lines, table = self.chunk.lines, self.table.lines
        base = (capacity[plan.nodes] if final else wanted)[inside].sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            pressure = np.where(lacking > 0, lacking / base, 0.0)
        start = np.maximum(t + 1.0, t + lines.delay[row])
        open_to = (pressure > trigger) & (lines.start[row] >= NEVER) & lines.comes[row] & (start < table.until[row] + 1.0)
        if not open_to.any():
            return False
        node = table.node[row]
        trial = capacity[plan.nodes]
        trial[plan.position[int(node)]] += lines.capacity[row]
        after = self._lacking(self._unassigned(plan, wanted, trial, t, cooperation), wanted, inside)
        take = open_to & (after < lacking - ROUNDING * wanted[inside].sum(axis=0))
        if not take.any():
            return False
        lines.start[row][take] = start[take]
        capacity[node] += np.where(take, lines.capacity[row], 0.0)
        lacking[take] = after[take]
        return True
