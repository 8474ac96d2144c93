"""What all tests need. SINEWS is the built program, to compare with."""

import json
import os
import pathlib
import subprocess

import pytest

import sinews

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "end_to_end" / "scenario"
PROGRAM = os.environ.get("SINEWS", str(ROOT / "build" / "release" / "sinews"))


@pytest.fixture(scope="session")
def scenario():
    return sinews.load(FOLDER)


@pytest.fixture(scope="session")
def results(scenario):
    return scenario.run(600, seed=7, threads=2)


@pytest.fixture(scope="session")
def program():
    """Runs the built program; gives its standard output."""

    def run(*arguments):
        done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def summary_of(program):
    return lambda *arguments: json.loads(program("run", FOLDER, "--json", *arguments))


def pytest_collection_modifyitems(items):
    for item in items:
        kind = item.path.stem.removeprefix("test_")
        item.add_marker(getattr(pytest.mark, "cluster" if kind.startswith("cluster") else "notebooks" if kind == "notebooks" else "package"))
