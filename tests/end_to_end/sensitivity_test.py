"""`sinews sensitivity`: which input matters."""

import json
import pathlib
import tempfile
import unittest

from program import SCENARIO, load, rows, sinews


def sensitivity(of, *arguments):
    done = sinews("sensitivity", SCENARIO, "--of", of, "--json", "-n", "1500", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class Sensitivity(unittest.TestCase):
    def test_what_drives_an_answer_comes_first(self):
        found = sensitivity("east_year@2026-06")
        self.assertEqual(found["inputs"][0]["name"], "variables/east_scale/value")
        self.assertGreater(found["inputs"][0]["first"]["low"], 0.3)
        for name in ("claim:doubled", "crossover:ahead"):
            self.assertLessEqual(sensitivity(name)["inputs"][0]["first"]["value"], 1)

    def test_pick_freeze_agrees_with_given_data(self):
        given = sensitivity("east_year@2026-06", "--top", "2")["inputs"][0]
        frozen = sensitivity("east_year@2026-06", "--top", "2", "--method", "sobol")["inputs"][0]
        self.assertEqual(given["name"], frozen["name"])
        self.assertAlmostEqual(given["first"]["value"], frozen["first"]["value"], delta=0.12)
        self.assertGreaterEqual(frozen["total"]["high"], frozen["first"]["low"])

    def test_any_threads_give_the_same_bits(self):
        hashes = {sensitivity("west_year@2028-06", "--threads", str(threads))["result_hash"] for threads in (1, 2, 3)}
        self.assertEqual(len(hashes), 1)

    def test_files_screen_and_wrong_questions(self):
        with tempfile.TemporaryDirectory() as holder:
            out = pathlib.Path(holder) / "out"
            done = sinews("sensitivity", SCENARIO, "--of", "claim:doubled", "-n", "300", "--top", "5", "--out", out)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertLessEqual(max(map(len, done.stdout.splitlines())), 100)
            table = rows(out / "sensitivity.csv")
            self.assertEqual([row["input"] for row in table], [one["name"] for one in load(out / "sensitivity.json")["inputs"]])
            self.assertEqual(len(table), 5)
        for of, part in {"claim:dubled": "did you mean `doubled`?", "crossover:ahed": "did you mean `ahead`?",
                         "west_year": "none of MEASURE@YYYY-MM", "west_yer@2027-01": "did you mean `west_year`?"}.items():
            done = sinews("sensitivity", SCENARIO, "--of", of)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(part, done.stderr)


if __name__ == "__main__":
    unittest.main()
