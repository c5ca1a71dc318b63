#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Floods: from one address and from many, while ordinary phones, the laptop itself and the chair get through. In a hall of its own (in-hall).

FLOOD_SECONDS says how long each lasts; DRIE_CLI names the program.
"""

import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from wire import FORM, PLAN, Phone, Serve, encode  # noqa: E402

IN_HALL = os.path.join(HERE, "..", "web", "in-hall")
LAPTOP = "192.168.77.1"
ATTACKER = "192.168.77.2"
POSTERS = 24
MOST = 500  # phones that wait for a flood to begin
SECONDS = float(os.environ.get("FLOOD_SECONDS", "3"))
# What a descriptor limit that any user has still allows on our side.
HELD = 800


class Flood:
    """Opens lines and holds them, with half a request on every other; posts, each time as a new phone, as fast as it can."""

    def __init__(self, serve, addresses):
        self.serve, self.addresses = serve, addresses
        self.lines, self.posts, self.ended = [], 0, False
        self.threads = [threading.Thread(target=work, daemon=True) for work in (self.hold, *[self.post] * POSTERS)]
        for thread in self.threads:
            thread.start()

    def hold(self):
        number = 0
        while not self.ended:
            number += 1
            try:
                line = socket.create_connection((LAPTOP, self.serve.port), timeout=2, source_address=(self.addresses[number % len(self.addresses)], 0))
                if number % 2:
                    line.sendall(b"GET / HTTP/1.1\r\nX: ")
                self.lines.append(line)
            except OSError:
                pass  # shut out, as may be
            if len(self.lines) > HELD:
                self.lines.pop(0).close()

    def note(self):
        body = encode(circle="teachers", text="Overlast", key=str(uuid.uuid4()))
        us = f"{LAPTOP}:{self.serve.port}"
        head = f"POST /{self.serve.code}/notes HTTP/1.1\r\nHost: {us}\r\nOrigin: http://{us}\r\nContent-Type: {FORM}\r\n"
        return head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body

    def post(self):
        """Fifty in one go, which are answered one after the other."""
        number = 0
        while not self.ended:
            number += 1
            try:
                source = (self.addresses[number % len(self.addresses)], 0)
                with socket.create_connection((LAPTOP, self.serve.port), timeout=2, source_address=source) as line:
                    line.sendall(b"".join(self.note() for _ in range(50)))
                    answers = 0
                    while answers < 50 and (piece := line.recv(65536)):
                        answers += piece.count(b"HTTP/1.1 ")
                        self.posts += piece.count(b"HTTP/1.1 ")
            except OSError:
                pass  # cut off, as may be

    def end(self):
        self.ended = True
        for thread in self.threads:
            thread.join(30)
        for line in self.lines:
            line.close()


class Floods(unittest.TestCase):
    def setUp(self):
        self.library = tempfile.mkdtemp(prefix="drie-flood-")
        self.addCleanup(shutil.rmtree, self.library, True)
        self.laptop = ("nsenter", "--target", os.environ["DRIE_LAPTOP"], "--net")
        self.serve = Serve(self.library, PLAN, host=LAPTOP, under=self.laptop)
        self.addCleanup(self.serve.put_away)
        self.serve.ok("start")
        self.serve.ok("next")

    def from_laptop(self):
        script = f"import urllib.request as u; print(u.urlopen('http://{LAPTOP}:{self.serve.port}/{self.serve.code}/state', timeout=20).status)"
        return subprocess.run([*self.laptop, sys.executable, "-c", script], capture_output=True, text=True, timeout=60).stdout.strip()

    def ordinary(self, address, number):
        """Joins, writes, and sees the note: how long it took."""
        began = time.monotonic()
        phone = Phone(self.serve, "parents")
        phone.source = (address, 0)
        self.assertEqual(phone.get().status, 200)
        self.assertEqual(phone.post(f"Gewone vraag {number}").status, 201)
        self.assertEqual([note["text"] for note in phone.notes().values()], [f"Gewone vraag {number}"])
        return time.monotonic() - began

    def check(self, addresses):
        flood = Flood(self.serve, addresses)
        took, number, until = [], 0, time.monotonic() + SECONDS
        try:
            while time.monotonic() < until or number < 5 or (not flood.posts and number < MOST):
                took.append(self.ordinary(f"192.168.77.{200 + number % 40}", number))
                number += 1
                if number % 5 == 0:
                    self.assertEqual(self.from_laptop(), "200")
                    self.serve.ok("pause")
                    self.serve.ok("resume")
        finally:
            flood.end()
        self.assertGreater(flood.posts, 0, "the flood itself got through now and then")
        print(f"{len(addresses)} addresses: {flood.posts} posts; {number} phones came through, slowest {max(took):.2f} s", file=sys.stderr)
        self.serve.ok("pause")  # answered after every note that was acknowledged
        self.assertEqual(self.serve.end(), 0)
        written = {line["text"] for line in self.serve.lines if line["event"] == "note"}
        self.assertLessEqual({f"Gewone vraag {n}" for n in range(number)}, written)

    def test_one_address(self):
        self.check([ATTACKER])

    def test_many_addresses(self):
        self.check([f"192.168.77.{n}" for n in range(10, 190)])


def main():
    if os.environ.get("DRIE_HALL") != "phones":
        if subprocess.run([IN_HALL, "true"], check=False).returncode != 0:
            print("Skipped: no network of its own can be made here.")
            sys.exit(77)
        os.execv(IN_HALL, [IN_HALL, sys.executable, *sys.argv])
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    for number in (*range(10, 190), *range(200, 240)):
        subprocess.run(["ip", "address", "add", f"192.168.77.{number}/24", "dev", "phones0"], check=True)
    unittest.main()


if __name__ == "__main__":
    main()
