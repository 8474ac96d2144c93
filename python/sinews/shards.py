"""Parts of a run, made anywhere, put together."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterable

from sinews import _engine
from sinews.faults import ShardProblems
from sinews.results import Results

ShardSource = bytes | str | os.PathLike[str]


def merge_shards(shards: Iterable[ShardSource]) -> Results:
    """The results of a run from all its shards, in any order: bytes of `Scenario.run_shard`, or files of `sinews run --shard`.

    They are the same, to the bit, as those of one run. Raises ShardProblems that names what is missing, doubled, damaged
    or of another run.
    """
    return _merged(shards, _engine.Beside.of("", {}, ""))


def _merged(shards: Iterable[ShardSource], beside: _engine.Beside) -> Results:
    named = [_named(shard, position) for position, shard in enumerate(shards, start=1)]
    outcome = _engine.merge_shards(named, beside)
    if outcome.run is None:
        raise ShardProblems(outcome.problems)
    return Results(outcome.run)


def _named(shard: ShardSource, position: int) -> tuple[str, bytes]:
    if isinstance(shard, bytes):
        return f"shard {position}", shard
    path = pathlib.Path(shard)
    return str(path), path.read_bytes()
