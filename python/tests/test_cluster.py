"""Runs on a local cluster: the same bits, whatever happens to the workers."""

import itertools
import os
import pickle
import signal
import threading
import time

import pytest

import sinews
from sinews import _engine

distributed = pytest.importorskip("distributed")
from sinews import cluster  # noqa: E402

N = 3001
LONG = 30_000


def open_cluster(workers):
    return distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50)


@pytest.fixture(scope="module")
def two_workers():
    with open_cluster(2) as local, distributed.Client(local) as client:
        yield client


@pytest.fixture(scope="module")
def expected(scenario):
    return scenario.run(N).result_hash


@pytest.fixture(scope="module")
def expected_long(scenario):
    return scenario.run(LONG).result_hash


@pytest.mark.parametrize("shards", [1, 2, 7, 70])
def test_any_number_of_shards_gives_the_bits_of_one_run(two_workers, scenario, expected, shards):
    results = cluster.run(two_workers, scenario, N, shards=shards)
    assert results.result_hash == expected
    assert results.replications == N


@pytest.mark.parametrize("workers", [1, 4])
def test_any_number_of_workers_gives_the_same_bits(scenario, expected, workers):
    with open_cluster(workers) as local, distributed.Client(local) as client:
        assert scenario.run(N, client=client).result_hash == expected


def test_settings_and_seed_go_along(two_workers, scenario):
    changed = scenario.set(east_scale=0.5)
    assert changed.run(500, seed=3, client=two_workers).result_hash == changed.run(500, seed=3).result_hash


def test_a_wrong_scenario_or_number_is_refused_before_anything_is_sent(two_workers, scenario):
    with pytest.raises(sinews.InvalidScenario):
        cluster.run(two_workers, scenario.with_text("lines.csv", "line\nx\n"))
    with pytest.raises(ValueError, match="make no 11 shards"):
        cluster.run(two_workers, scenario, 10, shards=11)


def test_progress_is_told_and_an_exception_takes_the_tasks_back(two_workers, scenario):
    seen = []
    cluster.run(two_workers, scenario, N, shards=10, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (N, N) and len(seen) == 10

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cluster.run(two_workers, scenario, LONG, shards=50, progress=stop)
    assert cluster.run(two_workers, scenario, N).result_hash


def killed_while_it_runs(scenario, when, act):
    """A long run on two workers, to which `act` does something after `when` shards; its result's hash."""
    with open_cluster(2) as local, distributed.Client(local) as client:
        done = threading.Event()

        def progress(so_far, total):
            if not done.is_set() and so_far >= total * when:
                done.set()
                act(local, client)

        results = cluster.run(client, scenario, LONG, shards=40, progress=progress)
        assert done.is_set(), "nothing happened to the workers"
        return results.result_hash


def kill(local, _client):
    worker = next(iter(local.workers.values()))
    os.kill(worker.pid, signal.SIGKILL)


def test_a_worker_killed_at_the_beginning(scenario, expected_long):
    assert killed_while_it_runs(scenario, 0.02, kill) == expected_long


def test_a_worker_killed_near_the_end_with_all_that_it_held(scenario, expected_long):
    assert killed_while_it_runs(scenario, 0.8, kill) == expected_long


def test_both_workers_killed_one_after_the_other(scenario, expected_long):
    def act(local, client):
        for worker in list(local.workers.values()):
            os.kill(worker.pid, signal.SIGKILL)
            time.sleep(0.3)

    assert killed_while_it_runs(scenario, 0.3, act) == expected_long


def test_a_worker_that_is_added_and_one_that_is_retired(scenario, expected_long):
    def act(local, client):
        local.scale(3)
        client.retire_workers([next(iter(client.scheduler_info()["workers"]))], close_workers=True)

    assert killed_while_it_runs(scenario, 0.2, act) == expected_long


def test_without_workers_that_are_processes(scenario, expected):
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=":0") as local:
        with distributed.Client(local) as client:
            assert scenario.run(N, client=client).result_hash == expected


def test_a_shard_made_twice_is_the_same_bytes_but_for_its_seconds(scenario):
    one, two = (sinews.merge_shards([scenario.run_shard(1, 1, 300)]).result_hash for _ in range(2))
    assert one == two


def portion(scenario, first, count, n=90, seed=1):
    model = scenario._model()
    draws = _engine.draws(model, scenario._what_lies_beside(prior=False), seed)
    return _engine.make_portion(model, first, count, n, seed, 1, draws)


def test_portions_join_in_any_order_packed_or_not(scenario):
    model, expected = scenario._model(), scenario.run(90, seed=1).result_hash
    parts = [portion(scenario, 0, 20), portion(scenario, 20, 30), portion(scenario, 50, 40)]
    beside = scenario._what_lies_beside(prior=False)
    for order in itertools.permutations(range(3)):
        chosen = [parts[at] if at == 1 else parts[at].bytes() for at in order]
        joined = _engine.join_portions(model, chosen[:2], 1)
        assert _engine.finish_portions(model, [chosen[2], joined], 90, 1, 3, beside).run.result_hash == expected
    assert parts[1].ranges == [(20, 30)], "what is joined stays as it was"
    moved = pickle.loads(pickle.dumps(cluster._Portion(parts[0])))
    assert isinstance(moved.held, bytes) and moved.held == parts[0].bytes()


def test_joining_refuses_what_does_not_fit(scenario):
    model, beside = scenario._model(), scenario._what_lies_beside(prior=False)
    one = portion(scenario, 0, 45)
    for other, told in (
        (portion(scenario, 44, 46), "doubled"),
        (portion(scenario, 45, 45, seed=5), "foreign"),
        (portion(scenario, 45, 45, n=91), "foreign"),
        (one.bytes()[:-1], "damaged"),
    ):
        with pytest.raises(_engine.Refused, match=told):
            _engine.join_portions(model, [one, other], 1)
    with pytest.raises(_engine.Refused, match="no portion"):
        _engine.join_portions(model, [], 1)
    problems = _engine.finish_portions(model, [one], 90, 1, 1, beside).problems
    assert len(problems) == 1 and "missing: replications 45 to 89" in problems[0]
    assert "foreign" in _engine.finish_portions(model, [one], 90, 2, 1, beside).problems[0]


@pytest.mark.parametrize("threads, n", [(1, 1), (2, 100), (2, 10_000), (7, 40_001), (1000, 999), (1000, 10**9)])
def test_shards_hold_every_future_once_and_become_small_at_the_end(threads, n):
    ranges = cluster._ranges(threads, n, None)
    reached = 0
    for first, count in ranges:
        assert first == reached and count > 0
        reached += count
    assert reached == n
    counts = [count for _, count in ranges]
    assert max(counts) <= max(cluster.LEAST_SHARD, n // (4 * threads))
    assert all(later <= before for before, later in itertools.pairwise(counts))
    assert len(ranges) <= threads * 4 + threads * 30
