"""A server of a copy of the small scenario, and what an open page hears, for the tests of `sinews serve`."""

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
import time

from program import PROGRAM, SCENARIO

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
