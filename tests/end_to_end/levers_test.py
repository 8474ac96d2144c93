"""`sinews levers`: paired with the run without them, singly and together."""

import json
import pathlib
import tempfile
import unittest

from program import SCENARIO, load, rows, sinews

THREE = ["--lever", "share_all", "--lever", "one_more", "--lever", "nothing"]


def levers(*arguments):
    done = sinews("levers", SCENARIO, "-n", "400", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def summary(*arguments):
    return json.loads(sinews("run", SCENARIO, "-n", "400", "--json", *arguments).stdout)


class Levers(unittest.TestCase):
    def test_what_is_told_is_what_two_runs_differ_by(self):
        found = {case["name"]: case for case in levers(*THREE, "--together", "share_all+one_more")["levers"]}
        self.assertEqual(set(found), {"share_all", "one_more", "nothing", "share_all+one_more"})
        without = summary()
        chosen = {
            "one_more": summary("--lever", "one_more"),
            "share_all+one_more": summary("--lever", "share_all", "--lever", "one_more"),
        }
        for name, run in chosen.items():
            case = found[name]
            crossover = case["crossovers"][0]
            self.assertEqual(crossover["comparison"], run["comparisons"][0]["id"])
            self.assertEqual(crossover["without"], without["comparisons"][0]["crossover"]["p50"])
            self.assertEqual(crossover["with"], run["comparisons"][0]["crossover"]["p50"])
            self.assertAlmostEqual(crossover["crossed"]["with"], 1 - run["comparisons"][0]["crossover"]["never"])
            for claim, one, two in zip(case["claims"], without["claims"], run["claims"]):
                self.assertEqual(claim["claim"], one["id"])
                if one["probability"] is not None:
                    self.assertAlmostEqual(claim["without"], one["probability"])
                    self.assertAlmostEqual(claim["with"], two["probability"])
                self.assertLessEqual(claim["low"], claim["change"] + 1 / 400)
                self.assertGreaterEqual(claim["high"], claim["change"] - 1 / 400)
        nothing = found["nothing"]
        self.assertEqual([value["change"] for value in nothing["values"]], [0] * len(nothing["values"]))
        self.assertEqual(nothing["crossovers"][0]["low"], 0)
        more = found["one_more"]["values"][0]
        self.assertGreater(more["low"], 0)

    def test_any_threads_give_the_same_bits(self):
        hashes = {levers(*THREE, "--threads", str(threads))["result_hash"] for threads in (1, 2, 3)}
        self.assertEqual(len(hashes), 1)

    def test_questions_can_be_chosen(self):
        found = levers(*THREE, "--comparison", "twice", "--comparison", "ahead", "--claim", "doubled", "--measure",
                       "west_stock", "--month", "2027-01", "--month", "2030-01")
        self.assertEqual([comparison["id"] for comparison in found["comparisons"]], ["twice", "ahead"])
        self.assertEqual([claim["id"] for claim in found["claims"]], ["doubled"])
        self.assertEqual([(value["measure"], value["month"]) for value in found["values"]],
                         [("west_stock", "2027-01"), ("west_stock", "2030-01")])

    def test_precision_stops_early(self):
        found = json.loads(sinews("levers", SCENARIO, "-n", "5000", "--json", "--lever", "nothing", "--precision",
                                  "1").stdout)
        self.assertEqual(found["replications"], 1024)

    def test_files_and_screen(self):
        with tempfile.TemporaryDirectory() as holder:
            out = pathlib.Path(holder) / "out"
            done = sinews("levers", SCENARIO, "-n", "300", *THREE, "--out", out)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual({path.name for path in out.iterdir()}, {"levers.csv", "levers.json", "report.html"})
            table = rows(out / "levers.csv")
            found = load(out / "levers.json")
            self.assertEqual({row["lever"] for row in table}, {case["name"] for case in found["levers"]})
            self.assertLessEqual(max(map(len, done.stdout.splitlines())), 100)
            page = (out / "report.html").read_text(encoding="utf-8")
            self.assertIn("Two more works \\u003cin> the west", page)

    def test_wrong_names_and_scenarios(self):
        for arguments, part in {
            ("--lever", "share_al"): "did you mean `share_all`?",
            ("--together", "share_all+nothin"): "did you mean `nothing`?",
            ("--comparison", "ahed"): "did you mean `ahead`?",
            ("--month", "2040-01"): "no month from 2022-01",
        }.items():
            done = sinews("levers", SCENARIO, *arguments)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(part, done.stderr)
        done = sinews("levers", SCENARIO)  # too_much cannot be
        self.assertEqual(done.returncode, 1)
        self.assertIn("with `too_much`", done.stderr)


if __name__ == "__main__":
    unittest.main()
