"""`sinews run --lever`: what comes changes, what has been does not."""

import json
import pathlib
import tempfile
import unittest

from program import SCENARIO, load, rows, sinews


def summary(*arguments):
    done = sinews("run", SCENARIO, "-n", "200", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class RunLever(unittest.TestCase):
    def test_the_past_stays_to_the_last_bit(self):
        with tempfile.TemporaryDirectory() as holder:
            tables = {}
            for name, arguments in {"base": [], "lever": ["--lever", "one_more", "--lever", "east_more"]}.items():
                out = pathlib.Path(holder) / name
                done = sinews("run", SCENARIO, "-n", "200", "--out", out, *arguments)
                self.assertEqual(done.returncode, 0, done.stderr)
                tables[name] = rows(out / "measures.csv")
            differ = [one["month"] for one, two in zip(tables["base"], tables["lever"]) if one != two]
            self.assertTrue(differ)
            self.assertGreaterEqual(min(differ), "2026-09")
            run = load(out / "run.json")
            self.assertEqual(run["levers"], ["one_more", "east_more"])
            lines = [row["line"] for row in rows(out / "lines.csv")]
            self.assertIn("c-pump#1", lines)
            self.assertIn("c-pump#2", lines)
            self.assertIn("with the lever one_more, from 2026-07 on: Two more works", done.stdout)

    def test_a_lever_that_changes_nothing_changes_no_bit(self):
        self.assertEqual(summary("--lever", "nothing")["result_hash"], summary()["result_hash"])
        self.assertNotEqual(summary("--lever", "share_all")["result_hash"], summary()["result_hash"])

    def test_names_and_scenarios_that_cannot_be(self):
        done = sinews("run", SCENARIO, "--lever", "share_al")
        self.assertEqual(done.returncode, 2)
        self.assertIn("did you mean `share_all`?", done.stderr)
        done = sinews("run", SCENARIO, "--lever", "too_much")
        self.assertEqual(done.returncode, 1)
        self.assertIn("E054", done.stderr)
        self.assertIn("with `too_much`", done.stderr)


if __name__ == "__main__":
    unittest.main()
