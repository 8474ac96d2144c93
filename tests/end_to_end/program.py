"""Calls the built program. Its path comes from the environment variable SINEWS."""

import base64
import csv
import json
import os
import pathlib
import re
import subprocess
import zlib

HERE = pathlib.Path(__file__).resolve().parent
SCENARIO = HERE / "scenario"
PROGRAM = os.environ["SINEWS"]

RESULT_FILES = {
    "claims.csv", "comparisons.csv", "lines.csv", "measures.csv", "output.csv", "report.html", "run.json", "spending.csv",
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


def page_data(html):
    """The data in a report: plain JSON, or the same packed (base64 of a zlib stream, as a JSON string)."""
    text = re.search(r'<script[^>]*id="sinews-data"[^>]*>(.*?)</script>', html, re.DOTALL).group(1)
    data = json.loads(text)
    return json.loads(zlib.decompress(base64.b64decode(data))) if isinstance(data, str) else data
