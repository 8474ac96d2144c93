"""`sinews serve`: live reload while the folder is edited, and its end."""

import json
import os
import signal
import socket
import time
import unittest

from program import SCENARIO, page_data, sinews
from served import Events, Served


class LiveReload(unittest.TestCase):
    def setUp(self):
        self.served = Served()
        self.addCleanup(self.served.close)

    def hash_now(self):
        return page_data(self.served.ask()[2])["run"]["result_hash"]

    def hash_of_a_run(self):
        return json.loads(sinews("run", self.served.folder, "-n", "100", "--json").stdout)["result_hash"]

    def test_an_edit_brings_a_new_page_and_a_fault_keeps_the_old_one(self):
        with Events(self.served) as events:
            events.version(1)
            first = self.hash_now()
            self.served.edit("lines.csv", "a-pump,a,pump,operating,1,200,", "a-pump,a,pump,operating,1,250,")
            self.assertTrue(events.until(lambda state: state["running"]))
            state = events.version(2)
            self.assertIsNone(state["trouble"])
            second = self.hash_now()
            self.assertNotEqual(second, first)
            self.assertEqual(second, self.hash_of_a_run())

            self.served.edit("lines.csv", "a-pump,a,pump,operating,1,250,", "a-pump,a,pumpp,operating,1,250,")
            state = events.until(lambda state: state["trouble"])
            self.assertEqual(state["version"], 2)
            fault = next(fault for fault in state["trouble"]["faults"] if fault["quoted"] == "pumpp")
            self.assertEqual(fault["place"], "lines.csv:2:10")
            self.assertIn("did you mean `pump`", fault["mend"])
            self.assertRegex(fault["code"], r"^E\d+$")
            self.assertEqual(self.hash_now(), second, "the old answer stays")
            said = self.served.said()
            self.assertIn(f"{self.served.folder}/lines.csv:2:10", said)
            self.assertIn("did you mean `pump`", said)

            self.served.edit("lines.csv", ",pumpp,", ",pump,")
            state = events.version(3)
            self.assertIsNone(state["trouble"])
            self.assertEqual(self.hash_now(), second)

    def test_what_changes_nothing_runs_nothing(self):
        with Events(self.served) as events:
            events.version(1)
            path = self.served.folder / "lines.csv"
            path.write_bytes(path.read_bytes())
            state = events.until(lambda state: not state["running"])
            self.assertEqual(state["version"], 1)
            (self.served.folder / "notes.txt").write_text("not a file of the scenario", encoding="utf-8")
            self.served.edit("lines.csv", ",200,month", ",210,month")
            self.assertEqual(events.version(2)["version"], 2, "the two before made no version")

    def test_files_that_are_replaced_and_a_folder_that_goes_and_comes(self):
        with Events(self.served) as events:
            events.version(1)
            path = self.served.folder / "lines.csv"
            saved = self.served.folder / ".lines.csv.saved"  # as many editors save
            saved.write_text(path.read_text(encoding="utf-8").replace(",200,month", ",220,month"), encoding="utf-8")
            os.replace(saved, path)
            events.version(2)
            away = self.served.folder.with_name("away")
            self.served.folder.rename(away)
            state = events.until(lambda state: state["trouble"])
            self.assertIn("there is no folder", state["trouble"]["faults"][0]["problem"])
            away.rename(self.served.folder)
            events.version(3)
            self.assertEqual(self.hash_now(), self.hash_of_a_run())

    def test_an_invalid_scenario_is_served_from_the_start(self):
        self.served.edit("lines.csv", "a-pump,a,pump,", "a-pump,a,pumpp,")
        self.served.again()
        with Events(self.served) as events:
            state = events.until(lambda state: state["trouble"])
            self.assertEqual(state["version"], 0)
            self.assertIn("The first answer is on its way.", self.served.ask()[2])
            self.served.edit("lines.csv", ",pumpp,", ",pump,")
            events.version(1)
            self.assertEqual(self.hash_now(), self.hash_of_a_run())

    def test_of_many_futures_two_hundred_come_first(self):
        self.served.again("-n", "3000")
        with Events(self.served) as events:
            state = events.until(lambda state: state["version"] == 1)
            self.assertEqual((state["running"], state["early"]), (True, True))
            state = events.until(lambda state: state["version"] == 2)
            self.assertEqual((state["running"], state["early"]), (False, False))
            self.assertEqual(page_data(self.served.ask()[2])["run"]["replications"], 3000)
        self.served.again("-n", "400000", "--threads", "1")
        with Events(self.served) as events:
            events.until(lambda state: state["early"])
            self.assertEqual(page_data(self.served.ask()[2])["run"]["replications"], 200)

    def test_a_change_during_a_run_abandons_it(self):
        self.served.again("-n", "400000", "--threads", "1")
        with Events(self.served) as events:
            events.until(lambda state: state["early"])
            # To the end it would take many seconds more; what is abandoned leaves no version behind.
            self.served.edit("lines.csv", "a-pump,a,pump,", "a-pump,a,pumpp,")
            state = events.until(lambda state: state["trouble"])
            self.assertEqual((state["version"], state["early"]), (1, False))
            code, seconds = self.served.stop()
            self.assertEqual(code, 0)
            self.assertLess(seconds, 5)


class Ends(unittest.TestCase):
    def test_ctrl_c_ends_it_at_once_and_well(self):
        for sent in (signal.SIGINT, signal.SIGTERM):
            served = Served()
            self.addCleanup(served.close)
            with Events(served) as events:
                events.version(1)
                code, seconds = served.stop(sent)
            self.assertEqual(code, 0, served.said())
            self.assertLess(seconds, 3)
            self.assertEqual(sorted(path.name for path in served.folder.iterdir()), sorted(path.name for path in SCENARIO.iterdir()))
            with self.assertRaises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", served.port))

    def test_ctrl_c_ends_it_in_the_middle_of_a_run(self):
        served = Served("-n", "4000000", "--threads", "1")
        self.addCleanup(served.close)
        with Events(served) as events:
            events.until(lambda state: state["running"])
            time.sleep(0.5)
            code, seconds = served.stop()
        self.assertEqual(code, 0, served.said())
        self.assertLess(seconds, 5)

    def test_a_port_that_is_taken(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            done = sinews("serve", SCENARIO, "-n", "20", "--port", port)
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stdout, "")
        self.assertIn(f"port {port} is taken", done.stderr)
        self.assertIn("--port 0", done.stderr)

    def test_what_can_not_be_served(self):
        done = sinews("serve", "no/such/folder")
        self.assertEqual(done.returncode, 3)
        self.assertIn("there is no folder `no/such/folder`", done.stderr)
        for wrong in (["--port", "65536"], ["--port", "x"], ["--set", "no_such_name=1"], ["--lever", "no_such_lever"], ["--host", "0.0.0.0"], ["--out", "x"]):
            done = sinews("serve", SCENARIO, "--port", "0", *wrong)
            self.assertEqual(done.returncode, 2, wrong)
            self.assertEqual(done.stdout, "", wrong)

    def test_help_tells_of_it(self):
        self.assertIn("serve", sinews("--help").stdout)
        self.assertIn("--port", sinews("serve", "--help").stdout)


if __name__ == "__main__":
    unittest.main()
