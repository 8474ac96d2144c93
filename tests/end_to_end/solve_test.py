"""`sinews solve`: values, JSON, exit codes, interrupts."""

import json
import pathlib
import tempfile
import unittest

from program import HERE, sinews

SMPS = HERE.parent / "smps"


class Solve(unittest.TestCase):
    def test_both_methods_print_the_same_value(self):
        for method in ("extensive", "benders", "auto"):
            done = sinews("solve", "--smps", SMPS / "farmer", "--method", method)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            names = [line.split()[0] for line in done.stdout.splitlines()]
            self.assertEqual(names, ["objective", "bound", "gap", "stages", "scenarios", "rows", "columns",
                                     "iterations", "seconds"])
            self.assertAlmostEqual(float(done.stdout.split()[1]), -108390, places=2)

    def test_json_is_all_there_is(self):
        done = sinews("solve", "--smps", SMPS / "inventory", "--json")
        self.assertEqual(done.returncode, 0)
        told = json.loads(done.stdout)
        for name in ("objective", "bound", "gap", "stages", "scenarios", "rows", "columns", "iterations", "seconds"):
            self.assertIn(name, told)
        self.assertEqual((told["status"], told["stages"], told["scenarios"]), ("optimal", 3, 4))
        self.assertAlmostEqual(told["objective"], 6.8)

    def test_what_is_wrong_is_told(self):
        missing = sinews("solve", "--smps", SMPS / "nothing")
        self.assertEqual(missing.returncode, 3)
        self.assertIn("nothing.cor", missing.stderr)
        self.assertEqual(sinews("solve").returncode, 2)
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder)
            for ending in ("cor", "tim", "sto"):
                text = (SMPS / f"farmer.{ending}").read_text()
                if ending == "sto":
                    text = text.replace("x_corn    corn   3.6", "x_corm    corn   3.6")
                (here / f"farmer.{ending}").write_text(text)
            done = sinews("solve", "--smps", here / "farmer", "--json")
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertIn("farmer.sto:6:", done.stderr)
            self.assertIn("did you mean `x_corn`?", done.stderr)

    def test_a_problem_without_solution(self):
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder)
            for ending in ("cor", "tim", "sto"):
                text = (SMPS / f"depot.{ending}").read_text()
                if ending == "cor":
                    text = text.replace("RHS few 4", "RHS few -4")
                (here / f"depot.{ending}").write_text(text)
            for method in ("extensive", "benders"):
                done = sinews("solve", "--smps", here / "depot", "--method", method, "--json")
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assertIn("infeasible", done.stderr)
                self.assertEqual(json.loads(done.stdout)["objective"], None)


if __name__ == "__main__":
    unittest.main()
