# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stranger needs to talk to driegesprek-cli: its process, its lines, phones and the live stream. Standard library only."""

import http.client
import json
import os
import queue
import select
import signal
import socket
import subprocess
import threading
import time
import urllib.parse
import uuid

CLI = os.environ.get("DRIE_CLI", "driegesprek-cli")
PATIENCE = int(os.environ.get("DRIE_PATIENCE", "60"))  # seconds until something awaited counts as missing

PLAN = {
    "theme": "Huiswerk",
    "question": "Wat helpt jou om thuis en op school je huiswerk af te krijgen?",
    "situation": "Het is zondagavond negen uur en er ligt nog werk voor maandag.",
    "school": "De Proefschool",
    "language": "nl",
    "date": "2026-11-24",
    "start": "19:30",
    "end": "21:40",
    "minutes": {"welcome": 10, "talk": 15, "answer": 15, "recap": 5, "reaction": 5, "closing": 5},
    "grace_seconds": 0,
}


def patiently(condition, what, patience=PATIENCE):
    """Waits until condition() is true and returns what it returned."""
    deadline = time.monotonic() + patience
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience} s in vain for {what}")
        time.sleep(0.02)


def run(*arguments, library=None, check=True):
    """A command of driegesprek-cli that ends by itself."""
    command = [CLI, *arguments]
    if library:
        command += ["--library", library]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE)
    if check and done.returncode != 0:
        raise AssertionError(f"{command} exited {done.returncode}: {done.stderr.decode()}")
    return done


class Serve:
    """driegesprek-cli serve: commands go in, lines come out. @host: phones find it there, and if not told otherwise it
    listens there; @under: what starts it."""

    def __init__(self, library, plan=None, resume=None, pace=None, host="127.0.0.1", listen=None, port=0, under=(), environment=None):
        self.host = host
        command = [*under, CLI, "serve", "--library", library, "--listen", listen or host, "--port", str(port)]
        if plan is not None:
            file = os.path.join(library, "plan.json")
            with open(file, "w", encoding="utf-8") as stream:
                json.dump(plan, stream)
            command.append(file)
        if resume is not None:
            command += ["--resume", str(resume)]
        if pace is not None:
            command += ["--pace", str(pace)]
        self.lines = []  # everything it said, in order
        self.state = None  # the newest one
        self._new = queue.Queue()
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self.process = subprocess.Popen(command, env={**os.environ, **(environment or {})}, **pipes)
        threading.Thread(target=self._read, daemon=True).start()
        self._errors = []
        threading.Thread(target=self._read_errors, daemon=True).start()
        self.listening = self.wait(lambda line: True, "the first line")
        if self.listening.get("event") != "listening":
            raise AssertionError(f"first line: {self.listening}")
        self.url, self.port = self.listening["url"], self.listening["port"]
        self.code, self.id = self.listening["code"], self.listening["id"]

    def _read(self):
        for line in self.process.stdout:
            self._new.put(json.loads(line))
        self._new.put(None)

    def _read_errors(self):
        for line in self.process.stderr:
            self._errors.append(line.decode(errors="replace"))

    def _take(self, timeout):
        line = self._new.get(timeout=timeout)
        if line is None:
            raise AssertionError(f"serve ended ({self.process.wait(5)}): {''.join(self._errors)}")
        self.lines.append(line)
        if line.get("event") == "state":
            self.state = line
        return line

    def wait(self, wanted, what, patience=PATIENCE):
        """The next line that @wanted takes; those before it are kept in lines."""
        deadline = time.monotonic() + patience
        while True:
            try:
                line = self._take(max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"waited in vain for {what}; the last lines: {self.lines[-5:]}") from None
            if wanted(line):
                return line

    def drain(self):
        while True:
            try:
                self._take(0)
            except queue.Empty:
                return

    def event(self, name, **members):
        """The line of that event with these members, among those that came or among those to come."""
        self.drain()

        def fits(line):
            return line.get("event") == name and all(line.get(key) == value for key, value in members.items())

        for line in self.lines:
            if fits(line):
                return line
        return self.wait(fits, f"{name} {members}")

    def send(self, command):
        self.process.stdin.write(command.encode() + b"\n")
        self.process.stdin.flush()

    def command(self, command):
        """Sends a command and returns its ok or error line."""
        self.drain()
        self.send(command)
        word = command.split(" ")[0]
        answer = self.wait(lambda line: line.get("event") in ("ok", "error"), f"the answer to {command}")
        if answer.get("command") != word:
            raise AssertionError(f"{command!r} was answered with {answer}")
        return answer

    def ok(self, command):
        answer = self.command(command)
        if answer["event"] != "ok":
            raise AssertionError(f"{command!r} was refused: {answer}")
        return answer

    def refused(self, command):
        answer = self.command(command)
        if answer["event"] != "error":
            raise AssertionError(f"{command!r} was accepted")
        for member in ("code", "message"):
            if not isinstance(answer.get(member), str) or not answer[member]:
                raise AssertionError(f"{command!r}: no {member} in {answer}")
        return answer["code"]

    def said(self, words, since=0):
        """The line on standard error that has these words, among those from number @since on or among those to come."""
        return patiently(lambda: next((line for line in self._errors[since:] if words in line), None), f"“{words}”, but {self._errors}")

    def n_said(self):
        return len(self._errors)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)

    def end(self, how="eof"):
        """Ends it politely and returns its exit status."""
        if self.process.poll() is None:
            if how == "eof":
                self.process.stdin.close()
            else:
                self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def put_away(self):
        """Ends it if it has not ended, and closes what led to it."""
        if self.process.poll() is None:
            self.kill()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except OSError:
                pass


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def error(self):
        return self.json.get("error")

    def __repr__(self):
        return f"{self.status} {self.body[:200]!r}"


def encode(**fields):
    return urllib.parse.urlencode(fields).encode()


FORM = "application/x-www-form-urlencoded"


class Phone:
    """A device: keeps its cookie, sends its origin."""

    def __init__(self, serve, circle=None, cookie=None):
        self.serve, self.circle, self.cookie = serve, circle, cookie
        self.host = getattr(serve, "host", "127.0.0.1")
        self.patience = PATIENCE  # with one answer
        self.source = None  # (address, port) to come from, where there is more than one

    @property
    def origin(self):
        return f"http://{self.host}:{self.serve.port}"

    def request(self, method, path, body=None, headers=None, chunked=False):
        connection = http.client.HTTPConnection(self.host, self.serve.port, timeout=self.patience, source_address=self.source)
        try:
            all_headers = {"Accept": "application/json"}
            if self.cookie:
                all_headers["Cookie"] = self.cookie
            if method != "GET":
                all_headers["Origin"] = self.origin
            all_headers.update(headers or {})
            all_headers = {name: value for name, value in all_headers.items() if value is not None}
            try:
                connection.request(method, path, body=body, headers=all_headers, encode_chunked=chunked)
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused before all of it was sent: the answer is there to be read
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        for value in answer.headers.get_all("Set-Cookie") or []:
            pair = value.split(";")[0]
            if pair.split("=")[0].strip().lower() not in ("lang", "circle"):
                self.cookie = pair
        return answer

    def get(self, path="", **headers):
        return self.request("GET", f"/{self.serve.code}{path}", headers=headers)

    def state(self):
        answer = self.get("/state")
        if answer.status != 200:
            raise AssertionError(f"state: {answer}")
        return answer.json

    def post(self, text, circle=None, key=None, to=None, lang="nl", headers=None):
        """Writes a note; answer.key is its key."""
        key = key or str(uuid.uuid4())
        fields = {"circle": circle or self.circle, "text": text, "key": key, "lang": lang}
        if to:
            fields["to"] = to
        answer = self.request(
            "POST", f"/{self.serve.code}/notes", encode(**fields), {"Content-Type": FORM, **(headers or {})}
        )
        answer.key = key
        return answer

    def put(self, key, text):
        return self.request("PUT", f"/{self.serve.code}/notes/{key}", encode(text=text), {"Content-Type": FORM})

    def delete(self, key):
        return self.request("DELETE", f"/{self.serve.code}/notes/{key}")

    def notes(self):
        """One's own notes, by key."""
        answer = self.get("/notes")
        if answer.status != 200:
            raise AssertionError(f"notes: {answer}")
        listed = answer.json
        listed = listed["notes"] if isinstance(listed, dict) else listed
        return {note["key"]: note for note in listed}


class Stream:
    """The live stream of a phone, read on a thread: events are (name, id, data)."""

    def __init__(self, phone, last=None):
        self.events, self.heartbeats, self.ended = [], 0, False
        self._socket = socket.create_connection((phone.host, phone.serve.port), timeout=PATIENCE)
        circle = f"?circle={phone.circle}" if phone.circle else ""
        lines = [f"GET /{phone.serve.code}/events{circle} HTTP/1.1", f"Host: {phone.host}:{phone.serve.port}"]
        lines += ["Accept: text/event-stream"]
        if phone.cookie:
            lines.append(f"Cookie: {phone.cookie}")
        if last:
            lines.append(f"Last-Event-ID: {last}")
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        response = http.client.HTTPResponse(self._socket, method="GET")
        response.begin()
        self.status, self.headers = response.status, response.headers
        self._response = response
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        name, identity, data = "message", None, []
        try:
            for raw in self._response:
                line = raw.decode().rstrip("\r\n")
                if line.startswith(":"):
                    self.heartbeats += 1
                elif line == "":
                    if data:
                        self.events.append((name, identity, "\n".join(data)))
                    name, data = "message", []
                else:
                    field, _, value = line.partition(":")
                    value = value[1:] if value.startswith(" ") else value
                    if field == "event":
                        name = value
                    elif field == "id":
                        identity = value
                    elif field == "data":
                        data.append(value)
        except (OSError, http.client.HTTPException, ValueError, AttributeError):
            pass
        self.ended = True

    def states(self):
        return [json.loads(data) for name, _, data in list(self.events) if name != "mine"]

    def mine(self):
        return [json.loads(data) for name, _, data in list(self.events) if name == "mine"]

    def close(self):
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self._socket.close()
