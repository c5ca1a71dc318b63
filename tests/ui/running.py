# SPDX-License-Identifier: GPL-3.0-or-later
"""An evening that runs when the program starts: made on the command line, resumed in the window."""

import os
import random
import re
import socket
import sqlite3
import sys
import time
import types
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "contract")]

from chair import BUTTON, WINDOW, Chair  # noqa: E402
from desk import Desk  # noqa: E402
from wire import PLAN, Phone, Serve  # noqa: E402

THEME = "Homework"


def free_port():
    """One that stays free while nobody listens there: the system gives it to no connection that asks for just any."""
    with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as file:
        first, last = map(int, file.read().split())
    ports = [port for port in range(10000, 65536) if not first <= port <= last]
    while True:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", random.choice(ports)))
                return probe.getsockname()[1]
            except OSError:
                pass  # taken


class Running(unittest.TestCase):
    """A desk, a chair, phones, and an evening in its welcome, or where @commands or play() lead."""

    maxDiff = None
    commands = ("start",)
    plan = {}

    def play(self, serve):
        for command in self.commands:
            serve.ok(command)

    def setUp(self):
        self.desk = self.enterContext(Desk())
        self.chair = Chair(self.desk)
        self.library = os.path.join(self.desk.home, "data", "driegesprek")
        os.makedirs(self.library, mode=0o700)
        serve = Serve(self.library, {**PLAN, "theme": THEME, "language": "en", **self.plan})
        try:
            self.play(serve)
            self.assertEqual(serve.end(), 0)
        finally:
            serve.put_away()
        self.serve = types.SimpleNamespace(port=free_port(), code=serve.code)

    def tearDown(self):
        if self.desk.program:
            sys.stderr.write(self.desk.program.output()[-4000:])

    def phone(self, circle):
        return Phone(self.serve, circle)

    def write(self, circle, *texts):
        """Questions of a phone, which are on the wall when this returns; their keys."""
        phone = self.phone(circle)
        answers = [phone.post(text, lang="en") for text in texts]
        self.assertEqual({answer.status for answer in answers}, {201})
        self.desk.wait("table-cell", re.compile(re.escape(texts[-1])))
        return [answer.key for answer in answers]

    def stored(self, sql, *values):
        """What the library holds: one value."""
        connection = sqlite3.connect(f"file:{self.library}/library.db?mode=ro", uri=True, timeout=10)
        try:
            row = connection.execute(sql, values).fetchone()
        finally:
            connection.close()
        return row[0] if row else None

    def offer(self):
        """Starts the program, which offers the evening: the keyboard is on the button that goes on with it."""
        self.desk.start("--listen", "127.0.0.1", "--port", str(self.serve.port))
        self.desk.focus_window()
        self.desk.until(lambda: (node := self.desk.focused()) and node.name == "Resume", "the offer to go on")

    def resume(self):
        self.offer()
        self.desk.press("Return")
        return self.on_live()

    def on_live(self):
        """The live screen as it is now, when it is there."""
        wanted = (self.chair.word("Next Step"), self.chair.word("Close the Evening"))

        def look():
            screen = self.desk.look()
            return screen and any(node.role in BUTTON and node.name in wanted and node.visible for node in screen.walk()) and screen

        return self.desk.until(look, "the live screen")


def now():
    return time.monotonic()


__all__ = ["BUTTON", "Running", "THEME", "WINDOW", "now"]
