"""One plan for N futures by cuts and in one program, side by side: python bench/plan_methods.py PROGRAM SCENARIO N..."""

import json
import subprocess
import sys
import time

QUESTION = ["--most", "alliance_155_12m@2030-12", "--budget", "500", "--gap", "0.01"]


def measured(program: str, scenario: str, futures: int, method: str, limit: int) -> str:
    """One row: seconds to plan, seconds to write the programs out, value, bound and gap."""
    began = time.monotonic()
    command = [program, "plan", scenario, *QUESTION, "--futures", str(futures), "--method", method, "--json", "--quiet"]
    done = subprocess.run([*command, "--time-limit", str(limit)], capture_output=True, text=True, check=False)
    whole = time.monotonic() - began
    if done.returncode != 0:
        return f"| {futures} | {method} | no plan in {limit} s | | | | | {whole:.0f} |"
    plan = json.loads(done.stdout)
    return (
        f"| {futures} | {method} | {plan['seconds']:.1f} | {plan['build_seconds']:.2f} | {plan['value']:,.0f} "
        f"| {plan['bound']:,.0f} | {100 * plan['gap']:.2f} % | {whole:.0f} |"
    )


def main() -> None:
    """Prints the table, row by row."""
    program, scenario, *counts = sys.argv[1:]
    print("| futures | method | solve, s | of it writing out, s | value | bound | gap | whole command, s |")
    print("|---|---|---|---|---|---|---|---|")
    for count in counts:
        for method in ("benders", "extensive"):
            print(measured(program, scenario, int(count), method, 600), flush=True)


if __name__ == "__main__":
    main()
