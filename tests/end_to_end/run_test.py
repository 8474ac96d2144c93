"""`sinews run`: files, summary, repeatability."""

import json
import pathlib
import tempfile
import unittest

import schema
from program import HERE, RESULT_FILES, SCENARIO, load, page_data, rows, sinews


class Folder(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.out = pathlib.Path(self.holder.name) / "out"

    def tearDown(self):
        self.holder.cleanup()

    def run_into(self, out, *arguments):
        done = sinews("run", SCENARIO, "--out", out, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done


class Files(Folder):
    def test_all_files_are_there_and_nothing_else(self):
        self.run_into(self.out)
        self.assertEqual({path.name for path in self.out.iterdir()}, RESULT_FILES)

    def test_tables_have_a_row_for_every_month_and_line(self):
        self.run_into(self.out)
        self.assertEqual(len(rows(self.out / "measures.csv")), 4 * 108)
        self.assertEqual(len(rows(self.out / "comparisons.csv")), 2 * 108)
        self.assertEqual(len(rows(self.out / "claims.csv")), 5)
        self.assertEqual(len(rows(self.out / "lines.csv")), 12)
        self.assertEqual(len(rows(self.out / "waterfall.csv")), 2 * (108 + 9))
        self.assertEqual(len(rows(self.out / "spending.csv")), (2 + 2 + 1) * 9)

    def test_what_parties_make_in_a_year_adds_up_to_the_blocs_twelve_months(self):
        self.run_into(self.out)
        made = [row for row in rows(self.out / "output.csv") if row["item"] == "pump"]
        for bloc in ("west", "east"):
            months = {row["month"]: row["mean"] for row in rows(self.out / "measures.csv") if row["measure"] == f"{bloc}_year"}
            for year in range(2022, 2031):
                of_parties = sum(float(row["mean"]) for row in made if row["bloc"] == bloc and row["year"] == str(year))
                self.assertAlmostEqual(of_parties, float(months[f"{year}-12"]), delta=1e-9 * of_parties + 1e-9, msg=f"{bloc} {year}")
        for row in made:
            self.assertLessEqual(float(row["p05"]), float(row["p50"]))
            self.assertLessEqual(float(row["p50"]), float(row["p95"]))

    def test_quantiles_are_in_order_and_the_twelve_month_sum_starts_empty(self):
        self.run_into(self.out)
        for row in rows(self.out / "measures.csv"):
            quantiles = [row[name] for name in ("p05", "p25", "p50", "p75", "p95")]
            if row["window"] == "12-month sum" and row["month"] < "2022-12":
                self.assertEqual(quantiles, [""] * 5)
            else:
                self.assertEqual(sorted(map(float, quantiles)), list(map(float, quantiles)), row)

    def test_the_waterfall_adds_up(self):
        self.run_into(self.out)
        for row in rows(self.out / "waterfall.csv"):
            terms = sum(float(row[name]) for name in ("money", "capacity", "cooperation", "ramp", "inputs", "made"))
            self.assertAlmostEqual(terms, float(row["wished"]), delta=1e-6 * max(1.0, float(row["wished"])))
            named = [part.rsplit("=", 1) for part in row["inputs_named"].split(";") if part]
            self.assertAlmostEqual(sum(float(value) for _, value in named), float(row["inputs"]), delta=1e-6 * (1 + float(row["inputs"])))

    def test_spreadsheets_run_nothing(self):
        self.run_into(self.out)
        claim = next(row for row in rows(self.out / "claims.csv") if row["claim"] == "doubled")
        self.assertTrue(claim["text"].startswith("'=Output"))

    def test_claims_have_probability_word_and_evidence(self):
        self.run_into(self.out)
        claims = {row["claim"]: row for row in rows(self.out / "claims.csv")}
        self.assertEqual(claims["enough"]["evidence_for"], "obs1")
        self.assertEqual(claims["too_early"]["probability"], "")
        self.assertEqual(claims["too_early"]["likelihood"], "")
        self.assertTrue(0 <= float(claims["ahead_now"]["probability"]) <= 1)
        self.assertNotIn("obs4", claims["ahead_now"]["evidence_for"] + claims["ahead_now"]["evidence_against"])

    def test_the_page_holds_its_data(self):
        self.run_into(self.out)
        text = (self.out / "report.html").read_text(encoding="utf-8")
        self.assertNotIn("__SINEWS_", text)
        data = page_data(text)
        self.assertEqual(data["schema"], "sinews-report-1")
        self.assertEqual(len(data["months"]), 108)
        self.assertEqual(data["headline_comparison"], "ahead")
        self.assertEqual(data["scenario"]["title"], "Two blocs and a pump, with doubt <everywhere> & more")
        self.assertIn("<title>Two blocs and a pump, with doubt &lt;everywhere&gt; &amp; more</title>", text)


class Summary(Folder):
    def test_the_summary_is_what_the_schema_says(self):
        self.run_into(self.out)
        summary = load(self.out / "summary.json")
        described = load(HERE.parents[1] / "docs" / "summary.schema.json")
        self.assertEqual(schema.faults(summary, described, described), [])
        broken = {**summary, "seed": "one", "result_hash": "?"}
        self.assertEqual(len(schema.faults(broken, described, described)), 2, "the check itself must be able to fail")

    def test_json_is_the_summary_and_nothing_else(self):
        done = self.run_into(self.out, "--json")
        self.assertEqual(done.stdout, (self.out / "summary.json").read_text(encoding="utf-8"))
        summary = json.loads(done.stdout)
        self.assertEqual(summary["replications"], 600)
        self.assertEqual(summary["seed"], 7)
        self.assertEqual(summary["counts"]["lines"], 12)
        self.assertEqual([claim["id"] for claim in summary["claims"]], ["ahead_now", "enough", "doubled", "record", "too_early"])
        without = sinews("run", SCENARIO, "--json", "-n", "50")
        self.assertEqual(json.loads(without.stdout)["replications"], 50)

    def test_the_answers_agree_between_files(self):
        self.run_into(self.out)
        summary = load(self.out / "summary.json")
        for comparison in summary["comparisons"]:
            months = [row for row in rows(self.out / "comparisons.csv") if row["comparison"] == comparison["id"]]
            now = next(row for row in months if row["month"] == summary["as_of"])
            self.assertEqual(float(now["probability"]), comparison["probability_now"])
            self.assertAlmostEqual(float(months[-1]["crossed"]), 1 - comparison["crossover"]["never"])
            median = comparison["crossover"]["p50"]
            if median is not None:
                self.assertGreaterEqual(float(next(row for row in months if row["month"] == median)["crossed"]), 0.5)
        run = load(self.out / "run.json")
        self.assertEqual(run["result_hash"], summary["result_hash"])


class Repeatable(Folder):
    def hash_of(self, *arguments):
        done = sinews("run", SCENARIO, "--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)["result_hash"]

    def test_two_runs_and_any_threads_give_the_same_bits(self):
        first = self.hash_of("--threads", "1")
        self.assertEqual(self.hash_of("--threads", "1"), first)
        self.assertEqual(self.hash_of("--threads", "2"), first)
        self.assertEqual(self.hash_of("--threads", "3"), first)

    def test_seed_replications_and_settings_change_them(self):
        first = self.hash_of("-n", "100")
        self.assertNotEqual(self.hash_of("-n", "101"), first)
        self.assertNotEqual(self.hash_of("-n", "100", "--seed", "8"), first)
        self.assertNotEqual(self.hash_of("-n", "100", "--set", "east_scale=2"), first)
        self.assertEqual(self.hash_of("-n", "100", "--seed", "7"), first)

    def test_tables_are_the_same_bytes(self):
        one, two = self.out / "one", self.out / "two"
        self.run_into(one, "--threads", "1")
        self.run_into(two, "--threads", "2")
        for name in RESULT_FILES - {"run.json", "summary.json", "report.html"}:
            self.assertEqual((one / name).read_bytes(), (two / name).read_bytes(), name)

    def test_settings_do_what_they_say(self):
        low = json.loads(sinews("run", SCENARIO, "--json", "-n", "200", "--set", "east_scale=0.1").stdout)
        high = json.loads(sinews("run", SCENARIO, "--json", "-n", "200", "--set", "lines/e-pump/capacity=9 to 10").stdout)
        for summary in (low, high):
            self.assertGreater(summary["comparisons"][0]["probability_now"], 0.9)
        self.assertEqual(low["settings"], ["east_scale=0.1"])
        self.assertEqual(low["scenario_hash"], high["scenario_hash"])


class Language(unittest.TestCase):
    def headline(self, *arguments, **variables):
        done = sinews("run", SCENARIO, "--json", "-n", "200", *arguments, variables=variables)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_the_headline_is_told_in_the_language_that_is_asked_for(self):
        english = self.headline()
        asked = self.headline("--language", "id")
        self.assertIn("dari 100", asked["headline"][0])
        self.assertNotEqual(english["headline"], asked["headline"])
        self.assertEqual(english["result_hash"], asked["result_hash"])
        self.assertEqual(self.headline(LANG="id_ID.UTF-8")["headline"], asked["headline"])
        self.assertEqual(self.headline("--language", "en", LANG="id_ID.UTF-8")["headline"], english["headline"])
        self.assertEqual(self.headline(LANG="id_ID.UTF-8", LC_ALL="C")["headline"], english["headline"])

    def test_a_language_without_a_catalogue_is_refused(self):
        done = sinews("run", SCENARIO, "--language", "xx")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--language", done.stderr)


class Point(Folder):
    def test_a_point_run_has_series_and_no_likelihood(self):
        self.run_into(self.out, "--point")
        self.assertEqual({path.name for path in self.out.iterdir()}, RESULT_FILES | {"series.csv"})
        summary = load(self.out / "summary.json")
        self.assertTrue(summary["point"])
        self.assertEqual(summary["replications"], 1)
        described = load(HERE.parents[1] / "docs" / "summary.schema.json")
        self.assertEqual(schema.faults(summary, described, described), [])
        for claim in summary["claims"]:
            self.assertIsNone(claim["likelihood"])
            self.assertIn(claim["probability"], (0, 1, None))
        series = rows(self.out / "series.csv")
        self.assertEqual(list(series[0]), ["metric", "party", "item", "month", "value"])
        made = {row["month"]: float(row["value"]) for row in series
                if (row["metric"], row["party"], row["item"]) == ("made", "a", "pump")}
        self.assertEqual(len(made), 108)
        self.assertGreater(made["2026-01"], 0)

    def test_the_next_run_takes_the_series_away(self):
        self.run_into(self.out, "--point")
        self.run_into(self.out, "-n", "20")
        self.assertEqual({path.name for path in self.out.iterdir()}, RESULT_FILES)

    def test_the_measure_is_the_sum_of_the_series(self):
        self.run_into(self.out, "--point")
        made = [float(row["value"]) for row in rows(self.out / "series.csv")
                if row["metric"] == "made" and row["party"] in ("a", "b") and row["item"] == "pump" and "2026-01" <= row["month"] <= "2026-12"]
        self.assertEqual(len(made), 24)
        measure = next(row for row in rows(self.out / "measures.csv") if row["measure"] == "west_year" and row["month"] == "2026-12")
        self.assertAlmostEqual(float(measure["mean"]), sum(made), delta=1e-6 * sum(made))


if __name__ == "__main__":
    unittest.main()
