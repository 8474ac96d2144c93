"""The scenario of another field: clean, quick, and not far from what came. Only tables; no code knows of it."""

import json
import pathlib
import tempfile
import unittest

from program import HERE, load, rows, sinews

FOLDER = HERE.parents[1] / "scenarios" / "vaccines"


class Vaccines(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.out = pathlib.Path(cls.holder.name) / "out"
        done = sinews("run", FOLDER, "-n", "1000", "--quiet", "--out", cls.out)
        assert done.returncode == 0, done.stderr
        cls.measures = {(row["measure"], row["month"]): row for row in rows(cls.out / "measures.csv")}

    @classmethod
    def tearDownClass(cls):
        cls.holder.cleanup()

    def interval(self, measure, month):
        row = self.measures[measure, month]
        return float(row["p05"]), float(row["p95"])

    def test_it_is_sound_without_a_warning(self):
        checked = json.loads(sinews("check", FOLDER, "--json").stdout)
        self.assertEqual((checked["valid"], checked["errors"], checked["warnings"]), (True, 0, 0))

    def test_every_source_that_is_listed_is_used(self):
        used = {source for table in FOLDER.glob("*.csv") if table.name not in ("sources.csv", "translations.csv")
                for row in rows(table) for source in row["source"].split(";")}
        text = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("claims.toml", "variables.toml"))
        for row in rows(FOLDER / "sources.csv"):
            self.assertTrue(row["source"] in used or row["source"] in text, row["source"])
            self.assertTrue(row["url"].startswith("https://"), row)

    def test_no_count_from_after_june_2021_shapes_a_line(self):
        dates = {row["source"]: row["date"] for row in rows(FOLDER / "sources.csv")}
        late = {source: date for source, date in dates.items() if date[:7] > "2021-07"}
        for row in rows(FOLDER / "lines.csv"):
            sources = row["source"].split(";")
            known = [source for source in sources if source not in late]
            self.assertTrue(known, f"{row['line']} rests on {sources} alone")

    def test_the_year_and_the_crossing_are_met(self):
        low, high = self.interval("world_total", "2021-12")
        self.assertTrue(low < 10_900 < high, (low, high))
        crossover = load(self.out / "summary.json")["comparisons"][0]["crossover"]
        self.assertEqual(load(self.out / "summary.json")["comparisons"][0]["id"], "west_vs_china")
        self.assertTrue(crossover["p05"] <= "2022-01" <= (crossover["p95"] or "never"), crossover)

    def test_half_of_the_later_months_lie_in_their_interval(self):
        inside = total = 0
        for row in rows(FOLDER / "evidence.csv"):
            if row["item"] or row["to"] <= "2021-06" or not row["value"]:
                continue
            low, high = self.interval(row["measure"], row["to"])
            inside += low <= float(row["value"]) <= high
            total += 1
        self.assertGreater(total, 20)
        self.assertGreater(inside, total / 2)

    def test_claims_are_neither_all_sure_nor_all_open(self):
        claims = {row["claim"]: float(row["probability"]) for row in rows(self.out / "claims.csv")}
        self.assertEqual(len(claims), 11)
        self.assertLess(claims["world_15bn"], 0.05)
        self.assertGreater(claims["eu_capacity_2bn"], 0.95)
        self.assertTrue(0.2 < claims["west_ahead_january"] < 0.9)

    def test_a_point_run_stays_below_capacity(self):
        out = self.out.parent / "point"
        done = sinews("run", FOLDER, "--point", "--quiet", "--out", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        series = {(row["metric"], row["party"], row["item"], row["month"]): float(row["value"]) for row in rows(out / "series.csv")}
        made = {key: value for key, value in series.items() if key[0] == "made"}
        self.assertGreater(sum(made.values()), 9_000)
        for (_, *where), value in made.items():
            self.assertLessEqual(value, series["installed", *where] * (1 + 1e-9), where)


if __name__ == "__main__":
    unittest.main()
