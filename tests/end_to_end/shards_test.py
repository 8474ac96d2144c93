"""`sinews run --shard` and `sinews merge`: the same bits as one run, and every kind of damage named."""

import json
import pathlib
import shutil
import tempfile
import unittest

from program import RESULT_FILES, SCENARIO, load, sinews

REPLICATIONS = 601


class Shards(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.here = pathlib.Path(self.holder.name)

    def tearDown(self):
        self.holder.cleanup()

    def make(self, n, folder="parts", *arguments, only=None):
        for k in only or range(1, n + 1):
            done = sinews("run", SCENARIO, "-n", REPLICATIONS, "--shard", f"{k}/{n}", "--out", self.here / folder, *arguments)
            self.assertEqual(done.returncode, 0, done.stderr)
        return self.here / folder

    def files(self, folder="parts"):
        return sorted((self.here / folder).iterdir())

    def merge(self, *names):
        return sinews("merge", *names, "--out", self.here / "out")

    def refused(self, done, *told):
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(done.stdout, "")
        for part in told:
            self.assertIn(part, done.stderr)
        self.assertFalse((self.here / "out").exists())


class Same(Shards):
    def test_any_number_of_shards_in_any_order_is_one_run(self):
        sinews("run", SCENARIO, "-n", REPLICATIONS, "--out", self.here / "one")
        for n in (1, 2, 4, 7):
            self.make(n, f"parts{n}")
            files = self.files(f"parts{n}")
            self.assertEqual(len(files), n)
            for order in (files, files[::-1]):
                shutil.rmtree(self.here / "out", ignore_errors=True)
                done = self.merge(*order)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual({path.name for path in (self.here / "out").iterdir()}, RESULT_FILES)
                for name in RESULT_FILES - {"run.json", "summary.json", "report.html"}:
                    self.assertEqual((self.here / "one" / name).read_bytes(), (self.here / "out" / name).read_bytes(), name)
                one, merged = load(self.here / "one" / "run.json"), load(self.here / "out" / "run.json")
                for key in one.keys() - {"threads", "seconds"}:
                    self.assertEqual(one[key], merged[key], key)

    def test_settings_and_seed_go_with_the_shards(self):
        arguments = ("--set", "east_scale=0.5", "--seed", "11")
        self.make(3, "parts", *arguments)
        merged = json.loads(sinews("merge", self.here / "parts", "--json").stdout)
        one = json.loads(sinews("run", SCENARIO, "-n", REPLICATIONS, "--json", *arguments).stdout)
        self.assertEqual(merged["result_hash"], one["result_hash"])
        self.assertEqual(merged["settings"], ["east_scale=0.5"])
        self.assertEqual(merged["comparisons"], one["comparisons"])

    def test_levers_go_with_the_shards(self):
        arguments = ("--lever", "share_all")
        self.make(2, "parts", *arguments)
        merged = json.loads(sinews("merge", self.here / "parts", "--json").stdout)
        one = json.loads(sinews("run", SCENARIO, "-n", REPLICATIONS, "--json", *arguments).stdout)
        self.assertEqual(merged["result_hash"], one["result_hash"])
        self.assertEqual((merged["levers"], merged["headline"]), (["share_all"], one["headline"]))
        self.make(2, "without", only=[1])
        (self.here / "parts" / "shard-0001-of-0002.sinews").unlink()
        self.refused(self.merge(self.here / "parts", self.here / "without"), "no levers, the others levers share_all")

    def test_a_shard_stays_whole_when_the_scenario_changes_or_goes(self):
        copy = self.here / "scenario"
        shutil.copytree(SCENARIO, copy)
        for k in (1, 2):
            sinews("run", copy, "-n", 50, "--shard", f"{k}/2", "--out", self.here / "parts")
        shutil.rmtree(copy)
        merged = json.loads(sinews("merge", self.here / "parts", "--json").stdout)
        self.assertEqual(merged["result_hash"], json.loads(sinews("run", SCENARIO, "-n", 50, "--json").stdout)["result_hash"])

    def test_a_missing_part_can_come_in_finer_parts(self):
        self.make(2, only=[1])
        self.make(4, only=[3, 4])
        self.assertEqual(self.merge(self.here / "parts").returncode, 0)

    def test_json_says_what_the_shard_holds(self):
        done = sinews("run", SCENARIO, "-n", 100, "--shard", "2/4", "--out", self.here / "parts", "--json")
        shard = json.loads(done.stdout)
        self.assertEqual((shard["first"], shard["count"], shard["replications"]), (25, 25, 100))
        self.assertEqual(pathlib.Path(shard["file"]), self.files()[0])
        self.assertEqual(shard["bytes"], self.files()[0].stat().st_size)


class Damage(Shards):
    def test_missing_doubled_and_foreign_shards_are_named_at_once(self):
        self.make(4)
        self.make(4, "other", "--seed", "8", only=[2])
        (self.here / "parts" / "shard-0003-of-0004.sinews").unlink()
        shutil.copy(self.files()[0], self.here / "parts" / "copy.sinews")
        done = self.merge(self.here / "parts", self.here / "other")
        self.refused(done, "doubled:", "copy.sinews", "replications 0 to 149", "foreign:", "seed 8, the others 7",
                     "missing: replications 300 to 449; run --shard 3/4", "nothing was merged")

    def test_truncated_and_changed_files_are_named(self):
        self.make(4)
        first, second, third, fourth = self.files()
        first.write_bytes(first.read_bytes()[:-100])
        second.write_bytes(second.read_bytes()[:1000] + b"?" + second.read_bytes()[1001:])
        third.write_bytes(b"")
        done = self.merge(self.here / "parts")
        self.refused(done, f"damaged: {first}: it is truncated", f"damaged: {second}: its checksum is wrong",
                     f"damaged: {third}: it is empty", "missing: replications 0 to 449; run --shard 1/4, 2/4, 3/4")

    def test_strangers_and_empty_folders_are_named(self):
        self.make(1)
        (self.here / "none").mkdir()
        (self.here / "x.sinews").write_text("no shard")
        done = self.merge(self.here / "parts", self.here / "none", self.here / "x.sinews", self.here / "nowhere")
        self.refused(done, "there is no shard (*.sinews) in", "x.sinews: it is no shard of sinews", "nowhere")

    def test_another_scenario_or_number_of_replications_is_foreign(self):
        self.make(3)
        copy = self.here / "scenario"
        shutil.copytree(SCENARIO, copy)
        with open(copy / "parties.csv", "a", encoding="utf-8") as file:
            file.write("\n")
        sinews("run", copy, "-n", REPLICATIONS, "--shard", "1/3", "--out", self.here / "a")
        sinews("run", SCENARIO, "-n", REPLICATIONS + 1, "--shard", "1/3", "--out", self.here / "b")
        done = self.merge(self.here / "parts", self.here / "a", self.here / "b")
        self.refused(done, "scenario ", f"{REPLICATIONS + 1} replications in all, the others {REPLICATIONS}")


class Wrong(Shards):
    def test_a_wrong_part_is_a_wrong_command_line(self):
        out = ("--out", self.here / "parts")
        for arguments, told in (
            (("--shard", "0/3", *out), "1 <= k <= n"),
            (("--shard", "4/3", *out), "1 <= k <= n"),
            (("--shard", "one", *out), "`one` is not that"),
            (("--shard", "1/3"), "--out"),
            (("--shard", "1/3", "--point", *out), "--point"),
            (("--shard", "1/3", "-n", "2", *out), "more shards than replications"),
        ):
            done = sinews("run", SCENARIO, *arguments)
            self.assertEqual(done.returncode, 2, (arguments, done.stderr))
            self.assertIn(told, done.stderr, arguments)
        self.assertFalse((self.here / "parts").exists())


if __name__ == "__main__":
    unittest.main()
