"""Exit codes, messages, interrupts, closed pipes."""

import fcntl
import os
import pathlib
import pty
import shutil
import signal
import struct
import subprocess
import tempfile
import termios
import time
import unittest

from program import PROGRAM, RESULT_FILES, SCENARIO, sinews


class CommandLine(unittest.TestCase):
    def test_help_and_version_end_well(self):
        version = sinews("--version")
        self.assertEqual(version.returncode, 0)
        self.assertRegex(version.stdout, r"^sinews \d+\.\d+\.\d+\n$")
        for arguments in (["--help"], ["run", "--help"], ["run", "-h"]):
            done = sinews(*arguments)
            self.assertEqual(done.returncode, 0)
            self.assertIn("examples:", done.stdout)
            self.assertEqual(done.stderr, "")
        run_help = sinews("run", "--help").stdout
        self.assertLess(run_help.index("examples:"), run_help.index("--replications"))

    def test_what_is_wrong_with_a_command_line_is_told(self):
        for arguments, told in (
            ([], "a command is missing"),
            (["rum"], "did you mean `run`?"),
            (["run"], "scenario"),
            (["run", SCENARIO, "--replicatons", "5"], "unknown option `--replicatons`; did you mean `--replications`?"),
            (["run", SCENARIO, "-n", "0"], "--replications"),
            (["run", SCENARIO, "-n", "many"], "many"),
            (["run", SCENARIO, "--point", "-n", "5"], "--point"),
            (["run", SCENARIO, "--set", "east_scale"], "NAME=EXPR"),
            (["run", SCENARIO, "--set", "east_skale=1"], "did you mean `east_scale`?"),
        ):
            done = sinews(*arguments)
            self.assertEqual(done.returncode, 2, (arguments, done.stderr))
            self.assertIn(told, done.stderr, arguments)
            self.assertEqual(done.stdout, "", arguments)

    def test_quiet_says_nothing(self):
        done = sinews("run", SCENARIO, "-n", "20", "--quiet")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def test_the_screen_fits_and_is_plain_when_piped(self):
        done = sinews("run", SCENARIO, "-n", "200")
        self.assertEqual(done.returncode, 0)
        self.assertNotIn("\033", done.stdout)
        for line in done.stdout.splitlines():
            self.assertLessEqual(len(line), 100, line)
        for part in ("It is ", "Claims (5)", "What binds", "Spending", "200 futures, seed 7, result "):
            self.assertIn(part, done.stdout)
        self.assertNotIn("nan", done.stdout)


class Scenarios(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.holder.name)

    def tearDown(self):
        self.holder.cleanup()

    def test_faults_are_printed_and_nothing_is_run(self):
        broken = self.folder / "broken"
        shutil.copytree(SCENARIO, broken)
        lines = (broken / "lines.csv").read_text(encoding="utf-8")
        (broken / "lines.csv").write_text(lines.replace("a-pump,a,pump", "a-pump,a,pumq"), encoding="utf-8")
        out = self.folder / "out"
        done = sinews("run", broken, "--out", out)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, "")
        self.assertIn("lines.csv:2:", done.stderr)
        self.assertIn("did you mean `pump`?", done.stderr)
        self.assertFalse(out.exists())

    def test_a_setting_is_checked_like_a_cell(self):
        done = sinews("run", SCENARIO, "--set", "lines/a-pump/capacity=-5")
        self.assertEqual(done.returncode, 1)
        self.assertIn("lines.csv:2:", done.stderr)

    def test_a_folder_that_is_not_there(self):
        done = sinews("run", self.folder / "nowhere")
        self.assertIn(done.returncode, (1, 3))
        self.assertIn("nowhere", done.stderr)
        self.assertEqual(done.stdout, "")

    def test_results_that_cannot_be_written(self):
        done = sinews("run", SCENARIO, "-n", "20", "--out", "/proc/nowhere")
        self.assertEqual(done.returncode, 3)
        self.assertIn("/proc/nowhere", done.stderr)
        self.assertIn("nothing was written", done.stderr)
        self.assertEqual(done.stdout, "")
        in_the_way = self.folder / "file"
        in_the_way.write_text("mine")
        self.assertEqual(sinews("run", SCENARIO, "-n", "20", "--out", in_the_way).returncode, 3)
        self.assertEqual(in_the_way.read_text(), "mine")

    def test_a_full_disk_leaves_the_old_results(self):
        out = self.folder / "out"
        self.assertEqual(sinews("run", SCENARIO, "-n", "20", "--out", out).returncode, 0)
        before = {path.name: path.read_bytes() for path in out.iterdir()}

        def small_disk():
            import resource
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))

        done = sinews("run", SCENARIO, "-n", "30", "--out", out, preexec_fn=small_disk)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual({path.name: path.read_bytes() for path in out.iterdir()}, before)


class Interrupted(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.out = pathlib.Path(self.holder.name) / "out"

    def tearDown(self):
        self.holder.cleanup()

    def test_interrupt_leaves_no_file(self):
        process = subprocess.Popen(
            [PROGRAM, "run", str(SCENARIO), "-n", "50000000", "--out", str(self.out)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(1.0)
        self.assertIsNone(process.poll(), "it must still be running")
        process.send_signal(signal.SIGINT)
        started = time.monotonic()
        output, errors = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        self.assertLess(time.monotonic() - started, 20)
        self.assertEqual(output, "")
        self.assertIn("nothing was written", errors)
        self.assertFalse(self.out.exists())

    def test_a_closed_pipe_ends_quietly(self):
        read_end, write_end = os.pipe()
        os.close(read_end)
        done = subprocess.run(
            [PROGRAM, "run", str(SCENARIO), "-n", "20", "--json", "--out", str(self.out)],
            stdout=write_end, stderr=subprocess.PIPE, text=True, timeout=60)
        os.close(write_end)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual({path.name for path in self.out.iterdir()}, RESULT_FILES)

    def test_output_that_cannot_be_written_is_a_failure(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "run", str(SCENARIO), "-n", "20", "--json"], stdout=full,
                                  stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(done.returncode, 3)
        self.assertIn("standard output", done.stderr)


class Terminal(unittest.TestCase):
    def on_a_terminal(self, rows=0, **environment):
        pid, terminal = pty.fork()
        if pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 100, 0, 0))
            os.environ.update({"TERM": "xterm-256color", **environment})
            os.execv(PROGRAM, [PROGRAM, "run", str(SCENARIO), "-n", "2000"])
        shown = b""
        while True:
            try:
                part = os.read(terminal, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            shown += part
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 0)
        return shown.decode()

    def test_a_terminal_gets_progress_and_colour_unless_it_says_no(self):
        os.environ.pop("NO_COLOR", None)
        shown = self.on_a_terminal()
        self.assertIn("2,000 futures", shown)
        self.assertIn("\033[1m", shown)
        self.assertNotIn("\033[1m", self.on_a_terminal(NO_COLOR="1"))
        self.assertNotIn("\033[1m", self.on_a_terminal(TERM="dumb"))

    def test_the_answer_stands_again_below_where_it_has_left_the_terminal(self):
        self.assertRegex(self.on_a_terminal(rows=12), r"\nanswer It is ")
        for tall in (0, 200):  # 0: it does not tell
            self.assertNotRegex(self.on_a_terminal(rows=tall), r"\nanswer ")


if __name__ == "__main__":
    unittest.main()
