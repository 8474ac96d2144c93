"""Calls the built program. Its path comes from the environment variable SINEWS."""

import csv
import json
import os
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
SCENARIO = HERE / "scenario"
PROGRAM = os.environ["SINEWS"]

RESULT_FILES = {
    "claims.csv", "comparisons.csv", "lines.csv", "measures.csv", "report.html", "run.json", "spending.csv",
    "summary.json", "waterfall.csv",
}


def sinews(*arguments, variables=None, **options):
    """Runs to the end; standard output and error as text, never a terminal, in English unless `variables` say otherwise."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG")}
    environment = {**inherited, "TERM": "xterm", **(variables or {})}
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, env=environment, **options)


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_constant=refuse_constant)


def refuse_constant(name):
    raise ValueError(f"{name} is no JSON")
