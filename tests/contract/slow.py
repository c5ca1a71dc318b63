#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hundreds of connections that take their time, from an address that phones share, or none: the phones notice nothing, and nothing is left behind.
DRIE_CLI names the program; as contract.py. tests/bench/slow does the same for minutes, and measures."""

import os
import select
import shutil
import signal
import socket
import struct
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from wire import PATIENCE, PLAN, Phone, Serve, patiently  # noqa: E402

CONNECTIONS = 300
OTHER = "127.0.0.3"
STRANGER = "127.0.0.2"  # to the program, 127.0.0.1 is the chair's own machine


def heard(line):
    """When it last received something; all on one clock."""
    ago = struct.unpack_from("I", line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104), 52)[0]  # tcpi_last_data_recv, ms
    return time.monotonic() - ago / 1000


class Stranger(Phone):
    """A phone behind the attacker's address."""

    def __init__(self, serve, circle):
        super().__init__(serve, circle)
        self.source = (STRANGER, 0)


class Slow(unittest.TestCase):
    def setUp(self):
        library = tempfile.mkdtemp(prefix="drie-slow-")
        self.addCleanup(shutil.rmtree, library, True)
        self.serve = Serve(library, PLAN)
        self.addCleanup(self.serve.put_away)
        self.serve.ok("start")
        self.serve.ok("next")
        self.lines = []
        self.addCleanup(self.hang_up)

    def hang_up(self):
        while self.lines:
            self.lines.pop().close()

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.serve.process.pid}/fd"))

    def connect(self, address):
        line = socket.create_connection(("127.0.0.1", self.serve.port), PATIENCE, (address, 0))
        self.lines.append(line)
        return line

    def attack(self, beginning):
        """Each connects and begins; more comes byte by byte."""
        for _ in range(CONNECTIONS):
            line = self.connect(STRANGER)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.sendall(beginning)

    def drip(self):
        for line in self.lines:
            try:
                line.send(b"a")
            except OSError:
                pass  # it was shaken off

    def check(self, beginning, held):
        before = self.descriptors()
        self.attack(beginning)
        if held:
            patiently(lambda: self.descriptors() >= before + CONNECTIONS // 2, "the connections")
        for number in range(4):
            self.drip()
            for phone in (Phone(self.serve, "parents"), Stranger(self.serve, "teachers")):
                answer = phone.post(f"Vraag {number}?")
                self.assertEqual(answer.status, 201, answer)
                self.serve.event("note", key=answer.key)
        self.hang_up()
        patiently(lambda: self.descriptors() <= before, "the descriptors to come back")

    def request(self, method, path, more):
        return f"{method} /{self.serve.code}{path} HTTP/1.1\r\nHost: 127.0.0.1:{self.serve.port}\r\n{more}".encode()

    def test_headers(self):
        self.check(self.request("GET", "", "X-Slow: "), True)

    def test_body(self):
        form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 8000\r\n\r\ncircle=parents&text="
        self.check(self.request("POST", "/notes", form), True)

    def test_reading(self):
        """Page after page is asked for, and none is read."""
        self.check(self.request("GET", "", "\r\n") * 60, False)

    def test_in_earnest(self):
        """All ask at one moment, and after them a phone of another address: it is not answered after all of them."""
        before = self.descriptors()
        strangers = [self.connect(STRANGER) for _ in range(CONNECTIONS)]
        phone = self.connect(OTHER)
        patiently(lambda: self.descriptors() > before + CONNECTIONS, "the connections")
        self.serve.process.send_signal(signal.SIGSTOP)
        for stranger in strangers:
            stranger.sendall(self.request("GET", "", "Accept: text/html\r\nAccept-Encoding: gzip\r\n\r\n"))
        phone.sendall(self.request("GET", "/state", "\r\n"))
        self.serve.process.send_signal(signal.SIGCONT)
        patiently(lambda: len(select.select([phone, *strangers], [], [], 0)[0]) == CONNECTIONS + 1, "answers for all")
        self.assertLess(sum(heard(stranger) < heard(phone) for stranger in strangers), CONNECTIONS / 2)


if __name__ == "__main__":
    unittest.main()
