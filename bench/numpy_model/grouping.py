"""Sums over groups of rows of arrays shaped [rows, replications]."""

import numpy as np

TINY = 1e-300  # a denominator's floor: where it bites the numerator is 0, so the quotient is 0


class GroupSum:
    """Adds up rows that share a group: `groups` are the group ids in ascending order, one output row each.

    numpy's reduceat is slow along the first axis, so rows are gathered in the order of their rank within the group:
    all first members, all second members and so on, larger groups first. Each rank is then one addition of whole blocks.
    """

    def __init__(self, group_of_row):
        group_of_row = np.asarray(group_of_row, dtype=np.intp)
        self.groups, self.index, counts = np.unique(group_of_row, return_inverse=True, return_counts=True)
        self.rows = len(group_of_row)
        by_size = np.argsort(-counts, kind="stable")
        place = np.empty_like(by_size)
        place[by_size] = np.arange(len(by_size))
        members = np.argsort(self.index, kind="stable")
        starts = np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.intp) if self.rows else np.zeros(0, np.intp)
        order, self.blocks = [], []
        for rank in range(counts.max(initial=0)):
            having = by_size[counts[by_size] > rank]
            self.blocks.append((len(order), len(having)))
            order.extend(members[starts[having] + rank])
        self.order = _unless_identity(np.array(order, dtype=np.intp))
        self.back = _unless_identity(place)
        self.identity = self.order is None and len(self.blocks) <= 1
        self.spreads = _unless_identity(self.index)

    def __call__(self, values):
        if self.order is not None:
            values = values.take(self.order, axis=0)
        if len(self.blocks) > 1:
            _, count = self.blocks[0]
            first = values[:count] if self.order is not None else values[:count].copy()
            for begin, count in self.blocks[1:]:
                part = first[:count]
                np.add(part, values[begin:begin + count], out=part)
            values = first
        return values if self.back is None else values.take(self.back, axis=0)

    def spread(self, values):
        """One row of `values` (by group) for each original row."""
        return values if self.spreads is None else values.take(self.spreads, axis=0)


def _unless_identity(index):
    return None if np.array_equal(index, np.arange(len(index))) else index


def whole(values, rows, replications):
    """`values` as a full array [rows, replications]."""
    return np.array(np.broadcast_to(values, (rows, replications)))
