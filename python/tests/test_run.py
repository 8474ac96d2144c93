"""Runs: the same bits as the program, shards, progress, Ctrl-C, the interpreter's lock."""

import signal
import subprocess
import sys
import textwrap
import threading
import time

import pytest
from conftest import FOLDER

import sinews


def test_a_run_has_the_bits_of_the_program(scenario, results, summary_of):
    summary = summary_of("-n", 600, "--seed", 7)
    assert results.result_hash == summary["result_hash"]
    mine = {key: value for key, value in results.summary.items() if key != "seconds"}
    assert mine == {key: value for key, value in summary.items() if key != "seconds"}
    assert results.headline.replace("\n", " ") == " ".join(summary["headline"])
    assert scenario.run(600, seed=7, threads=1).result_hash == results.result_hash
    assert scenario.run(600, seed=8).result_hash != results.result_hash


def test_defaults_are_those_of_the_scenario(scenario):
    results = scenario.run()
    assert (results.replications, results.seed) == (600, 7)


def test_a_point_run(scenario, summary_of, tmp_path):
    results = scenario.run(point=True)
    assert results.result_hash == summary_of("--point")["result_hash"]
    results.write(tmp_path / "out")
    assert (tmp_path / "out" / "series.csv").exists()


def test_files_are_those_of_the_program(results, program, tmp_path):
    results.write(tmp_path / "mine")
    program("run", FOLDER, "-n", 600, "--seed", 7, "--out", tmp_path / "its")
    for table in tmp_path.glob("its/*.csv"):
        assert table.read_bytes() == (tmp_path / "mine" / table.name).read_bytes(), table.name
    assert (tmp_path / "mine" / "report.html").read_text(encoding="utf-8") != ""
    with pytest.raises(sinews.SinewsError, match="cannot"):
        results.write("/proc/nowhere")


def test_nonsense_is_refused(scenario):
    with pytest.raises(ValueError, match="at least one future"):
        scenario.run(0)
    with pytest.raises(ValueError, match="1 <= k <= of <= n"):
        scenario.run_shard(3, 2, 100)


def test_shards_in_any_order_are_one_run(scenario):
    one = scenario.run(301)
    for of in (1, 2, 4, 7):
        shards = [scenario.run_shard(k, of, 301) for k in range(1, of + 1)]
        for order in (shards, shards[::-1], shards[1:] + shards[:1]):
            assert sinews.merge_shards(order).result_hash == one.result_hash


def test_shards_of_the_program_and_of_python_fit_together(scenario, program, tmp_path):
    program("run", FOLDER, "-n", 100, "--shard", "1/2", "--out", tmp_path)
    (file,) = tmp_path.glob("*.sinews")
    merged = sinews.merge_shards([scenario.run_shard(2, 2, 100), file])
    assert merged.result_hash == scenario.run(100).result_hash


def test_shards_that_make_no_run_are_named(scenario):
    first, third = scenario.run_shard(1, 3, 90), scenario.run_shard(3, 3, 90)
    foreign = scenario.run_shard(2, 3, 90, seed=99)
    with pytest.raises(sinews.ShardProblems) as caught:
        sinews.merge_shards([first, first, third[:-5], foreign])
    text = str(caught.value)
    for word in ("doubled: shard 1 and shard 2", "damaged: shard 3", "foreign: shard 4", "run --shard 2/3, 3/3"):
        assert word in text
    with pytest.raises(sinews.ShardProblems, match="there is no shard"):
        sinews.merge_shards([])


def test_progress_is_told_and_may_stop_the_run(scenario):
    seen = []
    scenario.run(2000, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (2000, 2000)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)

    class Enough(Exception):
        pass

    def stop(done, total):
        raise Enough

    began = time.monotonic()
    with pytest.raises(Enough):
        scenario.run(10_000_000, progress=stop)
    assert time.monotonic() - began < 5


def test_tqdm_is_used_when_asked_for(scenario, capsys):
    pytest.importorskip("tqdm")
    scenario.run(2000, progress=True)
    assert "futures" in capsys.readouterr().err


def test_other_threads_go_on_meanwhile(scenario):
    counted = 0
    stop = threading.Event()

    def count():
        nonlocal counted
        while not stop.is_set():
            counted += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    results = scenario.run(60_000, threads=1)
    stop.set()
    thread.join()
    assert counted > 20 * results.seconds["simulate"], "the engine kept the interpreter's lock"


def test_runs_may_overlap_in_threads(scenario):
    expected = scenario.run(500).result_hash
    hashes = []
    threads = [threading.Thread(target=lambda: hashes.append(scenario.run(500, threads=2).result_hash)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert hashes == [expected] * 4


def test_ctrl_c_ends_a_long_run():
    code = f"""
        import sinews
        scenario = sinews.load({str(FOLDER)!r})
        print("begin", flush=True)
        try:
            scenario.run(1_000_000_000)
        except KeyboardInterrupt:
            print("stopped", scenario.run(50).replications)
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "begin\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    output, _ = process.communicate(timeout=60)
    assert output == "stopped 50\n"
    assert time.monotonic() - began < 5
