"""The command that the package installs, and how long an import takes."""

import json
import pathlib
import resource
import subprocess
import sys

from conftest import FOLDER

COMMAND = pathlib.Path(sys.executable).with_name("sinews")


def call(*arguments):
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=300)


def test_it_is_the_same_command_line(program, summary_of):
    assert call("--version").stdout == program("--version")
    assert call("explain", "E030").stdout == program("explain", "E030")
    done = call("run", FOLDER, "-n", 100, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["result_hash"] == summary_of("-n", 100)["result_hash"]


def test_exit_codes_are_kept(tmp_path):
    assert call("rum").returncode == 2
    assert call("run", tmp_path / "nowhere").returncode == 3
    assert call("check", tmp_path).returncode == 1


def test_an_import_is_quick_and_light():
    code = "import sys, sinews; print(sorted(set(sys.modules) & {'numpy', 'pandas', 'pyarrow', 'matplotlib', 'tqdm'}))"
    bare = min(seconds_of("pass") for _ in range(3))
    loaded = min(seconds_of(code) for _ in range(5))
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"
    assert loaded - bare < 0.3, (loaded, bare)


def seconds_of(code):
    """Of a processor, so that others on the machine do not count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
