#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody sends who means harm, byte by byte. Everything is refused in a defined way, tells nothing, and leaves the others alone.

DRIE_CLI names the program; as contract.py.
"""

import errno
import json
import os
import re
import shutil
import socket
import sys
import tempfile
import unittest
import uuid

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from wire import FORM, PATIENCE, PLAN, Phone, Serve, Stream, encode, patiently  # noqa: E402

SECRET = "Zonder naam gevraagd"


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.library = tempfile.mkdtemp(prefix="drie-attack-")
        self.addCleanup(shutil.rmtree, self.library, True)
        # A sanitiser keeps what was freed; here it shall show what was not.
        options = os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1:thread_local_quarantine_size_kb=64"
        self.serve = Serve(self.library, PLAN, environment={"ASAN_OPTIONS": options})
        self.addCleanup(self.serve.put_away)
        self.serve.ok("start")
        self.serve.ok("next")
        self.code = self.serve.code
        self.us = f"127.0.0.1:{self.serve.port}"
        self.host = f"Host: {self.us}\r\n"
        self.phone = Phone(self.serve, "parents")
        self.phone.get()

    def tearDown(self):
        """Whatever was sent: others are served, and the program has nothing to say about it."""
        self.assertEqual(Phone(self.serve, "teachers").get("/state").status, 200)
        self.assertEqual(self.serve.end(), 0)
        self.assertEqual(self.serve._errors, [])

    def send(self, request, pieces=1):
        """Sends bytes, then nothing more; what came back to the end. Who is cut off while sending may not hear why."""
        data = request if isinstance(request, bytes) else request.encode("latin-1")
        size = max(1, len(data) // pieces)
        answer = b""
        with socket.create_connection(("127.0.0.1", self.serve.port), timeout=PATIENCE) as connection:
            try:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for start in range(0, len(data), size):
                    connection.sendall(data[start : start + size])
                connection.shutdown(socket.SHUT_WR)
            except ConnectionError:
                pass
            except OSError as error:
                self.assertEqual(error.errno, errno.ENOTCONN)
            try:
                while piece := connection.recv(65536):
                    answer += piece
            except ConnectionError:
                pass
        return answer

    def statuses(self, request, pieces=1):
        return [int(status) for status in re.findall(rb"HTTP/1\.[01] (\d{3})", self.send(request, pieces))]

    def get(self, path, headers="", last=True):
        """@last: of its connection."""
        close = "Connection: close\r\n" if last else ""
        return f"GET {path} HTTP/1.1\r\n{self.host}{close}{headers}\r\n"

    def form(self, framing, body, version="1.1"):
        return f"POST /{self.code}/notes HTTP/{version}\r\n{self.host}Content-Type: {FORM}\r\n{framing}\r\n{body}"

    def assertRefused(self, statuses, pieces):
        self.assertIn(statuses, ([400],) if pieces == 1 else ([400], []))

    def written(self):
        """The words that reached the chair. Commands are answered after what came before them."""
        self.serve.ok("pause")
        self.serve.ok("resume")
        return [line["text"] for line in self.serve.lines if line["event"] == "note"]


class Framing(Case):
    """Where does a request end? Only one reading is ever taken; what could be a second request behind it is not carried out."""

    BODY = "circle=parents&text=Gesmokkeld"

    def test_lengths(self):
        size = len(self.BODY)
        chunks = f"{size:x}\r\n{self.BODY}\r\n0\r\n\r\n"
        cases = [
            (f"Content-Length: {size}\r\nTransfer-Encoding: chunked\r\n", chunks),
            (f"Transfer-Encoding: chunked\r\nContent-Length: {size}\r\n", chunks),
            (f"Content-Length: 5\r\nContent-Length: {size}\r\n", self.BODY),
            (f"Content-Length: {size}\r\nContent-Length: {size}\r\n", self.BODY),
            (f"Content-Length: {size}, {size}\r\n", self.BODY),
            (f"Content-Length: +{size}\r\n", self.BODY),
            ("Content-Length: -1\r\n", self.BODY),
            ("Content-Length: 0x1e\r\n", self.BODY),
            ("Content-Length: \r\n", self.BODY),
            ("Content-Length: 99999999999999999999\r\n", self.BODY),
            (f"Content-Length : {size}\r\n", self.BODY),
            (f"Content-Length\t: {size}\r\n", self.BODY),
            (f" Content-Length: {size}\r\n", self.BODY),
            (f"Content-Length:\r\n {size}\r\n", self.BODY),
            (f"Content-Length: {size}\rX: y\r\n", self.BODY),
            (f"Content-Length: {size}\0\r\n", self.BODY),
            (f"Content-Length: {'0' * 70}{size}\r\n", self.BODY),
            ("Transfer-Encoding: xchunked\r\n", chunks),
            ("Transfer-Encoding: gzip, chunked\r\n", chunks),
            ("Transfer-Encoding: chunked, identity\r\n", chunks),
            ("Transfer-Encoding: identity\r\n", chunks),
            ("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", chunks),
            ("Transfer-Encoding: chunked;q=1\r\n", chunks),
            ('Transfer-Encoding: "chunked"\r\n', chunks),
            ("Transfer-Encoding:\r\n chunked\r\n", chunks),
            ("Transfer-Encoding : chunked\r\n", chunks),
            ("Transfer-Encoding\r\n", chunks),
        ]
        for framing, body in cases:
            for pieces in (1, 10):
                with self.subTest(framing, pieces=pieces):
                    self.assertRefused(self.statuses(self.form(framing, body + self.get(f"/{self.code}/state")), pieces), pieces)
        self.assertEqual(self.written(), [])

    def test_chunks(self):
        """However the pieces are told: what comes behind the end of such a body, or behind what is none, is no request."""
        sizes = ["-1", "zz", "", "ffffffffffffffff", "fffffffffffffffff1e", "1\n", "1e;" + "x" * 200000, "7fffffffffffffff"]
        for size in (*sizes, "0x1e", "+1e", " 1e", "1e ", "1f", "1d", "1e;x=y"):
            with self.subTest(size[:20]):
                body = f"{size}\r\n{self.BODY}\r\n0\r\n\r\n"
                answer = self.statuses(self.form("Transfer-Encoding: chunked\r\n", body + self.get(f"/{self.code}/state")))
                self.assertIn(answer, ([], [400]))
        self.assertEqual(self.written(), [])
        trailer = f"{len(self.BODY):x}\r\n{self.BODY}\r\n0\r\nHost: evil.example\r\n\r\n"
        answer = self.statuses(self.form("Transfer-Encoding: chunked\r\n", trailer + self.get(f"/{self.code}/state")))
        self.assertEqual(answer, [201])

    def test_head_broken_off(self):
        """Half a head is none: what it does not say any more could have changed what it means."""
        whole = self.get(f"/{self.code}/state", "X: y\r\n")
        for head in (whole[:-2], whole[:-1], whole[:-7], whole[:20], whole[: whole.index("\r\n") + 2]):
            for pieces in (1, 3):
                with self.subTest(head, pieces=pieces):
                    self.assertEqual(self.statuses(head, pieces), [400])

    def test_broken_off(self):
        """Half a question is none, however the other half was lost."""
        chunk = f"{len(self.BODY):x}\r\n{self.BODY}"
        for rest in ("", "\r", "\r\n", "\r\n5\r\n+me", "\r\nzz\r\n+meer\r\n0\r\n\r\n", "XX\r\n0\r\n\r\n", "\n0\n\n", "\r\n0\r\n"):
            for pieces in (1, 10):
                with self.subTest(rest, pieces=pieces):
                    self.assertIn(self.statuses(self.form("Transfer-Encoding: chunked\r\n", chunk + rest), pieces), ([], [400]))
        self.assertEqual(self.statuses(self.form(f"Content-Length: {len(self.BODY) + 1}\r\n", self.BODY)), [])
        self.assertEqual(self.written(), [])
        whole = "".join(f"1\r\n{byte}\r\n" for byte in self.BODY) + "0\r\n\r\n"
        self.assertEqual(self.statuses(self.form("Transfer-Encoding: chunked\r\n", whole), 10), [201])

    def test_none_told(self):
        """A body that nobody announced is another request, and none of ours."""
        self.assertEqual(self.statuses(self.form("", self.BODY + "\r\n\r\n")), [422, 400])

    def test_lines(self):
        """Lines that readers take in different ways."""
        for line in ("X: a\r\n b\r\n", " X: a\r\n", "X\r\n", "X : a\r\n", "X: a\rY: b\r\n", "\0: a\r\n", ": \0\r\n"):
            for pieces in (1, 10):
                with self.subTest(line, pieces=pieces):
                    self.assertRefused(self.statuses(self.get(f"/{self.code}/state", line), pieces), pieces)
        self.assertEqual(self.statuses(self.get(f"/{self.code}/state").replace("\r\n", "\n")), [200])

    def test_only_listens(self):
        """Who has said all and only listens hears the answer, and nothing else."""
        self.assertEqual(self.statuses(self.get(f"/{self.code}/state", last=False) * 3), [200] * 3)

    def test_pipelined(self):
        """Requests in one go, or byte by byte, with bodies between them: an answer each, in their order."""
        note = self.form(f"Content-Length: {len(self.BODY)}\r\n", self.BODY)
        state = f"/{self.code}/state"
        mixed = self.get(state, last=False) + note + "\r\n" + self.get("/nowhere", last=False) + f"BREW / HTTP/1.1\r\n{self.host}\r\n"
        mixed += f"POST /{self.code}/next HTTP/1.1\r\n{self.host}Accept: application/json\r\n\r\n"
        mixed += self.get(state, "Content-Length: 7\r\n", last=False) + "GET / H" + self.get(f"/{self.code}").replace("GET", "HEAD")
        for pieces in (1, 7, len(mixed)):
            with self.subTest(pieces=pieces):
                self.assertEqual(self.statuses(mixed, pieces), [200, 201, 404, 405, 204, 200, 200])
        many = self.get(state, last=False) * 200 + self.get(state)
        self.assertEqual(self.statuses(many), [200] * 201)
        self.assertEqual(self.written(), ["Gesmokkeld"] * 3)


class Bombs(Case):
    def memory(self):
        with open(f"/proc/{self.serve.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])

    def test_headers(self):
        """As much as a browser never sends is answered or cut off."""
        page = f"/{self.code}"
        cases = {
            "many": "X: y\r\n" * 2500,
            "long": f"X: {'y' * 15000}\r\n",
            "cookies": "Cookie: " + "; ".join(["device=" + "a" * 32] * 375) + "\r\n",
            "cookie headers": "Cookie: device=x\r\n" * 850,
            "languages": "Accept-Language: " + "nl;q=0.1," * 1600 + "\r\n",
            "types": "Accept: " + "text/html;q=0," * 1100 + "\r\n",
        }
        for name, headers in cases.items():
            with self.subTest(name):
                self.assertEqual(self.statuses(self.get(page, headers)), [200])
        for name in cases:
            with self.subTest("too much", name=name):
                for times in (2, 40):
                    self.assertIn(self.statuses(self.get(page, cases[name] * times)), ([], [400]))
        self.assertIn(self.statuses(self.get("/" + "a" * 200000)), ([], [400]))
        self.assertIn(self.statuses("A" * 300000 + self.get("/")), ([], [400], [405]))

    def test_kept_by_nobody(self):
        """Words that strangers make up take no memory once they are answered."""
        long = "A" * 15000
        makers = [
            lambda n: f"M{n}{long} / HTTP/1.1\r\n{self.host}Connection: close\r\n\r\n",
            lambda n: f"GET /{n}{long} HTTP/1.1\r\n{self.host}Transfer-Encoding: x\r\n\r\n",
            lambda n: f"GET /{n}{long} HTTP/1.1\r\n{self.host}Content-Length: x\r\n\r\n",
            lambda n: f"GET /{n}{long[:6000]} HTTP/1.1\r\n{self.host}X{n}{long[:9000]}: y\r\nConnection: close\r\n\r\n",
            lambda n: f"GET /{self.code}?{n}{long} HTTP/1.1\r\n{self.host}Cookie: device={n}\r\nConnection: close\r\n\r\n",
        ]
        for make in makers:
            self.send(make(0))
        before = self.memory()
        for number in range(350):
            for make in makers:
                self.send(make(number))
        # 25 MB of them were sent.
        self.assertLess(self.memory() - before, 8000)

    def hold(self, request, lines):
        """Sends it by so many lines, each of which reads nothing."""
        held = []
        for _ in range(lines):
            line = socket.create_connection(("127.0.0.1", self.serve.port), timeout=PATIENCE, source_address=("127.0.0.2", 0))
            self.addCleanup(line.close)
            line.sendall(request.encode())
            held.append(line)
        return held

    def test_in_pieces(self):
        """A body takes the room of its bytes, however small the pieces in which it comes."""
        before = self.memory()
        self.hold(self.form("Transfer-Encoding: chunked\r\n", "1\r\na\r\n" * 8000), 40)
        # Lines of one address are read in the order in which they ask.
        self.assertRegex(self.hold(self.get(f"/{self.code}/state"), 1)[0].recv(65536), b"^HTTP/1.1 200 ")
        self.assertLess(self.memory() - before, 16000)


class Targets(Case):
    def test_methods(self):
        for method in ("TRACE", "OPTIONS", "PATCH", "PROPFIND", "get", "G", "GETS", "POSTPONE", "X" * 5000, "CONNECT"):
            for pieces in (1, 10):
                with self.subTest(method[:20], pieces=pieces):
                    secret = "Cookie: device=geheim\r\n"
                    answer = self.send(f"{method} /{self.code} HTTP/1.1\r\n{self.host}{secret}Connection: close\r\n\r\n", pieces)
                    self.assertTrue(answer.startswith(b"HTTP/1.1 405 "), answer)
                    self.assertIn(b"Allow: GET, HEAD\r\n", answer)
                    self.assertNotIn(b"geheim", answer)
        self.assertEqual(self.statuses(f"OPTIONS * HTTP/1.1\r\n{self.host}Connection: close\r\n\r\n"), [404])
        self.assertEqual(self.statuses(f"CONNECT {self.us} HTTP/1.1\r\n{self.host}Connection: close\r\n\r\n"), [400])
        for method in ("PUT", "DELETE"):
            self.assertEqual(self.statuses(f"{method} /{self.code} HTTP/1.1\r\n{self.host}Connection: close\r\n\r\n"), [405])

    def test_addresses(self):
        """A whole address in the first line counts like the Host header; nothing is fetched for anybody."""
        state = f"/{self.code}/state"
        cases = {
            f"http://{self.us}{state}": 200,
            f"http://evil.example{state}": 421,
            f"http://evil.example:{self.serve.port}{state}": 421,
            f"http://{self.us}@evil.example{state}": 421,
            f"http://us@{self.us}{state}": 421,
            f"https://{self.us}{state}": 400,
            "file:///etc/passwd": 400,
            f"{self.code}/state": 400,
        }
        for target, status in cases.items():
            with self.subTest(target):
                self.assertEqual(self.statuses(self.get(target)), [status])
        self.assertEqual(self.statuses(f"GET http://{self.us}{state} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), [421])

    def test_paths(self):
        code = self.code
        lost = [f"/{code}%00/state", f"//{code}/state", f"/{code}//state", f"/{code}/state/", f"/{code}/State", f"/{code}/%c0%af"]
        lost += [f"/{code}%c0%afstate", f"/{code}%2fstate", f"/{code}%252fstate", f"/{code}\\state", f"/{code}/state%20"]
        lost += [f"/{code};/state", "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", f"/{code}/%ed%a0%80"]
        lost += [f"/{code}/../state", f"/{code}/%2e%2e/state", f"/{code}/chair", "/library.db", f"/{code}/events/x", "/%", "/%ff"]
        for path in lost:
            with self.subTest(path):
                answer = self.send(self.get(path))
                self.assertRegex(answer, rb"^HTTP/1\.1 40[04] ")
                self.assertNotIn(PLAN["theme"].encode(), answer)
        for path in (f"/{code.lower()}/state", f"/x/../{code}/state", f"/{code}/%73tate"):
            with self.subTest(path):
                self.assertEqual(self.statuses(self.get(path)), [200])

    def test_foreign_names(self):
        """Another name that was made to point here (DNS rebinding) gets nothing of the evening, and writes nothing."""
        for host in ("evil.example", f"evil.example:{self.serve.port}", "127.0.0.1", f"127.0.0.1.:{self.serve.port}", f"0:{self.serve.port}"):
            for accept in ("text/html", "application/json"):
                with self.subTest(host, accept=accept):
                    headers = f"Host: {host}\r\nOrigin: http://{host}\r\nAccept: {accept}\r\n"
                    for path in ("", "/state", "/notes", "/events", "/leaflet"):
                        answer = self.send(f"GET /{self.code}{path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n")
                        self.assertTrue(answer.startswith(b"HTTP/1.1 421 "), answer)
                        self.assertNotIn(PLAN["theme"].encode(), answer)
                        self.assertNotIn(b"Set-Cookie", answer)
                    self.assertEqual(self.phone.post("Vreemd", headers={"Host": host, "Origin": f"http://{host}"}).status, 421)
        self.assertEqual(self.written(), [])

    def test_foreign_pages(self):
        """A page from elsewhere changes nothing, and no answer of ours may be read by one."""
        key = self.phone.post("Van mij").key
        foreign = [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": f"https://{self.us}"}, {"Origin": f"http://{self.us}.evil.example"}]
        foreign += [{"Origin": None, "Sec-Fetch-Site": site} for site in ("cross-site", "same-site", "none")]
        for headers in foreign:
            with self.subTest(headers):
                self.assertEqual(self.phone.post("Vreemd", headers=headers).status, 403)
                headers = {"Content-Type": FORM, **headers}
                for method, path in (("PUT", f"/notes/{key}"), ("DELETE", f"/notes/{key}"), ("POST", "/next")):
                    answer = self.phone.request(method, f"/{self.code}{path}", encode(text="Vreemd"), headers)
                    self.assertEqual(answer.status, 403)
                    self.assertIsNone(answer.headers["Set-Cookie"])
                for path in ("", "/state", "/notes"):
                    answer = self.phone.get(path, **headers)
                    self.assertFalse([name for name in answer.headers if name.lower().startswith("access-control")])
        preflight = f"OPTIONS /{self.code}/notes HTTP/1.1\r\n{self.host}Origin: http://evil.example\r\nConnection: close\r\n\r\n"
        self.assertEqual(self.statuses(preflight), [405])
        self.assertEqual(self.phone.notes()[key]["text"], "Van mij")
        self.assertEqual(self.written(), ["Van mij"])


class Strangers(Case):
    """Another phone's notes, with everything that can be seen or guessed."""

    def setUp(self):
        super().setUp()
        self.key = self.phone.post(SECRET).key
        self.secret = self.phone.cookie.partition("=")[2]
        page = self.phone.get("", Accept="text/html").body.decode()
        self.spare = re.search(r'data-spare="([0-9a-f]+)"', page)[1]
        self.page_key = re.search(r'name="key" value="([^"]+)"', page)[1]

    def guesses(self):
        """Cookies of a phone that has none, or has somebody's words for one."""
        other = Phone(self.serve, "parents")
        other.get()
        near = self.secret[:-1] + ("0" if self.secret[-1] != "0" else "1")
        values = [None, other.cookie, f"device={self.key}", f"device={self.page_key}", f"device={self.spare}", f"device={near}", "device="]
        values += ["device=" + "0" * 32, f"device={self.secret.upper()}", f"device={self.secret}x", f"Device={self.secret}"]
        values += [f"xdevice={self.secret}", f'device="{self.secret}"', f"device={self.secret[:31]}", f"spare={self.secret}"]
        return values

    def places(self):
        """Addresses that say whose notes are meant."""
        return ["", f"?spare={self.spare}", f"?spare={self.key}", f"?device={self.secret}", f"?key={self.key}", "?spare=", f"?spare={self.secret[:31]}"]

    def test_read_change_withdraw(self):
        for cookie in self.guesses():
            phone = Phone(self.serve, "parents", cookie)
            for place in self.places():
                with self.subTest(cookie, place=place):
                    phone.cookie = cookie
                    for path, accept in (("/notes", "application/json"), ("", "text/html"), ("/leaflet", "text/html")):
                        self.assertNotIn(SECRET, phone.get(path + place, Accept=accept).body.decode())
                        phone.cookie = cookie
                    note = f"/{self.code}/notes/{self.key}{place}"
                    self.assertEqual(phone.request("PUT", note, encode(text="Gekaapt"), {"Content-Type": FORM}).status, 404)
                    self.assertEqual(phone.request("DELETE", note).status, 404)
        self.assertEqual(self.phone.notes()[self.key]["text"], SECRET)

    def test_key(self):
        """The key alone, which a shoulder or an old page may give away, tells nothing either."""
        for words in ("", "x", SECRET[:-1], SECRET.upper()):
            for accept in ("application/json", "text/html"):
                with self.subTest(words, accept=accept):
                    answer = Phone(self.serve, "parents").post(words, key=self.key, headers={"Accept": accept})
                    self.assertEqual(answer.status, 422)
                    self.assertNotIn(SECRET, answer.body.decode())
        self.assertEqual(Phone(self.serve, "parents").post(SECRET, key=self.key).status, 200)
        self.assertEqual(self.written(), [SECRET])

    def test_keys_of_paper(self):
        self.serve.ok("paper teachers Op papier")
        key = self.serve.event("note", text="Op papier")["key"]
        self.assertNotIn("Op papier", self.phone.post("x", key=key).body.decode())
        self.assertEqual((self.phone.put(key, "x").status, self.phone.delete(key).status), (404, 404))

    def test_live(self):
        """What becomes of a note is told to its writer alone."""
        streams = [Stream(Phone(self.serve, f"parents&spare={self.key}", cookie)) for cookie in self.guesses()]
        streams += [Stream(Phone(self.serve, "parents", cookie), last="1") for cookie in self.guesses()]
        own = Stream(Phone(self.serve, "parents", self.phone.cookie), last="1")
        for stream in (*streams, own):
            self.addCleanup(stream.close)
            patiently(stream.states, "the state")
        self.serve.ok(f"select {self.key}")
        patiently(lambda: own.mine() and own.mine()[-1]["disposition"] == "selected", "its news")
        self.serve.ok("pause")
        for stream in streams:
            patiently(lambda stream=stream: stream.states()[-1]["paused"], "the pause")
            self.assertEqual(stream.mine(), [])


class Traces(Case):
    """Nothing that everybody can read leads to a writer."""

    def identifiers(self, phone, key):
        secret = phone.cookie.partition("=")[2]
        return [key, key.replace("-", ""), key[:8], secret, secret[:12], "127.0.0.1", "0000:7f00"]

    def test_public(self):
        phones = [Phone(self.serve, "parents") for _ in range(3)]
        keys = [phone.post(f"Vraag {number}").key for number, phone in enumerate(phones)]
        reader = Phone(self.serve, "teachers")
        stream = Stream(reader, last="1")
        self.addCleanup(stream.close)
        self.serve.ok(f"select {keys[2]}")
        self.serve.ok(f"select {keys[0]}")
        self.serve.ok("next")
        self.serve.ok(f"ask {keys[2]}")
        asking = [reader.get("/state").body.decode(), reader.get("", Accept="text/html").body.decode()]
        self.serve.ok(f"ask {keys[0]}")
        self.serve.ok("asked")
        self.serve.ok("close")
        self.serve.ok("publish")
        patiently(lambda: stream.states() and stream.states()[-1]["closed"], "the end")
        answers = [reader.get(path, Accept=accept) for path, accept in (("", "text/html"), ("/leaflet", "text/html"), ("/state", "*/*"))]
        public = asking + [answer.body.decode() for answer in answers] + [json.dumps(stream.events)]
        public += [str(answer.headers.items()) for answer in answers]
        self.assertIn("Vraag 2", public[3])
        self.assertIn("Vraag 2", json.dumps(stream.states()))
        self.assertEqual(stream.mine(), [])
        for phone, key in zip(phones, keys):
            for text in public:
                for found in self.identifiers(phone, key):
                    self.assertNotIn(found, text.replace(self.us, ""))
        # Not even in the order of arrival: as they were put.
        self.assertLess(public[3].index("Vraag 2"), public[3].index("Vraag 0"))
        members = {"text"}
        for state in stream.states():
            self.assertLessEqual(set(state["asking"] or {}), members)

    def test_disk(self):
        """In no file: no address, no browser, no cookie."""
        agent = "Zeldzame-Telefoon/7"
        self.phone.source = ("127.0.0.9", 0)
        self.phone.post(SECRET, headers={"User-Agent": agent, "X-Forwarded-For": "203.0.113.77", "Accept-Language": "qqz"})
        self.assertEqual(self.written(), [SECRET])
        found = [agent, "203.0.113.77", "qqz", "127.0.0.9", self.phone.cookie.partition("=")[2]]
        for folder, _, names in os.walk(self.library):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    content = file.read()
                for words in found:
                    self.assertFalse(words.encode() in content, f"{words} in {name}")


if __name__ == "__main__":
    unittest.main()
