#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wrap-up in a real window, with nothing but a keyboard: what becomes of the notes that are left."""

import os
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from desk import stop_on_term  # noqa: E402
from running import Running  # noqa: E402

NOTES = ("How much is too much?", "May we help?", "Who marks it?")
DISPOSITIONS = "SELECT group_concat (disposition, ' ') FROM (SELECT * FROM note ORDER BY id)"


class WrapUp(Running):
    commands = ("start", "next", *(f"paper parents {text}" for text in NOTES), "close")

    def expect(self, sql, value):
        self.desk.until(lambda: self.stored(sql) == value, f"{value} from {sql}")

    def undo(self):
        self.desk.press("ctrl+z")
        self.expect(DISPOSITIONS, "received received received")

    def on_note(self, text):
        self.desk.until(lambda: (node := self.desk.focused()) and text in node.name, f"the keyboard on {text}")

    def test_wrap_up(self):
        self.desk.launch("--listen", "127.0.0.1", "--port", "0")
        self.desk.wait("label", "Draft summary", on_screen=True)
        self.desk.press("Return")
        self.desk.wait("text", "What the pupils brought", on_screen=True)
        self.check_left()

    def check_left(self):
        """One key for one note or for many; the keyboard goes on to the next, and one Ctrl+Z brings all of them back."""
        self.desk.press("alt+3")
        self.on_note(NOTES[0])
        self.desk.press("k")
        self.on_note(NOTES[1])
        self.expect(DISPOSITIONS, "kept received received")
        self.undo()
        self.desk.press("Home", "shift+Right")
        self.desk.wait("label", "2 notes selected: what becomes of them?", on_screen=True)
        self.desk.press("p")
        self.on_note(NOTES[2])
        self.expect(DISPOSITIONS, "personal personal received")
        self.undo()
        self.desk.press("Home", "space", "Right", "Right", "space", "e")
        self.desk.wait("label", "Where do these 2 questions belong?")
        self.desk.type("The mentor")
        self.desk.press("Return")
        self.on_note(NOTES[1])
        self.expect(DISPOSITIONS, "elsewhere received elsewhere")
        self.undo()
        self.desk.press("ctrl+a")
        self.desk.wait("table-cell", re.compile(f"{re.escape(NOTES[2])}.*selected"))
        self.desk.picture("wrap-up-1-left")
        self.desk.press("k")
        self.expect(DISPOSITIONS, "kept kept kept")
        self.desk.wait("label", "Every Question Has Its Place", on_screen=True)
        self.undo()
        self.on_note(NOTES[0])


if __name__ == "__main__":
    stop_on_term()
    unittest.main(verbosity=2)
