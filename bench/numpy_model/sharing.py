"""share_out(need, supply) of the model on a set of nodes at once: own first, then the bloc's pool, then trade links.

All arrays are shaped [nodes of the plan, replications].
"""

from dataclasses import dataclass

import numpy as np

from .grouping import TINY, GroupSum


class Links:
    """The trade links of one kind (inside blocs or across) that hold in a month."""

    def __init__(self, links, position):
        links = sorted(links, key=lambda link: (link["to"], link["from"]))
        self.count = len(links)
        self.index = np.array([link["index"] for link in links], dtype=np.intp)
        self.source = np.array([position[link["from"]] for link in links], dtype=np.intp)
        self.target = np.array([position[link["to"]] for link in links], dtype=np.intp)
        if self.count:
            self.by_source, self.by_target = GroupSum(self.source), GroupSum(self.target)

    def flows(self, spare, unmet, share):
        """What goes over each link; takes it off `unmet` in place."""
        offer = share[self.index] * spare[self.source]
        group = self.by_target
        total = group(offer)
        got = np.minimum(unmet[group.groups], total)
        unmet[group.groups] -= got
        return offer * group.spread(got / np.maximum(total, TINY))

    def add_sent(self, values, flow):
        values[self.by_source.groups] += self.by_source(flow)

    def add_received(self, values, flow):
        values[self.by_target.groups] += self.by_target(flow)


@dataclass
class Flow:
    """Who is assigned what. `given` and `received` are of the pool."""
    own: np.ndarray
    given: np.ndarray
    received: np.ndarray
    pool: np.ndarray  # by market
    inner: np.ndarray  # by link
    cross: np.ndarray
    links: tuple

    def made_for_bloc(self, plan):
        """What each maker is assigned for parties of its own bloc."""
        result = self.own + self.given
        if self.inner is not None:
            self.links[0].add_sent(result, self.inner)
        return result

    def add_cross_sent(self, values):
        if self.cross is not None:
            self.links[1].add_sent(values, self.cross)
        return values

    def assigned(self, plan):
        """What each party is assigned from all makers, itself included."""
        result = self.own + self.received
        if self.inner is not None:
            self.links[0].add_received(result, self.inner)
        if self.cross is not None:
            self.links[1].add_received(result, self.cross)
        return result


class SharePlan:
    """share_out for given nodes, in the order of the network."""

    def __init__(self, network, nodes):
        self.nodes = np.asarray(nodes, dtype=np.intp)
        self.count = len(nodes)
        self.by_market = GroupSum(network.market_of_node[self.nodes])
        self.all_links = []
        position = {int(node): row for row, node in enumerate(self.nodes)}
        self.position = position
        for index, link in enumerate(network.links):
            if link["from"] in position and link["to"] in position:
                self.all_links.append(dict(link, index=index))
        self.cache, self.by_month = {}, {}

    def links_at(self, t):
        """(inner, cross) links of month t."""
        if t not in self.by_month:
            key = tuple(link["index"] for link in self.all_links if link["first"] <= t <= link["last"])
            if key not in self.cache:
                held = [link for link in self.all_links if link["index"] in key]
                self.cache[key] = tuple(Links([x for x in held if x["inner"] is kind], self.position) for kind in (True, False))
            self.by_month[t] = self.cache[key]
        return self.by_month[t]

    def cooperation(self, parameters):
        return parameters.node_cooperation[self.nodes]

    def share(self, need, supply, t, parameters, cooperation):
        """Flow of need [n, R] and supply [n, R]; cooperation [n, R or 1]."""
        own = np.minimum(need, supply)
        spare, unmet = supply - own, need - own
        inner = cross = None
        by_market = self.by_market
        given = spare * cooperation
        # Copies: where every market is one party the sums are their own arguments, and they are overwritten below.
        offers, wants = by_market(given).copy(), by_market(unmet).copy()
        pool = np.minimum(offers, wants)
        given *= by_market.spread(np.divide(pool, np.maximum(offers, TINY, out=offers), out=offers))
        received = by_market.spread(np.divide(pool, np.maximum(wants, TINY, out=wants), out=wants)) * unmet
        links = self.links_at(t)
        if links[0].count or links[1].count:
            spare -= given
            unmet -= received
            np.maximum(unmet, 0.0, out=unmet)
            if links[0].count:
                inner = links[0].flows(spare, unmet, parameters.link_share)
            if links[1].count:
                cross = links[1].flows(spare, unmet, parameters.link_share)
        return Flow(own, given, received, pool, inner, cross, links)

    def reach(self, values, t, parameters, cooperation):
        """values_p + sum over others of min(1, cooperation [own bloc] + share) * values_q."""
        result = self.by_market.spread(self.by_market(values)) - values
        result *= cooperation
        result += values
        inner, cross = self.links_at(t)
        if inner.count:
            base = self.inner_cooperation(inner, parameters)
            part = np.minimum(1.0, base + parameters.link_share[inner.index]) - base
            inner.add_received(result, part * values[inner.source])
        if cross.count:
            part = np.minimum(1.0, parameters.link_share[cross.index])
            cross.add_received(result, part * values[cross.source])
        return result

    def inner_cooperation(self, links, parameters):
        return parameters.node_cooperation[self.nodes[links.source]]

    def received_of(self, flow, own, factor):
        """What each party receives when each maker's `own` goes to itself and `factor` of all it sends to others."""
        made = self.by_market(flow.given * factor) / np.maximum(flow.pool, TINY)
        result = flow.received * self.by_market.spread(made)
        result += own
        if flow.inner is not None:
            flow.links[0].add_received(result, flow.inner * factor[flow.links[0].source])
        if flow.cross is not None:
            flow.links[1].add_received(result, flow.cross * factor[flow.links[1].source])
        return result
