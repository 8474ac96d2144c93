"""`sinews serve`: who is let in, what is answered, live reload, and its end."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from program import PROGRAM, SCENARIO, page_data, sinews

PATIENCE = 60  # seconds that a busy machine may need for a run of this small scenario


class Served:
    """A copy of the scenario, and a server that shows it."""

    def __init__(self, *arguments, scenario=SCENARIO):
        self.holder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.holder.name) / "scenario"
        shutil.copytree(scenario, self.folder)
        self.start(*arguments)

    def start(self, *arguments):
        environment = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG")}
        self.errors = tempfile.TemporaryFile("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", self.folder, "--port", "0", *([] if "-n" in arguments else ["-n", "100"]), *arguments],
            stdout=subprocess.PIPE, stderr=self.errors, text=True, env=environment)
        self.address = self.process.stdout.readline().strip()
        match = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/([0-9a-f]{40})/", self.address)
        if not match:
            raise AssertionError(f"no address: {self.address!r}\n{self.said()}")
        self.port, self.token = int(match[1]), match[2]

    def said(self):
        self.errors.seek(0)
        return self.errors.read()

    def stop(self, sent=signal.SIGINT):
        """The exit code, and how long the end took."""
        begun = time.monotonic()
        self.process.send_signal(sent)
        code = self.process.wait(PATIENCE)
        return code, time.monotonic() - begun

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()

    def again(self, *arguments):
        self.end()
        self.start(*arguments)

    def close(self):
        self.end()
        self.holder.cleanup()

    def ask(self, method="GET", path=None, headers=None, body=None, host=None):
        """Status, headers and text. `path` is sent as it is; `headers` may repeat a name."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection._validate_path = lambda url: None  # paths that no honest client sends are the point
        try:
            connection.putrequest(method, f"/{self.token}/" if path is None else path, skip_host=True, skip_accept_encoding=True)
            if host is not False:
                connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            for name, value in headers or []:
                connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode("utf-8")
        finally:
            connection.close()

    def raw(self, sent, wait=True):
        """All that comes back for these bytes, until the other side ends it."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            with contextlib.suppress(ConnectionError):
                connection.sendall(sent)
            heard = b""
            while wait:
                with contextlib.suppress(ConnectionError):
                    got = connection.recv(65536)
                    if got:
                        heard += got
                        continue
                break
            return heard

    def edit(self, name, old, new):
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise AssertionError(f"{old!r} stands {text.count(old)} times in {name}")
        path.write_text(text.replace(old, new), encoding="utf-8")


class Events:
    """What an open page hears."""

    def __init__(self, served):
        self.connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)
        self.connection.request("GET", f"/{served.token}/events")
        self.answer = self.connection.getresponse()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.sock and self.connection.sock.close()
        self.connection.close()

    def until(self, wanted):
        """The first state that is as wanted."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            line = self.answer.readline().decode("utf-8")
            if line == "":
                raise AssertionError("the events have ended")
            if line.startswith("data: "):
                state = json.loads(line[6:])
                if wanted(state):
                    return state
        raise AssertionError("no such state came")

    def version(self, version):
        return self.until(lambda state: state["version"] >= version and not state["running"])


class OneServer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.served = Served()
        cls.addClassCleanup(cls.served.close)
        with Events(cls.served) as events:
            events.version(1)

    def ask(self, *arguments, **named):
        return self.served.ask(*arguments, **named)


class Page(OneServer):
    def test_the_page_is_the_report_of_a_run(self):
        status, headers, text = self.ask()
        self.assertEqual(status, 200)
        self.assertEqual(headers["Content-Type"], "text/html; charset=utf-8")
        data = page_data(text)
        run = json.loads(sinews("run", self.served.folder, "-n", "100", "--json").stdout)
        self.assertEqual(data["run"]["result_hash"], run["result_hash"])
        self.assertEqual(int(headers["Content-Length"]), len(text.encode("utf-8")))

    def test_reports_on_disk_hear_of_nothing(self):
        with tempfile.TemporaryDirectory() as holder:
            out = pathlib.Path(holder) / "out"
            self.assertEqual(sinews("run", self.served.folder, "-n", "20", "--out", out).returncode, 0)
            text = (out / "report.html").read_text(encoding="utf-8")
        self.assertNotIn("EventSource", text)
        self.assertNotIn("sinews-live", text)
        self.assertIn("EventSource", self.ask()[2])

    def test_headers_keep_it_to_itself(self):
        for path in (None, f"/{self.served.token}/events", "/", f"/{self.served.token}/nothing"):
            _, headers, _ = self.ask("HEAD", path)
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(headers["Cache-Control"], "no-store")
            self.assertEqual(headers["Cross-Origin-Resource-Policy"], "same-origin")
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertIn("frame-ancestors 'none'", headers["Content-Security-Policy"])
            self.assertNotIn("Access-Control-Allow-Origin", headers)
            self.assertNotIn("Set-Cookie", headers)

    def test_scripts_run_by_a_nonce_that_is_never_the_same(self):
        nonces = set()
        for _ in range(3):
            _, headers, text = self.ask()
            nonce = re.search(r"script-src 'nonce-([0-9a-f]{40})'", headers["Content-Security-Policy"])[1]
            nonces.add(nonce)
            self.assertEqual(text.count(f' nonce="{nonce}"'), 2)
        self.assertEqual(len(nonces), 3)
        self.assertNotIn('http-equiv="Content-Security-Policy"', text)

    def test_head_is_get_without_the_page(self):
        _, get, text = self.ask()
        status, head, nothing = self.ask("HEAD")
        self.assertEqual((status, nothing), (200, ""))
        self.assertEqual(head["Content-Length"], get["Content-Length"])
        self.assertNotEqual(text, "")
        status, head, nothing = self.ask("HEAD", f"/{self.served.token}/events")
        self.assertEqual((status, nothing, head["Content-Type"]), (200, "", "text/event-stream; charset=utf-8"))


class Refusals(OneServer):
    def test_without_the_token_nothing_is_told(self):
        token = self.served.token
        wrong = token[:-1] + ("0" if token[-1] != "0" else "1")
        for path in ("/", "/events", f"/{wrong}/", f"/{token[1:]}/", f"/{token}{token}/", f"/{token.upper()}x/", "/favicon.ico", "//", "*",
                     f"/?{token}", f"//{token}/", f"/x/{token}/", f"http://127.0.0.1:{self.served.port}/{token}/"):
            status, _, text = self.ask(path=path)
            self.assertEqual(status, 403, path)
            self.assertNotIn(token, text)

    def test_no_path_leads_to_a_file(self):
        for rest in ("/../../etc/passwd", "/..", "/%2e%2e/%2e%2e/etc/passwd", "/%252e%252e/etc/passwd", "/..%2f..%2fetc/passwd",
                     "/..%5c..%5cetc", "/\\..\\..\\etc\\passwd", "//etc/passwd", "/etc/passwd", "/%00", "/events%00", "/scenario.toml", "/lines.csv",
                     "/report.html", "/?file=lines.csv", "/events/", "/./", ""):
            status, _, text = self.ask(path=f"/{self.served.token}{rest}")
            self.assertEqual(status, 404, rest)
            self.assertNotIn("root:", text)
        heard = self.served.raw(f"GET /{self.served.token}/\0 HTTP/1.1\r\nHost: 127.0.0.1:{self.served.port}\r\n\r\n".encode())
        self.assertRegex(heard, rb"^HTTP/1.1 40[04] ")

    def test_another_name_for_this_machine_is_refused(self):
        port = self.served.port
        self.assertEqual(self.ask(host=f"localhost:{port}")[0], 200)
        for host in ("127.0.0.1", "localhost", f"127.0.0.1:{port + 1}", f"rebound.example:{port}", f"127.0.0.1.example:{port}", f"[::1]:{port}"):
            self.assertEqual(self.ask(host=host)[0], 403, host)
        self.assertEqual(self.ask(host=False)[0], 403)
        self.assertEqual(self.ask(headers=[("Host", f"127.0.0.1:{port}")])[0], 403)

    def test_other_sites_are_refused(self):
        own = f"http://127.0.0.1:{self.served.port}"
        self.assertEqual(self.ask(headers=[("Origin", own), ("Sec-Fetch-Site", "same-origin")])[0], 200)
        self.assertEqual(self.ask(headers=[("Sec-Fetch-Site", "none")])[0], 200)
        for origin in ("http://evil.example", "null", f"https://127.0.0.1:{self.served.port}", f"http://127.0.0.1:{self.served.port + 1}"):
            self.assertEqual(self.ask(headers=[("Origin", origin)])[0], 403, origin)
        for site in ("cross-site", "same-site"):
            self.assertEqual(self.ask(headers=[("Sec-Fetch-Site", site)])[0], 403, site)
            self.assertEqual(self.ask(path=f"/{self.served.token}/events", headers=[("Sec-Fetch-Site", site)])[0], 403, site)

    def test_nothing_can_be_written(self):
        before = {path.name: path.read_bytes() for path in self.served.folder.iterdir()}
        for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
            status, headers, _ = self.ask(method, headers=[("Content-Length", "5")], body=b"wrong")
            self.assertEqual((status, headers["Allow"]), (405, "GET, HEAD"), method)
        self.assertEqual({path.name: path.read_bytes() for path in self.served.folder.iterdir()}, before)

    def test_it_listens_on_this_machine_alone(self):
        with open("/proc/net/tcp", encoding="ascii") as table:
            local = [line.split()[1] for line in table if line.split()[3] == "0A"]
        with open("/proc/net/tcp6", encoding="ascii") as table:
            local += [line.split()[1] for line in table if line.split()[3] == "0A"]
        self.assertEqual([place for place in local if place.endswith(f":{self.served.port:04X}")], [f"0100007F:{self.served.port:04X}"])


class Harm(OneServer):
    def well(self):
        self.assertEqual(self.ask()[0], 200)
        self.assertIsNone(self.served.process.poll())

    def memory(self):
        with open(f"/proc/{self.served.process.pid}/status", encoding="ascii") as table:
            return next(int(line.split()[1]) for line in table if line.startswith("VmRSS:")) / 1024

    def test_garbage_is_refused(self):
        host = f"Host: 127.0.0.1:{self.served.port}\r\n".encode()
        for sent in (b"\r\n\r\n\r\n", b"\0" * 4096, b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", bytes(range(256)) * 20, b"\x16\x03\x01\x02\x00\x01",
                     b"GET / HTTP/1.1\r\n" + host + b"Content-Length: -1\r\n\r\n", b"GET / HTTP/1.1\r\n" + host + b"Host : x\r\n\r\n",
                     b"GET / HTTP/1.1\nno: line ends\n\n"):
            heard = self.served.raw(sent)
            self.assertRegex(heard, rb"^(HTTP/1.1 4\d\d |$)", sent[:30])
        self.well()

    def test_a_request_without_end_is_cut(self):
        begun, before = time.monotonic(), self.memory()
        line = b"GET /" + b"a" * 30_000_000
        many = b"GET / HTTP/1.1\r\n" + b"".join(b"x-%d: y\r\n" % number for number in range(1_000_000))
        for sent in (line, many):
            heard = self.served.raw(sent)
            self.assertRegex(heard, rb"^(HTTP/1.1 431 |$)")
        self.assertLess(time.monotonic() - begun, 8, "it read to the end")
        self.assertLess(self.memory() - before, 16)
        self.well()

    def test_a_large_body_is_not_read(self):
        before = self.memory()
        head = f"POST /{self.served.token}/ HTTP/1.1\r\nHost: 127.0.0.1:{self.served.port}\r\nContent-Length: 900000000\r\n\r\n".encode()
        heard = self.served.raw(head + b"x" * 20_000_000)
        self.assertRegex(heard, rb"^(HTTP/1.1 405 |$)")
        self.assertLess(self.memory() - before, 16)
        self.well()

    def test_silent_and_slow_clients_keep_nobody_out(self):
        with contextlib.ExitStack() as open_ones:
            connections = [open_ones.enter_context(socket.create_connection(("127.0.0.1", self.served.port))) for _ in range(200)]
            self.well()
            for connection in connections[-30:]:
                connection.sendall(b"GET / HT")
            self.well()

    def test_a_client_that_does_not_end_its_request_is_ended(self):
        begun = time.monotonic()
        with socket.create_connection(("127.0.0.1", self.served.port), timeout=30) as connection:
            stop = threading.Event()

            def drip():  # a byte now and then does not prolong it
                with contextlib.suppress(OSError):
                    while not stop.wait(0.5):
                        connection.sendall(b"a")

            connection.sendall(b"GET /")
            dripping = threading.Thread(target=drip)
            dripping.start()
            with contextlib.suppress(ConnectionError):
                self.assertEqual(connection.recv(100), b"")
            stop.set()
            dripping.join()
        self.assertLess(time.monotonic() - begun, 15)
        self.well()

    def test_pages_that_nobody_takes_cost_no_memory_each(self):
        before = self.memory()
        request = f"GET /{self.served.token}/ HTTP/1.1\r\nHost: 127.0.0.1:{self.served.port}\r\n\r\n".encode()
        with contextlib.ExitStack() as open_ones:
            for _ in range(50):
                open_ones.enter_context(socket.create_connection(("127.0.0.1", self.served.port))).sendall(request)
            self.well()
            self.assertLess(self.memory() - before, 16)


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
