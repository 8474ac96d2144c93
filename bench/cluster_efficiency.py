"""What does a cluster cost against threads? Pairs of runs, alternating, on one machine.

    build/venv/bin/python bench/cluster_efficiency.py                       20,000 and 10,000 futures of the alliance
    build/venv/bin/python bench/cluster_efficiency.py -n 4000 --rounds 1

Each round makes the same run twice: by `threads` threads of one process, and by as many workers of Dask with one thread each.
Efficiency is seconds(threads) / seconds(workers), of the wall clock and of processor time (the client's and the workers' together,
all their threads). Wall clocks mean something on an idle machine alone; processor time shows the work that the cluster adds
whatever else runs, but not idle workers. Two kinds of run on workers are told: warm (they are there, and have imported the package and compiled
the scenario) and cold (workers are started, used once and closed, all of it counted). Ends with 1 when the hashes differ.
Needs the package sinews with `distributed` and `psutil` (which comes with it).
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

import distributed
import psutil

import sinews

ALLIANCE = Path(__file__).resolve().parent.parent / "scenarios" / "alliance"


def processor_seconds():
    """Of this process and all its children, those that have ended too."""
    me = psutil.Process()
    times = me.cpu_times()
    seconds = times.user + times.system + times.children_user + times.children_system
    for child in me.children(recursive=True):
        with_its_own = child.cpu_times()
        seconds += with_its_own.user + with_its_own.system + with_its_own.children_user + with_its_own.children_system
    return seconds


def measured(work):
    """What the work gives, its seconds on the wall and of processors."""
    wall, processor = time.perf_counter(), processor_seconds()
    result = work()
    return result, time.perf_counter() - wall, processor_seconds() - processor


def open_cluster(workers):
    return distributed.LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50)


def cold_run(scenario, n, workers):
    with open_cluster(workers) as local, distributed.Client(local) as client:
        return scenario.run(n, client=client)


def compare(scenario, n, workers, rounds, cold):
    """Rows of seconds: wall and processor of threads, warm workers and, unless left out, cold workers."""
    rows = {"threads": [], "warm workers": [], "cold workers": []}
    hashes = set()
    with open_cluster(workers) as local, distributed.Client(local) as client:
        scenario.run(workers, client=client)
        for _ in range(rounds):
            ways = {"threads": lambda: scenario.run(n, threads=workers, progress=False),
                    "warm workers": lambda: scenario.run(n, client=client, progress=False)}
            for name, work in ways.items():
                result, wall, processor = measured(work)
                rows[name].append((wall, processor))
                hashes.add(result.result_hash)
    for _ in range(1 if cold else 0):
        result, wall, processor = measured(lambda: cold_run(scenario, n, workers))
        rows["cold workers"].append((wall, processor))
        hashes.add(result.result_hash)
    return rows, hashes


def show(n, rows):
    print(f"{n:,} futures        wall, best  median   processors, best  median")
    for name, seconds in rows.items():
        if seconds:
            walls, processors = zip(*seconds, strict=True)
            print(f"  {name:<16} {min(walls):8.2f} s {statistics.median(walls):6.2f} s   {min(processors):13.2f} s {statistics.median(processors):6.2f} s")
    for name in ("warm workers", "cold workers"):
        if rows[name]:
            of = [[min(pair[kind] for pair in rows[way]) for way in ("threads", name)] for kind in (0, 1)]
            print(f"  efficiency of {name}: {of[0][0] / of[0][1]:.1%} of the wall clock, {of[1][0] / of[1][1]:.1%} of processor time (best against best)")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-n", type=int, action="append", metavar="FUTURES", help="default: 10000 and 20000")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--warm", action="store_true", help="leave out the run with a cluster of its own")
    options.add_argument("--scenario", default=str(ALLIANCE))
    chosen = options.parse_args()
    scenario = sinews.load(chosen.scenario)
    alike = True
    for n in chosen.n or (10_000, 20_000):
        rows, hashes = compare(scenario, n, chosen.workers, chosen.rounds, not chosen.warm)
        show(n, rows)
        alike = alike and len(hashes) == 1
    print("all results are the same to the bit" if alike else "results differ")
    sys.exit(0 if alike else 1)


if __name__ == "__main__":
    main()
