"""Plans whose futures are solved by workers: the bits of one machine, whatever happens to the workers."""

import os
import signal
import types

import pytest

import sinews

distributed = pytest.importorskip("distributed")
from sinews import cluster_plan  # noqa: E402

ASKED = {"most": "west_year@2029-12", "budget": 100, "futures": 40, "gap": 1e-6}
BY_CUTS = ("--method", "benders")


def open_cluster(workers):
    return distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50)


def numbers(plan):
    """All but how long it took."""
    def without_seconds(told):
        if isinstance(told, dict):
            return {key: without_seconds(value) for key, value in told.items() if "seconds" not in key}
        return [without_seconds(one) for one in told] if isinstance(told, list) else told

    return without_seconds(plan.summary), plan.toml


@pytest.fixture(scope="module")
def two_workers():
    with open_cluster(2) as local, distributed.Client(local) as client:
        yield client


@pytest.mark.parametrize("asked", [
    ASKED,
    {**ASKED, "options": BY_CUTS},
    {**ASKED, "options": (*BY_CUTS, "--risk", "cvar:0.8")},
    {**ASKED, "options": (*BY_CUTS, "--review", "2028-01", "--branches", "2")},
    {"reach": "west_year@2029-12=2000", "futures": 30, "options": (*BY_CUTS, "--probability", "0.7")},
])
def test_a_plan_by_workers_is_that_of_one_machine(two_workers, scenario, asked):
    assert numbers(scenario.plan(**asked, client=two_workers)) == numbers(scenario.plan(**asked))


def test_settings_posterior_and_seed_go_along(two_workers, scenario):
    changed = scenario.set(east_scale=0.5)
    changed = changed.with_posterior(changed.calibrate(members=200))
    asked = {**ASKED, "options": (*BY_CUTS, "--seed", "5")}
    plan = changed.plan(**asked)
    assert numbers(changed.plan(**asked, client=two_workers)) == numbers(plan)
    assert numbers(plan) != numbers(scenario.plan(**asked))


def test_one_and_four_workers_give_the_same_plan(scenario):
    asked = {**ASKED, "options": BY_CUTS}
    expected = numbers(scenario.plan(**asked))
    for workers in (1, 4):
        with open_cluster(workers) as local, distributed.Client(local) as client:
            assert numbers(scenario.plan(**asked, client=client)) == expected


@pytest.mark.parametrize("victims, after, remembered", [(1, 1, 8), (1, 3, 8), (2, 2, 2)])
def test_workers_are_killed_between_rounds(scenario, monkeypatch, victims, after, remembered):
    """Their programs and bases are made again, elsewhere, and the cuts are the same."""
    asked = {**ASKED, "options": BY_CUTS}
    expected = numbers(scenario.plan(**asked))
    monkeypatch.setattr(cluster_plan, "STEPS_REMEMBERED", remembered)
    rounds = []
    with open_cluster(2) as local, distributed.Client(local) as client:
        asks = cluster_plan._Rounds.values

        def values(self, x, stopped):
            rounds.append(x)
            if len(rounds) == after + 1:
                for worker in list(local.workers.values())[:victims]:
                    os.kill(worker.pid, signal.SIGKILL)
            return asks(self, x, stopped)

        monkeypatch.setattr(cluster_plan._Rounds, "values", values)
        assert numbers(scenario.plan(**asked, client=client)) == expected
    assert len(rounds) > after + 1, "nobody was killed in between"


def test_a_step_depends_on_what_it_is_given_alone(scenario):
    """Asked twice, in another order, by another block object: the same bases and answers, so a lost step can be gone again."""
    captured = {}

    def evaluate(x, stopped):
        captured.setdefault("decisions", []).append(x)
        answers = []
        for number, block in enumerate(captured["blocks"]):
            step = cluster_plan._step(block, captured["last"][number], x)
            again = cluster_plan._step(captured["others"][number], captured["last"][number], x)
            assert step == again == cluster_plan._step(block, captured["last"][number], x)
            captured["last"][number] = step
            answers.append(step[1])
        return answers

    def open_blocks(decisions, on_path):
        count = sinews._engine.blocks_of(40)
        makes = [(scenario, tuple(words), number, decisions, on_path[number::count]) for number in range(count)]
        captured["blocks"] = [cluster_plan._block(*make) for make in makes]
        captured["others"] = [cluster_plan._block(*make) for make in makes]
        captured["last"] = [None] * count
        return types.SimpleNamespace(values=evaluate, bases=lambda: [step[0] for step in captured["last"]])

    words = ["--most", ASKED["most"], "--budget", "100", "--futures", "40", "--gap", "1e-06", *BY_CUTS]
    found = sinews._engine.find_plan(scenario._model(), scenario._what_lies_beside(False), words, None, open_blocks)
    assert found.exit_code == 0 and len(captured["decisions"]) > 2
    with pytest.raises(sinews._engine.Refused, match="bases of another"):
        cluster_plan._step(captured["blocks"][0], (b"nonsense", b""), captured["decisions"][0])


def test_what_a_worker_raises_comes_out_here(two_workers, scenario, monkeypatch):
    def fails(self, x, stopped):
        raise RuntimeError("a worker had enough")

    monkeypatch.setattr(cluster_plan._Rounds, "values", fails)
    with pytest.raises(RuntimeError, match="had enough"):
        scenario.plan(**ASKED, options=BY_CUTS, client=two_workers)


def test_a_plan_for_the_medians_is_no_work_for_a_cluster(two_workers, scenario):
    with pytest.raises(ValueError, match="futures=N"):
        scenario.plan(most="west_year@2029-12", client=two_workers)
