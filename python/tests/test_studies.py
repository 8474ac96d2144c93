"""Calibrate, backtest, score, levers, sensitivity and plan: the numbers of the command line, as tables and figures."""

import base64
import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
import warnings
import zlib

import numpy
import pytest
from conftest import FOLDER, ROOT

import sinews
from sinews import cluster_plan

FLAGSHIP = ROOT / "scenarios" / "alliance"
MEMBERS = 60
GOOD = ("east_more", "one_more", "share_all")  # of the small scenario's levers
DONE = 7 * MEMBERS  # replications of a calibration


@pytest.fixture(scope="module")
def flagship():
    return sinews.load(FLAGSHIP)


@pytest.fixture(scope="module")
def posterior(flagship):
    return flagship.calibrate(members=MEMBERS)


@pytest.fixture(scope="module")
def backtest(flagship):
    return flagship.backtest("2024-06", members=MEMBERS)


@pytest.fixture(scope="module")
def worth(scenario):
    return scenario.levers(*GOOD, n=300, seed=5)


@pytest.fixture(scope="module")
def found(scenario):
    return scenario.sensitivity("east_year@2026-06", n=400, method="sobol", top=2)


@pytest.fixture(scope="module")
def plan(scenario):
    return scenario.plan(most="west_year@2029-12", budget=100)


def without_seconds(summary):
    return {name: value for name, value in summary.items() if name != "seconds"}


# --- the posterior of a scenario ---


def test_a_run_takes_the_posterior_as_the_program_does(flagship, program):
    for choice in ((), ("--prior",)):
        told = json.loads(program("run", FLAGSHIP, "-n", 40, "--json", *choice))
        results = flagship.run(40, prior=bool(choice))
        assert results.result_hash == told["result_hash"]
        assert (results.posterior or None) == told["posterior"]
        assert results.summary["posterior"] == told["posterior"]


def test_shards_take_it_too_and_remember_it(flagship):
    one = flagship.run(40)
    merged = sinews.merge_shards([flagship.run_shard(k, 2, 40) for k in (2, 1)])
    assert (merged.result_hash, merged.posterior) == (one.result_hash, one.posterior)
    with pytest.raises(sinews.ShardProblems, match="posterior"):
        sinews.merge_shards([flagship.run_shard(1, 2, 40), flagship.run_shard(2, 2, 40, prior=True)])


def test_the_report_shows_what_that_of_the_program_shows(flagship, program, tmp_path):
    program("run", FLAGSHIP, "-n", 40, "--out", tmp_path / "out")
    theirs = page_data((tmp_path / "out" / "report.html").read_text(encoding="utf-8"))
    ours = page_data(flagship.run(40).report_html())
    for name in ("posterior", "backtest", "sensitivity"):
        assert ours[name] == theirs[name]


def page_data(html):
    text = re.search(r'<script[^>]*id="sinews-data"[^>]*>(.*?)</script>', html, re.DOTALL).group(1)
    data = json.loads(text)
    return json.loads(zlib.decompress(base64.b64decode(data))) if isinstance(data, str) else data


def test_what_is_stale_is_warned_of_and_what_is_broken_refused(flagship, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        flagship.run(8).report_html()
        assert flagship.set(eu_slip=3).run(8).report_html()  # other settings: left out, and no reason to worry
    changed = flagship.with_text("lines.csv", flagship.text("lines.csv") + "\n")
    with pytest.warns(sinews.SinewsWarning, match="fitted to other files"):
        results = changed.run(8)
    with pytest.warns(sinews.SinewsWarning, match="(backtest|sensitivity).json is left out"):
        assert "backtest" not in page_data(results.report_html())
    broken = tmp_path / "posterior.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(sinews.SinewsError, match="no JSON"):
        flagship.with_posterior(broken).run(8)


def test_a_posterior_is_that_of_the_program_and_can_be_used(flagship, posterior, program, tmp_path):
    program("calibrate", FLAGSHIP, "--members", MEMBERS, "--out", tmp_path / "p.json", "--quiet")
    assert posterior.file == (tmp_path / "p.json").read_bytes()
    told = json.loads(program("calibrate", FLAGSHIP, "--members", MEMBERS, "--json"))
    assert without_seconds(posterior.summary) == without_seconds(told)
    assert posterior.parameters["name"][0] == told["parameters"][0]["name"]
    assert posterior.parameters["p50"][0] == told["parameters"][0]["posterior"]["p50"]
    assert len(posterior.observations) == told["counts"]["fitted"]
    posterior.write(tmp_path / "mine.json")
    used = flagship.with_posterior(posterior).run(30).result_hash
    assert used == flagship.with_posterior(tmp_path / "mine.json").run(30).result_hash
    assert flagship.with_posterior(None).run(30).result_hash == flagship.run(30, prior=True).result_hash != used


def test_it_travels_with_the_scenario(flagship, tmp_path):
    flagship.write(tmp_path / "copy")
    copy = sinews.load(tmp_path / "copy")
    assert copy.has_posterior
    assert copy.run(20).result_hash == flagship.run(20).result_hash


# --- studies ---


def test_a_backtest_has_the_numbers_of_the_program(backtest, program):
    told = json.loads(program("backtest", FLAGSHIP, "--as-of", "2024-06", "--members", MEMBERS, "--json"))
    assert without_seconds(backtest.summary) == without_seconds(told)
    scores = dict(zip(backtest.scores["method"], backtest.scores["crps"], strict=True))
    assert scores["calibrated"] == told["crps"]
    assert scores["trend"] == told["baselines"]["trend"]["crps"]
    assert len(backtest.forecasts) == 5 * told["count"]


def test_unseen_figures_are_scored_and_faults_have_a_place(flagship, tmp_path):
    import pandas

    columns = ("id,party,item,measure,period_start,period_end,low,value,high,unit,kind,as_of,publisher,note").split(",")
    row = ("new1,RUS,artillery_152mm,production_total,2024-01-01,2024-12-31,,1400000,,units,estimate,2025-02-01,Daily,").split(",")
    figures = pandas.DataFrame([row], columns=columns)
    scores = flagship.score(figures, members=MEMBERS)
    assert scores.summary["count"] == 1
    figures.to_csv(tmp_path / "figures.csv", index=False)
    again = flagship.score(tmp_path / "figures.csv", members=MEMBERS)
    assert without_seconds(again.summary) == without_seconds(scores.summary)
    with pytest.raises(sinews.InvalidScenario) as raised:
        flagship.score(figures.drop(columns="value"), members=MEMBERS)
    assert (raised.value.file, raised.value.line) == ("evidence", 1)
    with pytest.raises(sinews.SinewsError, match="score_mapping"):
        sinews.new().score(figures)


def test_levers_have_the_numbers_of_the_program(worth, program):
    told = json.loads(program("levers", FOLDER, "-n", 300, "--seed", 5, "--json", *(word for name in GOOD for word in ("--lever", name))))
    assert worth.result_hash == told["result_hash"]
    assert set(worth.effects["kind"]) == {"crossover", "crossed", "value", "claim"}
    rows = list(worth.effects.rows())
    for lever in told["levers"]:
        for claim in lever["claims"]:
            row = next(r for r in rows if (r["lever"], r["kind"], r["id"]) == (lever["name"], "claim", claim["claim"]))
            assert (row["change"], row["low"], row["high"]) == (claim["change"], claim["low"], claim["high"])
        crossover = lever["crossovers"][0]
        row = next(r for r in rows if (r["lever"], r["kind"]) == (lever["name"], "crossover"))
        assert (str(row["with_month"])[:7] if crossover["with"] else None) == crossover["with"]


def test_some_levers_together_and_to_a_precision(scenario):
    names = list(GOOD[:2])
    worth = scenario.levers(names[0], together=[names], n=2048, precision=1000)
    assert {one["name"] for one in worth.summary["levers"]} == {names[0], "+".join(names)}
    assert worth.summary["replications"] == 1024


def test_a_lever_that_makes_an_invalid_scenario_says_where(scenario):
    with pytest.raises(sinews.InvalidScenario) as raised:
        scenario.levers("too_much", n=20)
    assert (raised.value.file, raised.value.line, raised.value.column) == ("portfolio.csv", 2, 14)
    assert raised.value.mend == "together at most 1"


def test_a_sensitivity_has_the_numbers_of_the_program(found, scenario, program):
    told = json.loads(program("sensitivity", FOLDER, "--of", "east_year@2026-06", "-n", 400, "--method", "sobol", "--top", 2, "--json"))
    assert found.result_hash == told["result_hash"]
    assert found.inputs["input"] == [one["name"] for one in told["inputs"]]
    assert found.inputs["total"][0] == told["inputs"][0]["total"]["value"]
    given = scenario.sensitivity("claim:doubled", n=200)
    assert numpy.isnan(given.inputs["total"]).all()


def test_a_plan_is_that_of_the_program_and_can_be_run(plan, program, tmp_path):
    program("plan", FOLDER, "--most", "west_year@2029-12", "--budget", 100, "--out", tmp_path / "plan", "--quiet")
    told = json.loads((tmp_path / "plan" / "plan.json").read_text())
    assert without_seconds(plan.summary) == without_seconds(told)
    assert plan.builds["candidate"] == [one["candidate"] for one in told["builds"]]
    assert plan.cost_by_year["cost"].tolist() == [one["cost"] for one in told["cost_by_year"]]
    told = json.loads(program("run", FOLDER, "-n", 50, "--plan", tmp_path / "plan" / "plan.toml", "--json"))
    assert plan.scenario.run(50).result_hash == told["result_hash"]
    plan.write(tmp_path / "again")
    assert (tmp_path / "again" / "plan.toml").read_bytes() == (tmp_path / "plan" / "plan.toml").read_bytes()


# --- manners ---


def test_wrong_questions_are_told_with_what_would_be_right(scenario, flagship):
    for ask, error, part in (
        (lambda: scenario.levers("northing"), sinews.UnknownName, "did you mean `nothing`"),
        (lambda: scenario.levers(claims=["nothing"]), sinews.UnknownName, "there is no claim `nothing`"),
        (lambda: scenario.levers(months=["2300-01"]), sinews.SinewsError, "is no month from"),
        (lambda: scenario.levers(n=0), ValueError, "at least one"),
        (lambda: scenario.sensitivity("claim:dubled"), sinews.UnknownName, "did you mean `doubled`"),
        (lambda: scenario.sensitivity("claim:doubled", method="x"), ValueError, "given-data"),
        (lambda: flagship.sensitivity("crossover:output_vs_new", n=16, method="sobol"), sinews.SinewsError, "prior=True"),
        (lambda: flagship.backtest("June"), sinews.SinewsError, "YYYY-MM"),
        (lambda: flagship.backtest("2050-01"), sinews.SinewsError, "no evidence published after"),
        (lambda: flagship.calibrate(members=3), ValueError, "50 to 20,000"),
        (lambda: scenario.with_text("lines.csv", "line\nx\n").calibrate(), sinews.InvalidScenario, "lines.csv"),
        (lambda: scenario.plan(most="west_yaer@2029-12"), sinews.UnknownName, "did you mean `west_year`"),
        (lambda: scenario.plan(reach="west_year@2029-12=1e12"), sinews.NoPlan, "can be reached"),
        (lambda: scenario.plan(), ValueError, "say what the plan is for"),
        (lambda: scenario.with_levers(next(iter(scenario.known_levers()))).levers(), ValueError, "without levers"),
    ):
        with pytest.raises(error, match=part):
            ask()


def test_progress_is_told_and_may_stop_a_study(flagship, scenario):
    seen = []
    flagship.calibrate(members=MEMBERS, progress=lambda done, whole: seen.append((done, whole)))
    assert seen[-1] == (DONE, DONE)
    assert seen == sorted(seen)

    def refuse(done, whole):
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        scenario.levers("east_more", n=200_000, progress=refuse)


def test_a_plan_shows_how_its_gap_falls_and_a_function_may_end_it(scenario, capsys):
    seen = []
    plan = scenario.plan(most="west_year@2029-12", budget=100, futures=30, options=["--method", "benders"], progress=lambda *both: seen.append(both))
    assert seen and all(best <= bound * (1 + 1e-9) for best, bound in seen if best > float("-inf"))
    assert seen[-1][1] == pytest.approx(plan.summary["bound"], rel=0.01)
    scenario.plan(most="west_year@2029-12", progress=True)

    def refuse(best, bound):
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        scenario.plan(most="west_year@2029-12", budget=100, futures=30, options=["--method", "benders"], progress=refuse)


class Here:
    """As a client of Dask, but all is done at once, by whoever asks."""

    def submit(self, function, *arguments, pure):
        return function(*arguments)

    def gather(self, futures):
        return futures

    def cancel(self, futures):
        pass


def test_ctrl_c_gives_the_best_plan_so_far(scenario, monkeypatch):
    """It comes while the futures are asked in the fourth round."""
    rounds = []

    def wait(futures, stopped):
        rounds.append(1)
        if len(rounds) != 4:
            return True
        os.kill(os.getpid(), signal.SIGINT)
        while not stopped():
            time.sleep(0.01)
        return False

    monkeypatch.setattr(cluster_plan, "_wait", wait)
    asked = {"most": "west_year@2029-12", "budget": 100, "futures": 30, "gap": 0.0, "options": ["--method", "benders"]}
    with pytest.warns(sinews.SinewsWarning, match="stopped: the best plan so far, and its gap"):
        plan = scenario.plan(**asked, client=Here())
    assert len(rounds) == 4, "the last look at the plan is here, and not stopped"
    assert plan.summary["value"] > 0
    assert "gap" in repr(plan)


@pytest.mark.parametrize("call", ["calibrate(members=20_000)", "levers(n=30_000)", "plan(most='alliance_155_12m@2034-12', gap=0.0)"])
def test_ctrl_c_ends_a_study(call):
    code = f"""
        import sinews
        scenario = sinews.load({str(FLAGSHIP)!r})
        scenario.check()
        print("begin", flush=True)
        try:
            scenario.{call}
        except KeyboardInterrupt:
            print("stopped")
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "begin\n"
    time.sleep(0.7)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    output, _ = process.communicate(timeout=60)
    assert output == "stopped\n"
    assert time.monotonic() - began < 10


def test_tables_are_handed_over_without_a_copy(posterior, backtest, worth, found, plan):
    pyarrow = pytest.importorskip("pyarrow")
    for study in (posterior, backtest, worth, found, plan):
        for table in study.tables().values():
            if len(table) == 0:
                continue
            numbers = [name for name in table.columns if getattr(table[name], "dtype", None) == float]
            for column in numbers[:1]:
                chunk = pyarrow.table(table).column(column).chunk(0)
                assert chunk.buffers()[1].address == table.address(column)


def test_parquet_and_pandas(backtest, tmp_path):
    pandas = pytest.importorskip("pandas")
    backtest.to_parquet(tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {"scores", "forecasts", "not_scored"}
    read = pandas.read_parquet(tmp_path / "scores.parquet")
    assert read.crps.tolist() == backtest.to_pandas()["scores"].crps.tolist()


def test_they_show_themselves(posterior, backtest, worth, found, plan, flagship, scenario):
    for one in (posterior, backtest, worth, found, plan, flagship, worth.effects):
        html = one._repr_html_()
        assert "<table>" in html
        assert "<script" not in html
        assert len(html) < 100_000
    assert "60 members" in repr(posterior)
    assert "CRPS" in repr(backtest)
    named = scenario.with_text("scenario.toml", scenario.text("scenario.toml").replace("title = \"", "title = \"<b>", 1))
    assert "&lt;b&gt;" in named._repr_html_()
    wrong = scenario.with_text("lines.csv", "line\nx\n")
    assert "errors" in wrong._repr_html_()


def test_every_figure_of_a_study_shows_its_numbers(posterior, backtest, worth, found, plan):
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    from matplotlib import pyplot

    effect = worth.plot.tornado("claim")
    rows = [row for row in worth.effects.rows() if row["kind"] == "claim" and row["id"] == worth.effects["id"][worth.effects["kind"].index("claim")]]
    assert sorted(bar.get_width() for bar in effect.patches) == sorted(row["change"] for row in rows)
    bars = found.plot.indices()
    assert {bar.get_width() for bar in bars.patches} == {*found.inputs["first"].tolist(), *found.inputs["total"].tolist()}
    scores = backtest.plot.scores()
    assert [bar.get_width() for bar in scores.patches] == backtest.scores["crps"].tolist()
    for draw in (posterior.plot.parameters, posterior.plot.observations, backtest.plot.forecasts, worth.plot.tornado,
                 lambda: worth.plot.tornado("value"), lambda: worth.plot.tornado("crossed"), plan.plot.cost_by_year, plan.plot.promise, plan.plot.marginal):
        axes = draw()
        axes.figure.canvas.draw()
        assert axes.has_data()
    _, axes = pyplot.subplots()
    assert backtest.plot.scores("coverage_90", ax=axes) is axes
    with pytest.raises(sinews.UnknownName, match="there are crps"):
        backtest.plot.scores("x")
    with pytest.raises(sinews.UnknownName, match="there is no id `x`"):
        worth.plot.tornado("claim", "x")
    pyplot.close("all")
