"""python -m numpy_model SCENARIO [--point] [-n N] [--seed S] [--chunk C] [--out FILE.json]"""

import argparse
import json
import os
import sys
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # single process, one thread: a fair peer


def main():
    parser = argparse.ArgumentParser(prog="numpy_model", description=__doc__)
    parser.add_argument("scenario")
    parser.add_argument("--point", action="store_true", help="every distribution at its median, no shocks")
    parser.add_argument("-n", "--replications", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--chunk", type=int, default=250, help="replications that are simulated together")
    parser.add_argument("--series", action="store_true", help="write mean series by party and item (a point run always does)")
    parser.add_argument("--out", help="JSON file; without it only the timing is printed")
    options = parser.parse_args()
    from .output import answer
    from .run import run
    begin = time.perf_counter()
    result = run(options.scenario, options.point, options.replications, options.seed, options.chunk, options.series)
    seconds = time.perf_counter() - begin
    print(f"{result.count} replications in {seconds:.2f} s: {1000 * seconds / result.count:.2f} ms each", file=sys.stderr)
    if options.out:
        with open(options.out, "w", encoding="utf-8") as stream:
            json.dump(answer(result), stream)


main()
