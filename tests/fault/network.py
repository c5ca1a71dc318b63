#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The network fails between phones and laptop: the address goes and comes back, the Wi-Fi is bad. To be run in a hall of its own (in-hall)."""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from faults import SEED, Crowd, Faulty, patiently  # noqa: E402
from rough import LAPTOP, Rough, ip  # noqa: E402
from wire import Phone, Stream  # noqa: E402

WIRED = "192.168.77.1"
LOST = f"lost its address {WIRED}"
OVER = "That is over"


class Network(Faulty):
    def begin_at_laptop(self, host, **more):
        self.begin(host=host, under=("nsenter", "--target", os.environ["DRIE_LAPTOP"], "--net"), **more)

    def sees(self, streams, step):
        patiently(lambda: all(any(state["step"] == step for state in stream.states()) for stream in streams), f"step {step} on all phones")


class Address(Network):
    def lose(self, listen):
        self.begin_at_laptop(WIRED, listen=listen)
        crowd = Crowd(self.serve, patience=1)
        crowd.goes_on()
        stream = Stream(Phone(self.serve, "parents"))
        for _ in range(2):
            said = self.serve.n_said()
            ip("address", "delete", f"{WIRED}/24", "dev", "hall0", laptop=True)
            self.serve.said(LOST, said)
            crowd.fails(6)
            self.serve.ok("pause")
            self.serve.ok("resume")
            said = self.serve.n_said()
            ip("address", "add", f"{WIRED}/24", "dev", "hall0", laptop=True)
            self.serve.said(OVER, said)
            crowd.goes_on()
        self.serve.ok("next")
        self.sees([stream], 2)
        stream.close()
        crowd.finish()
        self.serve.end()
        self.check(crowd, wreck=False, every=True)

    def test_listening_there(self):
        """The address that phones know goes and comes back, twice: the chair reads so, and phones find the laptop again."""
        self.lose(WIRED)

    def test_listening_everywhere(self):
        self.lose("0.0.0.0")


class Rude(Network):
    def test_rough(self):
        """Late packets, lost packets, packets that overtake others: it only takes longer, for twenty people who write and ten who watch."""
        try:
            rough = Rough(SEED)
        except OSError as problem:
            self.skipTest(f"this system makes no network that can be made bad: {problem}")
        self.addCleanup(rough.close)
        self.begin_at_laptop(LAPTOP)
        crowd = Crowd(self.serve, people=20, patience=20)
        phones = [Phone(self.serve, ("parents", "teachers")[i % 2]) for i in range(10)]
        streams = [Stream(phone) for phone in phones]
        before = self.clock()
        crowd.goes_on(100)
        self.check_clock(before)
        for step in (2, 1):
            self.serve.ok("next" if step == 2 else "back")
            self.sees(streams, step)
        crowd.goes_on(40)
        for stream in streams:
            steps = [state["step"] for state in stream.states()]
            self.assertEqual([step for i, step in enumerate(steps) if i == 0 or steps[i - 1] != step], [1, 2, 1])
            stream.close()
        crowd.finish()
        self.serve.end()
        stored = self.check(crowd, wreck=False, every=True)
        sys.stderr.write(f"{stored} received, {crowd.n_failed()} failed; {rough.carried} packets, {rough.lost} lost, {rough.overtaken} overtook\n")
        self.assertGreater(rough.lost, 0)
        self.assertGreater(rough.overtaken, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
