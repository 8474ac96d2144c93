"""Compiles a scenario into index arrays, once.

A *node* is a (party, item) pair that can make, need or hold something. Nodes are ordered by *stage*: a stage is
a run of nodes on one level of the recipes (0: final items), either all with a recipe or all without. So every step of the
month works on contiguous rows. Inside a stage the first parties of all markets (bloc, item) come first, larger markets first,
then all second parties and so on: sums over markets need no gathering then (see grouping.py).
"""

from dataclasses import dataclass, field

import numpy as np

from .expressions import Evaluator
from .distributions import Medians
from .scenario import ONE, cell
from .sharing import SharePlan


@dataclass
class Stage:
    level: int
    recipe: bool
    nodes: slice
    plan: SharePlan
    market_of_node: np.ndarray  # local market index of each node
    markets: np.ndarray  # global market ids
    edges: slice = field(default_factory=lambda: slice(0, 0))
    makers: np.ndarray = None  # global node ids, by number of inputs, descending
    ranks: list = None  # (first edge, count): the j-th input of the first `count` makers


class Network:
    def __init__(self, scenario):
        self.scenario = scenario
        tables = scenario.tables
        self.parties = [row["party"] for row in tables["parties"]]
        self.blocs = sorted({row["bloc"] for row in tables["parties"]})
        self.bloc_of = {row["party"]: row["bloc"] for row in tables["parties"]}
        self.items = {row["item"]: row for row in tables["items"]}
        self.lines = [dict(row, candidate=False) for row in tables["lines"]]
        self.lines += [dict(row, candidate=True) for row in tables["candidates"] if row.get("trigger")]
        self.lines.sort(key=lambda row: row["line"])
        self._levels()
        self._cooperation()
        self._nodes()
        self._edges()
        self._stages()

    def _levels(self):
        tables = self.scenario.tables
        self.use_items = [row["item"].split(";") for row in tables["use"]]
        named = {row["item"] for row in tables["programmes"]}
        self.final = named | {item.strip() for items in self.use_items for item in items}
        self.recipes = {}
        for row in tables["recipes"]:
            self.recipes.setdefault(row["item"], []).append(row["input"])
        consumers = {}
        for item, inputs in self.recipes.items():
            for name in inputs:
                consumers.setdefault(name, []).append(item)
        self.level = {item: 0 for item in self.final}

        def level(item):
            if item not in self.level:
                self.level[item] = 1 + max((level(user) for user in consumers.get(item, [])), default=0)
            return self.level[item]

        for item in self.items:
            level(item)

    def below(self, item):
        """Names of all inputs down the chain of an item, sorted."""
        names = set()
        for name in self.recipes.get(item, []):
            names |= {name} | set(self.below(name))
        return sorted(names)

    def _cooperation(self):
        """Cell of the cooperation of each (bloc, item)."""
        override = {(row["bloc"], row["item"]): cell(row, "cooperation") for row in self.scenario.tables["cooperation"]}
        self.cooperation = {}
        for bloc in self.blocs:
            for item, row in self.items.items():
                self.cooperation[bloc, item] = override.get((bloc, item), cell(row, "cooperation"))

    def _nodes(self):
        tables, pairs = self.scenario.tables, set()
        makers = {(row["party"], row["item"]) for row in self.lines}
        pairs |= makers
        for party, item in makers:
            pairs |= {(party, name) for name in self.recipes.get(item, [])}
        for row in tables["programmes"]:
            pairs |= {(row["party"], row["item"]), (row.get("receiver") or row["party"], row["item"])}
        for row, items in zip(tables["use"], self.use_items):
            pairs |= {(row["party"], item.strip()) for item in items}
        pairs |= {(row["party"], row["item"]) for row in tables["stocks"]}

        by_market = {}
        for party, item in pairs:
            by_market.setdefault((self.bloc_of[party], item), []).append(party)

        ranks = {}
        for market, names in by_market.items():
            for rank, party in enumerate(sorted(names)):
                ranks[party, market[1]] = rank

        def order(pair):
            party, item = pair
            market = (self.bloc_of[party], item)
            return (self.level[item], item not in self.recipes, ranks[pair], -len(by_market[market]), item, market[0])

        self.nodes = sorted(pairs, key=order)
        self.node = {pair: index for index, pair in enumerate(self.nodes)}
        self.stage_key = [order(pair)[:2] for pair in self.nodes]
        self.market_pairs = list(dict.fromkeys((self.bloc_of[p], i) for p, i in self.nodes))
        self.market = {pair: index for index, pair in enumerate(self.market_pairs)}
        self.market_of_node = np.array([self.market[self.bloc_of[p], i] for p, i in self.nodes], dtype=np.intp)
        self.makers = makers
        self.links = []
        for row in tables["trade"]:
            source, target = (row["from"], row["item"]), (row["to"], row["item"])
            if source in makers and target in self.node:
                self.links.append({
                    "from": self.node[source], "to": self.node[target], "share": cell(row, "share"), "item": row["item"],
                    "inner": self.bloc_of[row["from"]] == self.bloc_of[row["to"]],
                    "first": self.scenario.from_t(row.get("from_month")), "last": self.scenario.to_t(row.get("to_month")),
                })

    def _edges(self):
        """An edge: a maker's node and the node of one of its inputs, with the row of the recipe."""
        tables = self.scenario.tables
        self.recipe_row = {(row["item"], row["input"]): index for index, row in enumerate(tables["recipes"])}
        self.quantity_cells = [cell(row, "quantity", ONE) for row in tables["recipes"]]

    def _stages(self):
        self.stages, self.edge_source, self.edge_target, self.edge_row = [], [], [], []
        first = 0
        while first < len(self.nodes):
            key = self.stage_key[first]
            last = first
            while last < len(self.nodes) and self.stage_key[last] == key:
                last += 1
            nodes = np.arange(first, last)
            markets, market_of_node = np.unique(self.market_of_node[first:last], return_inverse=True)
            stage = Stage(level=key[0], recipe=not key[1], nodes=slice(first, last), plan=SharePlan(self, nodes),
                          market_of_node=market_of_node, markets=markets)
            if stage.recipe:
                self._stage_edges(stage)
            self.stages.append(stage)
            first = last
        self.edge_source = np.array(self.edge_source, dtype=np.intp)
        self.edge_target = np.array(self.edge_target, dtype=np.intp)
        self.edge_row = np.array(self.edge_row, dtype=np.intp)

    def _stage_edges(self, stage):
        makers = [n for n in range(stage.nodes.start, stage.nodes.stop) if self.nodes[n] in self.makers]
        makers.sort(key=lambda n: -len(self.recipes[self.nodes[n][1]]))
        stage.makers = np.array(makers, dtype=np.intp)
        stage.ranks, begin, rank = [], len(self.edge_source), 0
        while True:
            rows = [n for n in makers if len(self.recipes[self.nodes[n][1]]) > rank]
            if not rows:
                break
            stage.ranks.append((len(self.edge_source), len(rows)))
            for n in rows:
                party, item = self.nodes[n]
                name = self.recipes[item][rank]
                self.edge_source.append(n)
                self.edge_target.append(self.node[party, name])
                self.edge_row.append(self.recipe_row[item, name])
            rank += 1
        stage.edges = slice(begin, len(self.edge_source))

    def point(self, tree):
        """Value of a cell with every distribution at its median."""
        return float(Evaluator(self.scenario.variables, Medians()).evaluate(tree))
