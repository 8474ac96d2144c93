"""`sinews plan`: files, JSON, and the plan simulated."""

import json
import os
import pathlib
import pty
import shutil
import signal
import subprocess
import tempfile
import threading
import unittest

from program import PROGRAM, SCENARIO, load, page_data, sinews


def drain(terminal):
    """Reads until the other end is closed, so that nobody waits for a reader."""
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:
        pass


class Plan(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.out = pathlib.Path(self.holder.name) / "plan"

    def tearDown(self):
        self.holder.cleanup()

    def test_a_plan_is_written_and_can_be_simulated(self):
        done = sinews("plan", SCENARIO, "--most", "west_year@2029-12", "--budget", "100", "--out", self.out)
        self.assertEqual(done.returncode, 0, done.stderr)
        for part in ("Plan: most of", "Build (", "Cost by year", "simulated with the plan", "What a little more is worth"):
            self.assertIn(part, done.stdout)
        for line in done.stdout.splitlines():
            if str(self.out) not in line:  # a path is as long as it is
                self.assertLessEqual(len(line), 100, line)
        self.assertEqual({path.name for path in self.out.iterdir()}, {"plan.toml", "plan.json"})
        plan = load(self.out / "plan.json")
        self.assertGreaterEqual(plan["bound"] * (1 + 1e-9), plan["value"])
        self.assertGreaterEqual(plan["value"] * (1 + 1e-6), plan["without"])
        run = sinews("run", SCENARIO, "--plan", self.out / "plan.toml", "--point", "--json")
        self.assertEqual(run.returncode, 0, run.stderr)
        simulated = sinews("run", SCENARIO, "--plan", self.out / "plan.toml", "--point", "--out", self.out / "run")
        self.assertEqual(simulated.returncode, 0, simulated.stderr)
        self.assertTrue(load(self.out / "run" / "run.json")["settings"][-1].startswith("plan="))

    def test_one_plan_for_many_futures(self):
        asked = ("plan", SCENARIO, "--most", "west_year@2029-12", "--budget", "100", "--futures", "6", "--quiet", "--gap", "0.02")
        done = sinews(*asked, "--review", "2027-06", "--branches", "2", "--out", self.out, "--threads", "2")
        self.assertEqual(done.returncode, 0, done.stderr)
        plan = load(self.out / "plan.json")
        self.assertEqual((plan["futures"], len(plan["nodes"])), (6, 3))
        self.assertGreaterEqual(plan["bound"] * (1 + 1e-9), plan["value"])
        self.assertGreaterEqual(plan["value"] * 1.021, plan["at_once"]["value"])
        one = sinews(*asked, "--threads", "1", "--json")
        two = sinews(*asked, "--threads", "2", "--json")
        for key in ("value", "bound", "builds", "simulated_with"):
            self.assertEqual(json.loads(one.stdout)[key], json.loads(two.stdout)[key])

    def test_the_report_of_a_run_with_a_plan_shows_it(self):
        sinews("plan", SCENARIO, "--most", "west_year@2029-12", "--budget", "100", "--out", self.out)
        run = sinews("run", SCENARIO, "--plan", self.out / "plan.toml", "-n", "64", "--out", self.out / "run")
        self.assertEqual(run.returncode, 0, run.stderr)
        shown = page_data((self.out / "run" / "report.html").read_text(encoding="utf-8"))["plan"]
        written = load(self.out / "plan.json")
        self.assertEqual(shown["builds"], written["builds"])
        for key in ("marginal", "promise", "cost_by_year", "objective", "gap"):
            self.assertEqual(shown[key], written[key])
        fans = shown["simulated"]
        self.assertEqual(set(fans["with"]), {"q05", "q25", "q50", "q75", "q95"})
        self.assertEqual(len(fans["with"]["q50"]), len(fans["months"]))
        if written["builds"]:
            self.assertNotEqual(fans["with"]["q50"], fans["without"]["q50"])

    def test_least_shortfall_of_stock_targets(self):
        folder = pathlib.Path(self.holder.name) / "stocked"
        shutil.copytree(SCENARIO, folder)
        programmes = folder / "programmes.csv"
        programmes.write_text(programmes.read_text() + "a-stock,a,,pump,stock_target,9000,,12,2026-01,,1,yearbook,\n")
        asked = ("plan", folder, "--shortfall", "a@2029-12", "--budget", "100")
        done = sinews(*asked, "--out", self.out)
        self.assertEqual(done.returncode, 0, done.stderr)
        for part in ("least shortfall of the stock targets of a in pump until 2029-12", "Shortfall, ", "on average"):
            self.assertIn(part, done.stdout)
        plan = load(self.out / "plan.json")
        self.assertEqual((plan["kind"], plan["unit"].split(" x ")[1]), ("shortfall", "months"))
        self.assertGreater(plan["without"], 0)
        self.assertLessEqual(plan["bound"], plan["value"] * (1 + 1e-6))
        self.assertLessEqual(plan["value"], plan["without"] * (1 + 1e-6))
        self.assertLessEqual(plan["value"], plan["simulated_with"] * (1 + 1e-5))
        self.assertLessEqual(plan["without"], plan["simulated_without"] * (1 + 1e-5))
        run = sinews("run", folder, "--plan", self.out / "plan.toml", "-n", "32", "--out", self.out / "run")
        self.assertEqual(run.returncode, 0, run.stderr)
        shown = page_data((self.out / "run" / "report.html").read_text(encoding="utf-8"))["plan"]
        self.assertEqual((shown["kind"], shown["value"]), ("shortfall", plan["value"]))
        many = sinews(*asked, "--futures", "6", "--risk", "cvar:0.5", "--json", "--quiet")
        self.assertEqual(many.returncode, 0, many.stderr)
        self.assertEqual(json.loads(many.stdout)["kind"], "shortfall")
        wrong = sinews("plan", folder, "--shortfall", "e:pump@2029-12")
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("no stock target of `e`", wrong.stderr)

    def test_what_a_little_more_is_worth_in_many_futures(self):
        done = sinews("plan", SCENARIO, "--most", "west_year@2029-12", "--budget", "40", "--futures", "8", "--json", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        worth = json.loads(done.stdout)["worth"]
        self.assertEqual(len(worth["money"]), 4)
        self.assertGreater(max(year["worth"] for year in worth["money"]), 0)
        self.assertGreater(worth["capacity"][0]["worth"], 0)

    def test_an_interrupted_search_gives_its_best_plan_and_gap(self):
        """Many futures at a gap that is never reached; Ctrl-C as soon as the gap is shown."""
        leader, follower = pty.openpty()
        try:
            search = subprocess.Popen(
                [PROGRAM, "plan", str(SCENARIO), "--most", "west_year@2029-12", "--budget", "100", "--futures", "3000",
                 "--every", "1", "--gap", "0", "--out", str(self.out)],
                stdout=subprocess.PIPE, stderr=follower, env={**os.environ, "TERM": "xterm"})
            os.close(follower)
            shown = b""
            while b"bound" not in shown and (more := os.read(leader, 4096)):
                shown += more
            search.send_signal(signal.SIGINT)
            reader = threading.Thread(target=drain, args=(leader,), daemon=True)
            reader.start()
            stdout, _ = search.communicate(timeout=60)
        finally:
            os.close(leader)
        self.assertIn(search.returncode, (0, 130), stdout)
        if search.returncode == 130:  # before anything was better than nothing
            self.assertFalse(self.out.exists())
            return
        plan = load(self.out / "plan.json")
        self.assertEqual(plan["status"], "stopped")
        self.assertGreaterEqual(plan["bound"], plan["value"])
        self.assertGreaterEqual(plan["gap"], 0)

    def test_json_is_all_there_is(self):
        done = sinews("plan", SCENARIO, "--reach", "west_year@2029-12=1", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        plan = json.loads(done.stdout)
        self.assertEqual((plan["status"], plan["cost"], plan["builds"]), ("optimal", 0, []))

    def test_what_cannot_be_is_told(self):
        done = sinews("plan", SCENARIO, "--reach", "west_year@2029-12=1e12")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("no plan does that", done.stderr)
        self.assertIn("can be reached", done.stderr)

    def test_a_wrong_question_is_told(self):
        for arguments, told in (
            ([], "say what the plan is for"),
            (["--most", "west_yaer@2029-12"], "did you mean `west_year`?"),
            (["--most", "west_year@2020-01"], "a plan is for a month after 2026-06"),
            (["--most", "west_year"], "MEASURE@YYYY-MM"),
            (["--most", "west_stock@2029-12"], "what is made"),
            (["--reach", "west_year@2029-12"], "=VALUE"),
            (["--most", "west_year@2029-12", "--reach", "west_year@2029-12=1"], "--most"),
            (["--most", "west_year@2029-12", "--validate"], "--futures"),
            (["--most", "west_year@2029-12", "--futures", "3", "--risk", "var"], "cvar:LEVEL"),
            (["--most", "west_year@2029-12", "--futures", "3", "--probability", "0.9"], "--reach"),
            (["--reach", "west_year@2029-12=1", "--probability", "0.9"], "--futures"),
            (["--most", "west_year@2029-12", "--futures", "3", "--review", "2035-01"], "--review"),
            (["--cross", "nothing"], "no comparison `nothing`"),
            (["--shortfall", "all@2029-12"], "stock_target"),
            (["--shortfall", "all@2029-12", "--futures", "3", "--probability", "0.9"], "--reach"),
        ):
            done = sinews("plan", SCENARIO, *arguments)
            self.assertEqual(done.returncode, 2, (arguments, done.stderr))
            self.assertIn(told, done.stderr)

    def test_a_plan_that_is_none(self):
        self.assertEqual(sinews("run", SCENARIO, "--plan", self.out / "nowhere.toml").returncode, 3)
        nothing = pathlib.Path(self.holder.name) / "nothing.toml"
        nothing.write_text("# nothing\n")
        self.assertEqual(sinews("run", SCENARIO, "--plan", nothing).returncode, 2)
        wrong = pathlib.Path(self.holder.name) / "wrong.toml"
        wrong.write_text('[[lever]]\nid = "plan"\ntext = "x"\nbuild = [{ candidate = "c-pamp", copies = 1, month = "2026-07" }]\n')
        done = sinews("run", SCENARIO, "--plan", wrong)
        self.assertEqual(done.returncode, 1)
        self.assertIn("c-pump", done.stderr)


if __name__ == "__main__":
    unittest.main()
