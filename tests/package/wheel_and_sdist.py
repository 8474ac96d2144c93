"""Builds the source distribution and a wheel, looks into both, and runs what the wheel installs in an environment of its own.

wheel_and_sdist.py PROGRAM BUILD COMPILER

The wheel links the rooms of BUILD, so it takes seconds. Of the source distribution all is configured and every file that its build needs is
looked for; nothing is compiled, for these are the sources that BUILD compiled already.
"""

import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "tests" / "end_to_end" / "scenario"
PROGRAM, BUILD, COMPILER = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
MOST_BYTES = 4 << 20


def call(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=500, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def sources():
    """What a package is built of, as the tree has it."""
    for folder in ("src", "python", "cmake", "web/src"):
        for path in (ROOT / folder).rglob("*"):
            name = path.relative_to(ROOT).as_posix()
            if path.is_file() and "__pycache__" not in name and not (folder == "src" and "/test/" in name):
                yield name


class Package(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="sinews-package-")
        self.addCleanup(holder.cleanup)
        self.out = pathlib.Path(holder.name)

    def test_the_source_distribution_holds_what_its_build_needs(self):
        make = f"from scikit_build_core.build import build_sdist; build_sdist({str(self.out)!r})"
        call(sys.executable, "-c", make, cwd=ROOT)
        [archive] = self.out.glob("sinews-*.tar.gz")
        self.assertLess(archive.stat().st_size, MOST_BYTES)
        with tarfile.open(archive) as tar:
            tar.extractall(self.out, filter="data")
            names = {name.partition("/")[2] for name in tar.getnames()}
        [unpacked] = [path for path in self.out.iterdir() if path.is_dir()]
        missing = sorted(set(sources()) - names)
        self.assertEqual(missing, [])
        for name in ("LICENSE", "NOTICE", "pyproject.toml", "CMakeLists.txt", "web/dist/report.html", "web/package-lock.json"):
            self.assertEqual((unpacked / name).read_bytes(), (ROOT / name).read_bytes(), name)
        strangers = [name for name in names if name.startswith(("scenarios/", "bench/", "docs/", "build/", "out/", ".git/", ".ci"))]
        self.assertEqual(strangers, [])
        build = self.out / "build"
        call("cmake", "-G", "Ninja", "-S", unpacked / "python", "-B", build, "-DCMAKE_BUILD_TYPE=Release", f"-DCMAKE_CXX_COMPILER={COMPILER}",
             f"-DPython_EXECUTABLE={sys.executable}", f"-DSINEWS_HIGHS={ROOT / 'build' / 'highs'}")
        call("ninja", "-C", build, "-n", "_engine")  # fails when a file is missing
        # The page comes built: neither npm nor a network is asked for.
        call("ninja", "-C", build, "page", env={"PATH": "/usr/bin:/bin", "npm_config_offline": "true"})
        self.assertFalse((unpacked / "web" / "node_modules").exists())

    def test_the_wheel_brings_package_and_command(self):
        call(sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation",
             "-C", f"build-dir={BUILD / 'python'}", "-C", f"cmake.define.SINEWS_BUILT={BUILD}",
             "-C", f"cmake.define.CMAKE_CXX_COMPILER={COMPILER}", "-w", self.out, ROOT)
        [wheel] = self.out.glob("sinews-*.whl")
        with zipfile.ZipFile(wheel) as files:
            names = set(files.namelist())
            [points] = [name for name in names if name.endswith("entry_points.txt")]
            self.assertIn("sinews.command_line:main", files.read(points).decode())
        ours = {f"sinews/{path.name}" for path in (ROOT / "python" / "sinews").glob("*.py")} | {"sinews/py.typed", "sinews/_engine.pyi"}
        self.assertEqual(sorted(ours - names), [])
        self.assertEqual(len([name for name in names if name.startswith("sinews/_engine.") and name.endswith(".so")]), 1)
        self.assertTrue(any(name.endswith("licenses/LICENSE") for name in names), names)

        home = self.out / "home"
        call(sys.executable, "-m", "venv", "--without-pip", home)
        python = home / "bin" / "python"
        call(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", wheel)
        program = home / "bin" / "sinews"
        self.assertEqual(call(program, "--version"), call(PROGRAM, "--version"))
        expected = json.loads(call(PROGRAM, "run", SCENARIO, "-n", 200, "--json"))["result_hash"]
        self.assertEqual(json.loads(call(program, "run", SCENARIO, "-n", 200, "--json"))["result_hash"], expected)
        code = f"import sinews; print(sinews.load({str(SCENARIO)!r}).run(200).result_hash)"
        self.assertEqual(call(python, "-c", code).strip(), expected)
        self.assertIn("<html", (call(program, "run", SCENARIO, "-n", 20, "--quiet", "--out", self.out / "results"),
                                (self.out / "results" / "report.html").read_text(encoding="utf-8"))[1])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
