"""Runs on a cluster of Dask: the same results, to the bit, as on one machine, whatever happens to workers on the way.

A run is cut into shards; each is a task. A task is a pure function of scenario, seed and range, so one that is lost with
its worker is simply run again, and one that runs twice gives the same numbers twice. What shards show stays in the memory of the
workers as it lies, is joined there while others still work, and is packed only when it moves. docs/cluster.md tells what that costs.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sinews import _engine
from sinews._engine import Model
from sinews.faults import ShardProblems, _refusals
from sinews.progress import ProgressSetting, watching
from sinews.results import Results

if TYPE_CHECKING:
    import distributed

    from sinews.scenario import Scenario

JOINED_AT_ONCE = 4
"""Portions that lie on one worker when it joins them."""
SENT_AT_ONCE = 8
"""Portions of different workers that one task, or the client, takes in."""
LEAST_SHARD = 250
"""Futures: a shard of any size costs what some twenty futures of a large scenario do."""


def run(
    client: distributed.Client,
    scenario: Scenario,
    n: int | None = None,
    *,
    seed: int | None = None,
    shards: int | None = None,
    threads: int = 1,
    prior: bool = False,
    progress: ProgressSetting = None,
) -> Results:
    """Simulates n futures on the workers of `client`; the same results as `scenario.run(n, seed=seed)`.

    `shards` is the number of tasks, of equal size (default: four for each thread of the cluster as it is now, and small ones at the end, so that no
    thread waits long for another); `threads` is what one task uses on its worker; `prior=True` leaves a posterior out. Workers may come, go, be
    killed and be started again meanwhile. Ctrl-C, or an exception of the function `progress`, takes the tasks back. Raises
    InvalidScenario before anything is sent.
    """
    model = scenario._model()
    futures_in_all = model.replications if n is None else n
    used_seed = model.seed if seed is None else seed
    ranges = _ranges(sum(client.nthreads().values()), futures_in_all, shards)
    # A task too, not data sent to the workers: when all that hold it are gone, the scheduler still knows how to make it.
    text = client.submit(_itself, scenario._for_workers(prior), pure=False)
    with watching(progress, futures_in_all) as watch:
        joining = _Joining(client, text, threads)
        with joining.taken_back():
            last = joining.all_of(ranges, futures_in_all, used_seed, watch)
            portions = [portion.held for portion in client.gather(last)]
        beside = scenario._what_lies_beside(prior)
        with _refusals():
            outcome = _engine.finish_portions(model, portions, futures_in_all, used_seed, len(ranges), beside)
    if outcome.run is None:
        raise ShardProblems(outcome.problems)
    return Results(outcome.run)


def _ranges(threads: int, n: int, shards: int | None) -> list[tuple[int, int]]:
    """First future and number of futures of each shard."""
    if n < 1:
        raise ValueError(f"n is {n}; at least one future is needed")
    if shards is not None:
        if not 1 <= shards <= n:
            raise ValueError(f"{n} futures make no {shards} shards")
        bounds = [n * k // shards for k in range(shards + 1)]
        return [(first, last - first) for first, last in zip(bounds, bounds[1:], strict=False)]
    threads = max(1, threads)
    ranges = []
    first = 0
    while first < n:
        # A quarter of what each thread has to do; at the end half of what is left for it, and half of that again.
        count = max(LEAST_SHARD, min(n // (4 * threads), (n - first) // (2 * threads)))
        for _ in range(threads):
            if first < n:
                ranges.append((first, min(count, n - first)))
                first += ranges[-1][1]
    return ranges


class _Joining:
    """Shards on their way to few portions that hold all."""

    def __init__(self, client: distributed.Client, text: Any, threads: int) -> None:
        self._client = client
        self._text = text
        self._threads = threads
        self._sent: set[Any] = set()

    def all_of(self, ranges: Sequence[tuple[int, int]], n: int, seed: int, watch: Any) -> list[Any]:
        """Makes and joins all; gives the tasks of the last few portions."""
        import distributed

        counts = {}
        for first, count in ranges:
            future = self._submit(_make, first, count, n, seed, self._threads, priority=0)
            counts[future.key] = count
        coming = distributed.as_completed(self._sent)
        lying: dict[str, list[Any]] = {}  # portions that wait to be joined, by the worker that holds them
        done = 0
        for batch in coming.batches():
            for future in batch:
                if future.status in ("error", "cancelled"):
                    future.result()  # raises what the task raised
                if watch is not None and future.key in counts:
                    done += counts[future.key]
                    watch(done)
            holders = self._client.who_has(batch)
            for future in batch:
                # One that was lost since then is made again, and lies elsewhere: joining it costs a transfer, no more.
                worker = next(iter(holders.get(future.key) or ()), "")
                group = lying.setdefault(worker, [])
                group.append(future)
                if len(group) == JOINED_AT_ONCE:
                    coming.add(self._join(lying.pop(worker), worker))
        joined = [self._join(group, worker) if len(group) > 1 else group[0] for worker, group in lying.items()]
        while len(joined) > SENT_AT_ONCE:
            groups = [joined[at : at + SENT_AT_ONCE] for at in range(0, len(joined), SENT_AT_ONCE)]
            joined = [self._join(group, "") if len(group) > 1 else group[0] for group in groups]
        return joined

    @contextlib.contextmanager
    def taken_back(self) -> Iterator[None]:
        """Takes back what was sent when an exception passes through."""
        try:
            yield
        except BaseException:
            self._client.cancel(list(self._sent))
            raise

    def _join(self, group: Sequence[Any], worker: str) -> Any:
        future = self._submit(_join, list(group), priority=1, **({"workers": [worker], "allow_other_workers": True} if worker else {}))
        self._sent.difference_update(group)  # so that the workers can let go of them
        return future

    def _submit(self, function: Any, *arguments: Any, **options: Any) -> Any:
        future = self._client.submit(function, self._text, *arguments, pure=False, **options)
        self._sent.add(future)
        return future


class _Portion:
    """A portion as tasks hand it on: as it lies in memory, packed by the way when it goes to another process."""

    def __init__(self, held: _engine.Portion | bytes) -> None:
        self.held = held

    def __reduce__(self) -> tuple[Any, ...]:
        return _Portion, (self.held if isinstance(self.held, bytes) else self.held.bytes(),)

    def __sizeof__(self) -> int:
        return self.held.__sizeof__()


# --- on the workers ---


@functools.lru_cache(maxsize=4)
def _model_of(files: frozenset[tuple[str, bytes]], name: str, settings: tuple[str, ...], levers: tuple[str, ...]) -> Model:
    """A worker compiles a scenario once, not once a task."""
    from sinews.scenario import Scenario

    return Scenario(_engine.Files.of(dict(files)), name=name, folder="", settings=settings, levers=levers)._model()


def _compiled(scenario: Scenario) -> Model:
    return _model_of(frozenset(scenario._files.bytes().items()), scenario.name, scenario.settings, scenario.acting)


@functools.lru_cache(maxsize=4)
def _draws_of(model: Model, posterior: bytes, seed: int) -> _engine.Draws:
    """The same of a posterior."""
    from sinews.scenario import POSTERIOR

    return _engine.draws(model, _engine.Beside.of("", {POSTERIOR: posterior} if posterior else {}, ""), seed)


def _itself(scenario: Scenario) -> Scenario:
    return scenario


def _make(scenario: Scenario, first: int, count: int, n: int, seed: int, threads: int) -> _Portion:
    from sinews.scenario import POSTERIOR

    model = _compiled(scenario)
    draws = _draws_of(model, scenario._beside.get(POSTERIOR, b""), seed)
    return _Portion(_engine.make_portion(model, first, count, n, seed, threads, draws))


def _join(scenario: Scenario, portions: Sequence[_Portion]) -> _Portion:
    return _Portion(_engine.join_portions(_compiled(scenario), [portion.held for portion in portions], 1))
