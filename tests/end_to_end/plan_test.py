"""`sinews plan`: files, JSON, and the plan simulated."""

import json
import pathlib
import tempfile
import unittest

from program import SCENARIO, load, sinews


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
