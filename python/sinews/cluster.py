"""Runs on a cluster of Dask: the same results, to the bit, as on one machine, whatever happens to workers on the way.

A run is cut into shards; each is a task. A task is a pure function of scenario, seed and range, so one that is lost with
its worker is simply run again, and one that runs twice gives the same bytes twice. Shards are joined in a tree on the
workers, so that the client takes in a few of them and not thousands. docs/cluster.md tells what that costs.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sinews._engine import Model
from sinews.progress import ProgressSetting, watching
from sinews.results import Results
from sinews.shards import _merged

if TYPE_CHECKING:
    import distributed

    from sinews.scenario import Scenario

JOINED_AT_ONCE = 8
"""Shards that one task joins."""


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

    `shards` is the number of tasks (default: up to eight for each thread of the cluster as it is now, of at least 2,000 futures);
    `threads` is what one task uses on its worker; `prior=True` leaves a posterior out. Workers may come, go, be killed and be started again meanwhile. Ctrl-C, or an
    exception of the function `progress`, takes the tasks back. Raises InvalidScenario before anything is sent.
    """
    model = scenario._model()
    futures_in_all = model.replications if n is None else n
    used_seed = model.seed if seed is None else seed
    parts = _number_of_shards(client, futures_in_all, shards)
    # A task too, not data sent to the workers: when all that hold it are gone, the scheduler still knows how to make it.
    text = client.submit(_itself, scenario._for_workers(prior), pure=False)
    made = [
        client.submit(_make_shard, text, k, parts, futures_in_all, used_seed, threads, pure=False)
        for k in range(1, parts + 1)
    ]
    with _taken_back(made), watching(progress, futures_in_all) as watch:
        joined = _joined_in_a_tree(client, text, made)
        if watch is not None:
            _watch(made, futures_in_all, watch)
        return _merged(client.gather(joined), scenario._what_lies_beside(prior))


def _number_of_shards(client: distributed.Client, n: int, shards: int | None) -> int:
    if n < 1:
        raise ValueError(f"n is {n}; at least one future is needed")
    if shards is not None:
        if not 1 <= shards <= n:
            raise ValueError(f"{n} futures make no {shards} shards")
        return shards
    threads: int = sum(client.nthreads().values())
    threads = min(max(1, threads), n)
    # Less is not worth its bytes: a shard of any size takes as long to pack, send and join as some 150 futures of a large scenario.
    return threads * max(1, min(8, n // (2000 * threads)))  # as many for each thread: none waits for another


def _joined_in_a_tree(client: distributed.Client, text: Any, made: Sequence[Any]) -> list[Any]:
    """Futures of few shards that hold all."""
    level = list(made)
    while len(level) > JOINED_AT_ONCE:
        groups = [level[at : at + JOINED_AT_ONCE] for at in range(0, len(level), JOINED_AT_ONCE)]
        level = [client.submit(_join, text, group, pure=False) if len(group) > 1 else group[0] for group in groups]
    return level


def _watch(made: Sequence[Any], n: int, watch: Any) -> None:
    import distributed

    done = 0
    for _ in distributed.as_completed(made):
        done += 1
        watch(n * done // len(made))


@contextlib.contextmanager
def _taken_back(made: Sequence[Any]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for future in made:
            future.cancel()
        raise


# --- on the workers ---


@functools.lru_cache(maxsize=4)
def _model_of(
    files: frozenset[tuple[str, bytes]], name: str, settings: tuple[str, ...], levers: tuple[str, ...]
) -> Model:
    """A worker compiles a scenario once, not once a task."""
    from sinews import _engine
    from sinews.scenario import Scenario

    return Scenario(_engine.Files.of(dict(files)), name=name, folder="", settings=settings, levers=levers)._model()


def _compiled(scenario: Scenario) -> Model:
    return _model_of(frozenset(scenario._files.bytes().items()), scenario.name, scenario.settings, scenario.acting)


def _itself(scenario: Scenario) -> Scenario:
    return scenario


def _make_shard(scenario: Scenario, k: int, parts: int, n: int, seed: int, threads: int) -> bytes:
    return _compiled(scenario).run_shard(k, parts, n, seed, threads, scenario._what_lies_beside(prior=False), None)


def _join(scenario: Scenario, shards: list[bytes]) -> bytes:
    return _compiled(scenario).join([(f"shard {at}", shard) for at, shard in enumerate(shards, start=1)])
