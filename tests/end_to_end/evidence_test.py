"""`sinews calibrate`, `backtest`, `score` and `run --posterior`."""

import csv
import json
import pathlib
import re
import shutil
import tempfile
import unittest
import xml.etree.ElementTree

from program import HERE, SCENARIO, load, page_data, rows, sinews

FLAGSHIP = HERE.parents[1] / "scenarios" / "alliance"
QUICK = ("--members", "60")
LEVER = "build_faster"


class Flagship(unittest.TestCase):
    def test_it_is_sound_without_a_warning_and_every_text_is_translated(self):
        checked = json.loads(sinews("check", FLAGSHIP, "--json").stdout)
        self.assertEqual((checked["valid"], checked["errors"], checked["warnings"]), (True, 0, 0))
        self.assertGreater(len(rows(FLAGSHIP / "translations.csv")), 300)


class Evidence(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.holder.name)

    def tearDown(self):
        self.holder.cleanup()

    def calibrated(self, name="posterior.json", *arguments):
        path = self.folder / name
        done = sinews("calibrate", FLAGSHIP, *QUICK, "--out", path, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return path


class Calibrate(Evidence):
    def test_the_answer_as_json(self):
        done = sinews("calibrate", FLAGSHIP, *QUICK, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual(answer["schema"], "sinews-calibration-1")
        counts = answer["counts"]
        evidence = rows(FLAGSHIP / "evidence.csv")
        self.assertEqual(counts["fitted"] + counts["targets"] + counts["left_out"], len(evidence))
        self.assertEqual(len(answer["observations"]), counts["fitted"])
        self.assertGreater(counts["draws"], 50)
        self.assertLess(counts["statements"], counts["fitted"])
        distances = [abs(one["distance"]) for one in answer["observations"]]
        self.assertEqual(distances, sorted(distances, reverse=True))
        moved = [one["information"] for one in answer["parameters"]]
        self.assertEqual(moved, sorted(moved, reverse=True))
        for one in answer["left_out"]:
            self.assertTrue(one["why"])

    def test_threads_change_no_byte_and_the_seed_does(self):
        one = self.calibrated("one.json", "--threads", "1").read_bytes()
        self.assertEqual(self.calibrated("two.json", "--threads", "2").read_bytes(), one)
        self.assertNotEqual(self.calibrated("three.json", "--seed", "9").read_bytes(), one)

    def test_a_scenario_without_evidence_says_so(self):
        bare = self.folder / "bare"
        shutil.copytree(SCENARIO, bare)
        (bare / "evidence.csv").unlink()
        done = sinews("calibrate", bare)
        self.assertEqual(done.returncode, 3)
        self.assertIn("no evidence", done.stderr)


class Posterior(Evidence):
    def run_with(self, scenario, *arguments):
        done = sinews("run", scenario, "-n", "64", "--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout), done.stderr

    def test_a_posterior_changes_the_answer_and_is_told(self):
        path = self.calibrated()
        prior, _ = self.run_with(FLAGSHIP, "--prior")
        with_it, told = self.run_with(FLAGSHIP, "--posterior", path)
        self.assertIsNone(prior["posterior"])
        self.assertRegex(with_it["posterior"], "^[0-9a-f]{16}$")
        self.assertNotEqual(prior["result_hash"], with_it["result_hash"])
        self.assertIn("60 members", told)
        again, _ = self.run_with(FLAGSHIP, "--posterior", path, "--threads", "1")
        self.assertEqual(again["result_hash"], with_it["result_hash"])

    def test_the_posterior_of_a_folder_is_used_unless_the_prior_is_asked_for(self):
        own = self.folder / "alliance"
        shutil.copytree(FLAGSHIP, own)
        path = self.calibrated()
        shutil.copy(path, own / "posterior.json")
        default, _ = self.run_with(own)
        named, _ = self.run_with(own, "--posterior", path)
        prior, _ = self.run_with(own, "--prior")
        self.assertEqual(default["result_hash"], named["result_hash"])
        self.assertNotEqual(default["result_hash"], prior["result_hash"])
        (own / "lines.csv").write_bytes((own / "lines.csv").read_bytes() + b"\n")
        _, told = self.run_with(own)
        self.assertIn("other files", told)

    def test_parts_of_a_run_with_a_posterior_make_the_whole(self):
        path = self.calibrated()
        whole, _ = self.run_with(FLAGSHIP, "--posterior", path)
        parts = self.folder / "parts"
        for part in ("1/2", "2/2"):
            done = sinews("run", FLAGSHIP, "-n", "64", "--shard", part, "--posterior", path, "--out", parts)
            self.assertEqual(done.returncode, 0, done.stderr)
        merged = sinews("merge", parts, "--json")
        self.assertEqual(merged.returncode, 0, merged.stderr)
        summary = json.loads(merged.stdout)
        self.assertEqual(summary["result_hash"], whole["result_hash"])
        self.assertEqual(summary["posterior"], whole["posterior"])
        # With the scenario's folder its report is that of one run.
        own = self.folder / "alliance"
        shutil.copytree(FLAGSHIP, own)
        shutil.copy(path, own / "posterior.json")
        (own / "sensitivity.json").unlink(missing_ok=True)  # of another posterior
        pages = []
        for name, command in (("one", ("run", own, "-n", "64")), ("together", ("merge", parts, "--scenario", own))):
            done = sinews(*command, "--out", self.folder / name)
            self.assertEqual(done.returncode, 0, done.stderr)
            pages.append((self.folder / name / "report.html").read_text(encoding="utf-8"))
        one, together = (page_data(page) for page in pages)
        self.assertTrue(one["posterior"] and one["backtest"])
        self.assertEqual({key for key in one if one[key]}, {key for key in together if together[key]})
        self.assertEqual((one["posterior"], one["backtest"]), (together["posterior"], together["backtest"]))

        def parts_of_pages(name):
            return [re.search(f'id="{name}"[^>]*>(.*?)</script>', page, re.DOTALL).group(1) for page in pages]

        engines, scenarios = parts_of_pages("sinews-engine"), parts_of_pages("sinews-scenario")
        self.assertEqual(bool(scenarios[0].strip()), bool(engines[0].strip()))  # a program built without engine has neither
        self.assertEqual(*engines)
        self.assertEqual(*scenarios)
        shutil.copy(FLAGSHIP / "posterior.json", own / "posterior.json")
        done = sinews("merge", parts, "--scenario", own, "--out", self.folder / "other")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("is not that of the shards", done.stderr)
        done = sinews("merge", parts, "--scenario", self.folder / "nowhere")
        self.assertEqual(done.returncode, 3)
        self.assertIn("--scenario names the one that was run", done.stderr)
        other = sinews("run", FLAGSHIP, "-n", "64", "--shard", "2/2", "--prior", "--out", self.folder / "prior")
        self.assertEqual(other.returncode, 0, other.stderr)
        first = sorted(parts.glob("*.sinews"))[0]
        mixed = sinews("merge", first, self.folder / "prior", "--json")
        self.assertEqual(mixed.returncode, 3)
        self.assertIn("no posterior", mixed.stderr)

    def test_levers_take_it_too(self):
        path = self.calibrated()
        hashes = set()
        for choice in (("--prior",), ("--posterior", path)):
            done = sinews("levers", FLAGSHIP, "-n", "48", "--lever", LEVER, "--json", *choice)
            self.assertEqual(done.returncode, 0, done.stderr)
            hashes.add(json.loads(done.stdout)["result_hash"])
        self.assertEqual(len(hashes), 2)

    def test_what_is_no_posterior_is_refused(self):
        broken = self.folder / "broken.json"
        for text, problem in (("{", "JSON"), ('{"schema": "x"}', "schema")):
            broken.write_text(text, encoding="utf-8")
            done = sinews("run", SCENARIO, "-n", "8", "--posterior", broken)
            self.assertEqual(done.returncode, 3)
            self.assertIn(problem, done.stderr)
        done = sinews("run", SCENARIO, "-n", "8", "--posterior", self.folder / "none.json")
        self.assertEqual(done.returncode, 3)
        self.assertIn("no such file", done.stderr)
        self.assertEqual(sinews("run", SCENARIO, "--prior", "--posterior", broken).returncode, 2)


def page_of(folder):
    """The data in a report."""
    return page_data((folder / "report.html").read_text(encoding="utf-8"))


class Kept(Evidence):
    """What a run shows of a posterior, a backtest and a sensitivity that lie beside the scenario."""

    def setUp(self):
        super().setUp()
        self.own = self.folder / "own"
        shutil.copytree(FLAGSHIP, self.own)
        for name in ("posterior.json", "backtest.json", "sensitivity.json"):
            (self.own / name).unlink()

    def run_own(self, *arguments, code=0):
        out = self.folder / "out"
        done = sinews("run", self.own, "-n", "16", "--out", out, *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return (page_of(out) if code == 0 else None), done.stderr

    def test_the_report_holds_them_as_they_were_written(self):
        bare, told = self.run_own()
        for name in ("posterior", "backtest", "sensitivity"):
            self.assertNotIn(name, bare)
        self.assertNotIn("left out", told)

        (self.own / "posterior.json").write_bytes(self.calibrated().read_bytes())
        for command in (("backtest", self.own, "--as-of", "2024-06", *QUICK),
                        ("sensitivity", self.own, "--of", "crossover:output_vs_new", "-n", "240", "--top", "4")):
            done = sinews(*command, "--keep", "--quiet")
            self.assertEqual(done.returncode, 0, done.stderr)
        page, told = self.run_own()
        self.assertNotIn("left out", told)
        posterior, tests, found = page["posterior"], page["backtest"], page["sensitivity"]
        self.assertEqual(posterior["members"], 60)
        self.assertFalse(posterior["stale"])
        contractions = [one["contraction"] for one in posterior["parameters"]]
        self.assertEqual(contractions, sorted(contractions, reverse=True))
        for one in posterior["parameters"]:
            self.assertEqual(one["prior"], sorted(one["prior"]))
            self.assertEqual(one["posterior"], sorted(one["posterior"]))
        self.assertEqual(posterior["worst"][0]["observation"], "OBS0024")
        kept = load(self.own / "backtest.json")
        self.assertEqual(tests["count"], kept["count"])
        self.assertEqual(len(tests["points"]), kept["count"])
        self.assertAlmostEqual(tests["crps"], kept["crps"], places=5)
        self.assertEqual(sorted(tests["baselines"]), ["announced", "last_value", "prior", "trend"])
        report = kept["series"][0]["reports"][0]
        self.assertEqual(tests["points"][0]["observation"], report["id"])
        self.assertAlmostEqual(tests["points"][0]["forecast"][2] / report["forecasts"]["calibrated"]["p50"], 1, places=4)
        kept = load(self.own / "sensitivity.json")
        self.assertTrue(found["posterior"])
        self.assertEqual([one["name"] for one in found["parameters"]], [one["name"] for one in kept["inputs"]])

        page, told = self.run_own("--prior")
        self.assertIn("sensitivity.json is left out of the report: it was made with a posterior", told)
        self.assertNotIn("sensitivity", page)
        self.assertIn("backtest", page)
        page, told = self.run_own("--lever", LEVER)
        self.assertIn("without levers", told)
        self.assertNotIn("sensitivity", page)
        page, told = self.run_own("--set", "eu_slip=3")
        self.assertEqual(told.count("other settings"), 2)
        self.assertNotIn("backtest", page)
        (self.own / "lines.csv").write_bytes((self.own / "lines.csv").read_bytes() + b"\n")
        page, told = self.run_own()
        self.assertEqual(told.count("left out of the report: it was made of other files"), 2)
        self.assertIn("--keep` makes it anew", told)
        self.assertTrue(page["posterior"]["stale"])
        self.assertNotIn("backtest", page)

    def test_files_may_be_named_and_must_be_what_they_seem(self):
        page, _ = self.run_own("--with-backtest", FLAGSHIP / "backtest.json")
        self.assertEqual(page["backtest"]["as_of"], "2024-06")
        for text in ("{", "{}", '{"schema": "sinews-backtest-1", "scenario_hash": "", "settings": []}'):
            (self.own / "backtest.json").write_text(text, encoding="utf-8")
            _, told = self.run_own(code=3)
            self.assertIn("is not what `sinews backtest", told)
        (self.own / "backtest.json").unlink()
        _, told = self.run_own("--with-sensitivity", self.folder / "none.json", code=3)
        self.assertIn("none.json", told)

    def test_the_files_of_the_flagship_are_of_its_tables(self):
        out = self.folder / "flagship"
        done = sinews("run", FLAGSHIP, "-n", "16", "--out", out)
        self.assertNotIn("left out", done.stderr)
        self.assertNotIn("other files", done.stderr)
        page = page_of(out)
        self.assertFalse(page["posterior"]["stale"])
        self.assertGreaterEqual(page["backtest"]["coverage"]["90"], 0.8)
        self.assertEqual(page["sensitivity"]["of"], "crossover:output_vs_new")

    def test_a_sensitivity_follows_the_posterior(self):
        path = self.calibrated()
        ask = ("sensitivity", self.own, "--of", "crossover:output_vs_new", "-n", "240", "--json")
        answers = {}
        for choice in (("--prior",), ("--posterior", path)):
            done = sinews(*ask, *choice)
            self.assertEqual(done.returncode, 0, done.stderr)
            answers[choice[0]] = json.loads(done.stdout)
        self.assertIsNone(answers["--prior"]["posterior"])
        self.assertRegex(answers["--posterior"]["posterior"], "^[0-9a-f]{16}$")
        self.assertNotEqual(answers["--prior"]["result_hash"], answers["--posterior"]["result_hash"])
        done = sinews(*ask, "--posterior", path, "--method", "sobol")
        self.assertEqual(done.returncode, 2)
        self.assertIn("add --prior", done.stderr)


class Backtest(Evidence):
    def test_scores_and_baselines(self):
        out = self.folder / "out"
        done = sinews("backtest", FLAGSHIP, "--as-of", "2024-06", *QUICK, "--json", "--out", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, (out / "backtest.json").read_text(encoding="utf-8"))
        answer = load(out / "backtest.json")
        self.assertEqual(set(answer["baselines"]), {"announced", "last_value", "trend", "prior"})
        self.assertGreaterEqual(answer["coverage"]["90"], answer["coverage"]["50"])
        for baseline in answer["baselines"].values():
            self.assertGreater(baseline["crps"], 0)
            self.assertEqual(baseline["count"], answer["count"])
        reports = answer["series"][0]["reports"]
        self.assertEqual(len(reports), answer["count"])
        for one in reports:
            self.assertGreater(one["published"], "2024-06")
            self.assertGreater(one["to"], "2024-06")
            self.assertNotEqual(one["kind"], "target")
        mean = sum(one["forecasts"]["calibrated"]["crps"] for one in reports) / len(reports)
        self.assertAlmostEqual(mean, answer["crps"], places=12)
        table = rows(out / "backtest.csv")
        self.assertEqual(len(table), 5 * len(reports))
        picture = xml.etree.ElementTree.parse(out / "backtest.svg").getroot()
        groups = picture.findall("{http://www.w3.org/2000/svg}g")
        self.assertEqual(len(groups), len(reports))

    def test_again_every_year(self):
        done = sinews("backtest", FLAGSHIP, "--as-of", "2023-12", "--every", "12", *QUICK, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        answer = json.loads(done.stdout)
        months = [one["as_of"] for one in answer["series"]]
        self.assertEqual(months[:2], ["2023-12", "2024-12"])
        self.assertEqual(answer["count"], sum(one["count"] for one in answer["series"]))
        self.assertLess(answer["series"][0]["fitted"], answer["series"][1]["fitted"])

    def test_wrong_months(self):
        self.assertEqual(sinews("backtest", FLAGSHIP, "--as-of", "June").returncode, 2)
        done = sinews("backtest", FLAGSHIP, "--as-of", "2050-01")
        self.assertEqual(done.returncode, 3)
        self.assertIn("no evidence", done.stderr)


class Score(Evidence):
    COLUMNS = ("id", "party", "item", "measure", "period_start", "period_end", "low", "value", "high", "unit", "kind",
               "as_of", "publisher", "source_title", "url", "note")

    def figures(self, *lines):
        path = self.folder / "figures.csv"
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(self.COLUMNS)
            writer.writerows(lines)
        return path

    def test_what_maps_is_scored_and_the_rest_is_listed(self):
        path = self.figures(
            ("new1", "RUS", "artillery_152mm", "production_total", "2024-01-01", "2024-12-31", "", "1400000", "", "units",
             "estimate", "2025-02-01", "Daily", "[x]", "", "origin: somebody"),
            ("new2", "USA", "artillery_155mm", "production_rate", "2025-05-01", "2025-05-31", "", "40000", "",
             "units_per_month", "actual", "2025-06-01", "Daily", "[x]", "", ""),
            ("new3", "ATL", "artillery_155mm", "production_rate", "2025-05-01", "2025-05-31", "", "1", "",
             "units_per_month", "actual", "2025-06-01", "Daily", "[x]", "", ""))
        done = sinews("score", FLAGSHIP, "--evidence", path, *QUICK, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual(answer["schema"], "sinews-score-1")
        self.assertEqual(answer["count"], 2)
        self.assertEqual([one["id"] for one in answer["series"][0]["reports"]], ["new1", "new2"])
        self.assertEqual([one["id"] for one in answer["not_scored"]], ["new3"])

    def test_columns_that_are_missing_are_named(self):
        path = self.folder / "figures.csv"
        path.write_text("id,party\n", encoding="utf-8")
        done = sinews("score", FLAGSHIP, "--evidence", path)
        self.assertEqual(done.returncode, 3)
        self.assertIn("period_start", done.stderr)
        self.assertEqual(sinews("score", FLAGSHIP).returncode, 2)


if __name__ == "__main__":
    unittest.main()
