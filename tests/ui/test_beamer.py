#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The beamer is plugged in late, out and in again: the hall's screen fills it while it is there, and never covers the desk."""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from chair import WINDOW  # noqa: E402
from desk import stop_on_term  # noqa: E402
from monitors import MonitorsDesk  # noqa: E402

HALL = "Hall Screen"
LAPTOP = (0, 0, 1280, 720)
BEAMER = (1280, 0, 1024, 768)
LARGE_BEAMER = (1280, 0, 1920, 1080)


class Beamer(unittest.TestCase):
    def setUp(self):
        self.desk = MonitorsDesk()
        self.desk.__enter__()
        self.addCleanup(self.desk.__exit__, None, None, None)

    def rehearse(self):
        self.desk.launch("--rehearsal", "--listen", "127.0.0.1", "--port", "0")
        self.desk.press("F11")
        self.desk.wait("frame", HALL)

    def hall_is_at(self, place):
        self.desk.until(lambda: self.desk.geometry(HALL) == place, f"the hall at {place}")

    def desk_is_free(self):
        """The chair's window fills the laptop's own screen, has the keyboard, and nothing is above it."""
        wanted = (WINDOW, WINDOW, LAPTOP)
        self.desk.until(lambda: (self.desk.on_top(), self.desk.active(), self.desk.geometry(WINDOW)) == wanted, "the desk free")

    def hall_is_a_window(self):
        """On the laptop, smaller than its screen; where exactly is up to the window manager."""

        def is_window():
            x, _, width, height = self.desk.geometry(HALL)
            return x < LAPTOP[2] and width < LAPTOP[2] and height < LAPTOP[3]

        self.desk.until(is_window, "the hall in a window")

    def test_late(self):
        self.rehearse()
        self.hall_is_a_window()
        self.desk.plug(LAPTOP, BEAMER)
        self.hall_is_at(BEAMER)
        self.desk_is_free()
        self.desk.picture("17-beamer")
        self.desk.plug(LAPTOP)
        self.hall_is_a_window()
        self.desk_is_free()
        self.desk.plug(LAPTOP, LARGE_BEAMER)
        self.hall_is_at(LARGE_BEAMER)
        self.desk_is_free()

    def test_mirror(self):
        """What shows the same as the laptop is no place for the hall, until the desktop is extended onto it."""
        self.desk.plug(LAPTOP, LAPTOP)
        self.rehearse()
        self.hall_is_a_window()
        self.desk.plug(LAPTOP, BEAMER)
        self.hall_is_at(BEAMER)
        self.desk_is_free()

    def test_there_from_the_start(self):
        self.desk.plug(LAPTOP, BEAMER)
        self.rehearse()
        self.hall_is_at(BEAMER)
        self.desk_is_free()
        self.desk.plug(LAPTOP)
        self.hall_is_a_window()
        self.desk_is_free()


if __name__ == "__main__":
    stop_on_term()
    unittest.main()
