# SPDX-License-Identifier: GPL-3.0-or-later
"""An evening in which things break: phones that insist as the phone page does, what the library holds, and what can be broken."""

import errno
import http.client
import mmap
import os
import random
import shutil
import sqlite3
import struct
import sys
import tempfile
import threading
import time
import unittest
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "contract"))

from wire import PLAN, Phone, Serve, patiently  # noqa: E402

PORT = 8123  # of a hall of its own, where nobody else listens
SEED = int(os.environ.get("DRIE_SEED", random.randrange(2**31)))


class Break:
    """What breaks in a program that was started with environment()."""

    FIELDS = ("write_error", "sync_error", "read_error", "clock_offset", "refused")

    def __init__(self, folder):
        self.path = os.path.join(folder, "break")
        with open(self.path, "wb") as file:
            file.write(bytes(8 * len(self.FIELDS)))
        self._file = open(self.path, "r+b")
        self._map = mmap.mmap(self._file.fileno(), 0)

    def environment(self):
        sanitizer = os.environ.get("ASAN_OPTIONS", "")
        return {
            "LD_PRELOAD": os.environ["DRIE_BREAKER"],
            "DRIE_BREAK": self.path,
            "ASAN_OPTIONS": ":".join(filter(None, [sanitizer, "verify_asan_link_order=0"])),
        }

    def set(self, **values):
        for name, value in values.items():
            struct.pack_into("=q", self._map, 8 * self.FIELDS.index(name), value)

    def get(self, name):
        return struct.unpack_from("=q", self._map, 8 * self.FIELDS.index(name))[0]

    def close(self):
        self._map.close()
        self._file.close()


class Crowd:
    """People who write one question after the other. Each insists on its question, under the same key, until it is told what became of it."""

    def __init__(self, serve, people=6, host=None, patience=5):
        self.serve, self.host, self.patience = serve, host, patience
        self.received, self.refused, self.waiting = {}, {}, {}  # key → text
        self.answers = []  # statuses; 0: none
        self._lock, self._over = threading.Lock(), threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(i,), daemon=True) for i in range(people)]
        for thread in self._threads:
            thread.start()

    def _phone(self, person):
        phone = Phone(self.serve, ("parents", "teachers")[person % 2])
        phone.host, phone.patience = self.host or phone.host, self.patience
        return phone

    def _write(self, person):
        number = 0
        while not self._over.is_set():
            key, text = str(uuid.uuid4()), f"Vraag {person}.{number}"
            number += 1
            if number % 4 == 1:  # one phone may not write faster
                phone = self._phone(person)
            with self._lock:
                self.waiting[key] = text
            while not self._over.is_set() and not self._insist(phone, key, text):
                self._over.wait(0.05)
            self._over.wait(0.02)

    def _insist(self, phone, key, text):
        """Sends it once; is it settled?"""
        try:
            answer = phone.post(text, key=key, to="pupils")
            status = answer.status
        except (OSError, http.client.HTTPException, AttributeError):
            status = 0
        with self._lock:
            self.answers.append(status)
            if status in (200, 201) and answer.json["key"] == key:
                self.received[key] = self.waiting.pop(key)
            elif status == 409:
                self.refused[key] = self.waiting.pop(key)
        return status in (200, 201, 409)

    def n_received(self):
        return len(self.received)

    def n_failed(self):
        return sum(status not in (200, 201) for status in list(self.answers))

    def goes_on(self, more=20):
        """Waits until so many more questions were received."""
        wanted = self.n_received() + more
        patiently(lambda: self.n_received() >= wanted, f"{more} more questions; the last answers: {self.answers[-10:]}")

    def fails(self, more=10):
        """Waits until so many more attempts came to nothing."""
        wanted = self.n_failed() + more
        patiently(lambda: self.n_failed() >= wanted, f"{more} more failures; the last answers: {self.answers[-10:]}")

    def finish(self):
        """Nobody begins anything new; what waits is sent until it is settled."""
        self._over.set()
        for thread in self._threads:
            thread.join(30)
        phones = {key: self._phone(0 if text.split()[1].split(".")[0] in "024" else 1) for key, text in self.waiting.items()}
        patiently(lambda: all(self._insist(phones[key], key, text) for key, text in list(self.waiting.items())), "what waits to arrive")


def read_notes(library, wreck=False):
    """What the library holds: [(key, text)]; of a wreck from a copy, so that nobody but the next program mends it."""
    folder = library
    if wreck:
        folder = tempfile.mkdtemp(prefix="drie-wreck-")
        for name in os.listdir(library):
            if name.startswith("library.db"):
                shutil.copy(os.path.join(library, name), folder)
    try:
        connection = sqlite3.connect(os.path.join(folder, "library.db"), timeout=10)
        try:
            return connection.execute("SELECT key, text FROM note").fetchall()
        finally:
            connection.close()
    finally:
        if wreck:
            shutil.rmtree(folder)


class Faulty(unittest.TestCase):
    """An evening in the pupils' talk, on this machine."""

    maxDiff = None
    grace = 30

    def setUp(self):
        sys.stderr.write(f"{self.id()} DRIE_SEED={SEED}\n")
        self.random = random.Random(SEED)
        self.folder = tempfile.mkdtemp(prefix="drie-fault-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.library = os.path.join(self.folder, "library")
        os.mkdir(self.library, 0o700)
        self.crowd = None

    def begin(self, **more):
        self.options = {"port": PORT, "environment": {"LC_ALL": "C.UTF-8"}, **more}
        self.serve = Serve(self.library, {**PLAN, "grace_seconds": self.grace}, **self.options)
        self.addCleanup(lambda: self.serve.put_away())
        for command in ("start", "next"):
            self.serve.ok(command)

    def resume(self):
        number = self.serve.id
        self.serve.put_away()
        self.serve = Serve(self.library, resume=number, **self.options)

    def check(self, crowd, wreck=True, every=False):
        """Whoever was told "received" finds it there, once; nobody else's words are there; at the end, nothing but that."""
        received, others = dict(crowd.received), dict(crowd.waiting)
        stored = read_notes(self.library, wreck)
        self.assertEqual(len({key for key, _ in stored}), len(stored), "nothing is there twice")
        texts = dict(stored)
        lost = {key: text for key, text in received.items() if texts.get(key) != text}
        self.assertEqual(lost, {}, f"of {len(received)} received")
        if every:
            self.assertEqual((texts, others), (received, {}))
        return len(stored)

    def clock(self):
        """The state, and between which moments of ours it was so."""
        before = time.monotonic()
        state = Phone(self.serve).state()
        return state, before, time.monotonic()

    def check_clock(self, earlier, now=None):
        """Since @earlier the clock went on as ours did, in the same step."""
        (was, was_from, was_to), (state, is_from, is_to) = earlier, now or self.clock()
        self.assertEqual(state["step"], was["step"])
        gone = (was["remaining_ms"] - state["remaining_ms"]) / 1000
        self.assertGreater(gone, is_from - was_to - 0.25)
        self.assertLess(gone, is_to - was_from + 0.25)


__all__ = ["Break", "Crowd", "Faulty", "PORT", "errno", "patiently", "read_notes"]
