"""The futures of a plan as tasks of Dask: the search stays with the client, what a decision is worth in each future comes from the workers.

Futures are dealt to blocks. A block's programs are made once and stay on their worker; so do the bases from which its next solves begin.
Each step of a block is a pure function of its programs, of the step before and of the decision: when a worker dies, the scheduler makes
the programs anew, elsewhere, and goes the steps again that are lost with it, to the same bases, bit for bit. docs/cluster.md tells why.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sinews import _engine
from sinews.cluster import _compiled, _itself

if TYPE_CHECKING:
    import distributed

    from sinews.scenario import Scenario

STEPS_REMEMBERED = 8
"""After so many steps the bases are taken to the client, so that a loss never costs more than these."""
Step = tuple[bytes, bytes]
"""Bases where the solves of a block ended, and its answer."""


class Elsewhere:
    """Opens a plan's futures on a cluster; `open` is what the engine calls."""

    def __init__(self, client: distributed.Client, scenario: Scenario, words: Sequence[str], futures: int) -> None:
        self._client = client
        self._words = tuple(words)
        self._futures = futures
        self._text = client.submit(_itself, scenario._for_workers(prior=False), pure=False)

    def open(self, decisions: bytes, on_path: list[bytes]) -> _Rounds:
        """Makes the blocks for these decisions; the engine asks what comes back for `values`, and at the end for `bases`."""
        count = _engine.blocks_of(self._futures)
        blocks = [
            self._client.submit(_block, self._text, self._words, number, decisions, on_path[number::count], pure=False)
            for number in range(count)
        ]
        return _Rounds(self._client, blocks)


class _Rounds:
    """One decision after the other, asked of all blocks."""

    def __init__(self, client: distributed.Client, blocks: list[Any]) -> None:
        self._client = client
        self._blocks = blocks
        self._last: list[Any] = [None] * len(blocks)
        self._since_taken = 0

    def values(self, x: bytes, stopped: Callable[[], bool]) -> list[bytes] | None:
        """The answers of all blocks at a decision, None when it was stopped."""
        submit = self._client.submit
        steps = [submit(_step, block, before, x, pure=False) for block, before in zip(self._blocks, self._last, strict=True)]
        answers = [submit(_answer, step, pure=False) for step in steps]
        if not _wait(answers, stopped):
            self._client.cancel(answers + steps)
            return None
        self._last = steps
        self._since_taken += 1
        if self._since_taken == STEPS_REMEMBERED:
            self._take_bases()
        found: list[bytes] = self._client.gather(answers)
        return found

    def bases(self) -> list[bytes]:
        """Where the blocks' last solves ended; none when nothing was asked yet."""
        if self._since_taken == 0:
            return [] if self._last[0] is None else [before[0] for before in self._last]
        taken: list[bytes] = self._client.gather([self._client.submit(_bases, step, pure=False) for step in self._last])
        return taken

    def _take_bases(self) -> None:
        """Cuts the chain of steps: what comes next begins with bases that the scheduler holds as a task's own argument."""
        self._last = [(each, b"") for each in self.bases()]
        self._since_taken = 0


def _wait(futures: list[Any], stopped: Callable[[], bool]) -> bool:
    """Until all are done, or failed; False when it is to be stopped before."""
    import distributed

    while True:
        try:
            distributed.wait(futures, timeout=0.2)
            return True
        except TimeoutError:
            if stopped():
                return False


# --- on the workers ---


class _Block:
    """Futures as programs. Another process makes its own from the scenario, which is quicker than to send them."""

    def __init__(self, scenario: Scenario, words: tuple[str, ...], number: int, decisions: bytes, on_path: list[bytes]) -> None:
        from sinews.scenario import POSTERIOR

        self._recipe = (scenario, words, number, decisions, on_path)
        world = _world(_compiled(scenario), scenario._beside.get(POSTERIOR, b""), words)
        self.programs = world.block(number, decisions, on_path)

    def __reduce__(self) -> tuple[Any, ...]:
        return _Block, self._recipe

    def __sizeof__(self) -> int:
        return self.programs.__sizeof__()


@functools.lru_cache(maxsize=2)
def _world(model: _engine.Model, posterior: bytes, words: tuple[str, ...]) -> _engine.PlanWorld:
    """A worker makes a scenario ready for plans once, not once a block."""
    from sinews.scenario import POSTERIOR

    return _engine.PlanWorld.of(model, _engine.Beside.of("", {POSTERIOR: posterior} if posterior else {}, ""), list(words))


def _block(scenario: Scenario, words: tuple[str, ...], number: int, decisions: bytes, on_path: list[bytes]) -> _Block:
    return _Block(scenario, words, number, decisions, on_path)


def _step(block: _Block, before: Step | None, x: bytes) -> Step:
    return block.programs.values(x, before[0] if before else b"")


def _answer(step: Step) -> bytes:
    return step[1]


def _bases(step: Step) -> bytes:
    return step[0]
