"""`sinews plan`: files, JSON, and the plan simulated."""

import json
import pathlib
import tempfile
import unittest

from program import SCENARIO, load, page_data, sinews


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
