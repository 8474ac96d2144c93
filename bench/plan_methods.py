"""One plan for N futures by cuts and in one program, side by side: python bench/plan_methods.py PROGRAM SCENARIO [--limit S] N..."""

import argparse
import json
import os
import resource
import subprocess
import time

QUESTION = ["--most", "alliance_155_12m@2030-12", "--budget", "500", "--gap", "0.01"]


def children_seconds() -> float:
    """Processor time of all commands so far: what other work on the machine does not change much."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(program: str, scenario: str, futures: int, method: str, limit: int) -> str:
    """One row: seconds to plan, seconds to write the programs out, value, bound and gap; of the whole command wall and processor time."""
    began, before = time.monotonic(), children_seconds()
    command = [program, "plan", scenario, *QUESTION, "--futures", str(futures), "--method", method, "--json", "--quiet"]
    done = subprocess.run([*command, "--time-limit", str(limit)], capture_output=True, text=True, check=False)
    whole, processor = time.monotonic() - began, children_seconds() - before
    if done.returncode != 0:
        return f"| {futures} | {method} | no plan in {limit} s | | | | | {whole:.0f} | {processor:.0f} |"
    plan = json.loads(done.stdout)
    gap = "?" if plan["gap"] is None else f"{100 * plan['gap']:.2f} %"
    bound = "?" if plan["bound"] is None else f"{plan['bound']:,.0f}"
    return (
        f"| {futures} | {method} | {plan['seconds']:.1f} | {plan['build_seconds']:.2f} | {plan['value']:,.0f} "
        f"| {bound} | {gap} | {whole:.0f} | {processor:.0f} |"
    )


def main() -> None:
    """Prints the table, row by row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("scenario")
    parser.add_argument("futures", type=int, nargs="+")
    parser.add_argument("--limit", type=int, default=600, help="seconds for one plan")
    parser.add_argument("--methods", nargs="+", default=["benders", "extensive"])
    given = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print("| futures | method | solve, s | of it writing out, s | value | bound | gap | command, s | processor, s |")
    print("|---|---|---|---|---|---|---|---|---|")
    for futures in given.futures:
        for method in given.methods:
            print(measured(given.program, given.scenario, futures, method, given.limit), flush=True)


if __name__ == "__main__":
    main()
