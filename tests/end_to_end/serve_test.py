"""`sinews serve`: what is answered, who is let in, and who does no harm."""

import contextlib
import json
import pathlib
import re
import socket
import tempfile
import threading
import time
import unittest

from program import page_data, sinews
from served import Events, Served


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


if __name__ == "__main__":
    unittest.main()
