"""What does Python cost over the command line? Pairs of runs, alternating, on one machine.

    build/venv/bin/python bench/python_overhead.py                        100,000 futures of the vaccines
    build/venv/bin/python bench/python_overhead.py --scenario scenarios/alliance -n 20000

Each round makes the same run twice, from the start of a process to its end: `sinews run --json --quiet`, and a Python program that
imports the package, loads the scenario, runs it and prints the summary. Told are seconds of the wall clock and of processors (the whole process, all its threads),
and how much more Python takes, best against best. On a machine with other work processor time is the better measure. Ends with 1 when the result's hashes
differ. The program is that of `--program`, the package that of the Python which runs this file; both must be of one build.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = """
import json, sys, sinews
folder, n, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
print(json.dumps(sinews.load(folder).run(n, threads=threads, progress=False).summary))
"""


def timed(command):
    """The summary that a command prints, its seconds on the wall and of processors."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    return json.loads(done.stdout), wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-n", type=int, default=100_000, metavar="FUTURES")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--scenario", default=str(ROOT / "scenarios" / "vaccines"))
    options.add_argument("--program", default=str(ROOT / "build" / "release" / "sinews"))
    chosen = options.parse_args()
    numbers = [str(chosen.n), str(chosen.threads)]
    ways = {
        "command line": [chosen.program, "run", chosen.scenario, "-n", numbers[0], "--threads", numbers[1], "--json", "--quiet"],
        "Python": [sys.executable, "-c", CODE, chosen.scenario, *numbers],
    }
    seconds, hashes = {name: [] for name in ways}, set()
    for _ in range(chosen.rounds):
        for name, command in ways.items():
            summary, wall, processor = timed(command)
            seconds[name].append((wall, processor))
            hashes.add(summary["result_hash"])
    print(f"{chosen.n:,} futures of {Path(chosen.scenario).name}, {chosen.threads} threads: best of {chosen.rounds}")
    best = {name: [min(pair[kind] for pair in pairs) for kind in (0, 1)] for name, pairs in seconds.items()}
    for name, (wall, processor) in best.items():
        print(f"  {name:<13} {wall:7.2f} s of the wall clock {processor:8.2f} s of processors")
    more = [best["Python"][kind] / best["command line"][kind] - 1 for kind in (0, 1)]
    print(f"  Python takes {more[0]:+.1%} of the wall clock, {more[1]:+.1%} of processor time")
    print("both results are the same to the bit" if len(hashes) == 1 else "results differ")
    sys.exit(0 if len(hashes) == 1 else 1)


if __name__ == "__main__":
    main()
