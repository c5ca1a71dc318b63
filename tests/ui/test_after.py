#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an evening leaves behind, in a real window: completed, opened for additions, made final, changed by a new version, looked back on,
followed up."""

import os
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from desk import stop_on_term  # noqa: E402
from running import THEME, Running  # noqa: E402

WHAT = "Tests are spread"
AGREEMENT = '{"what":"%s","who":"the team","circle":"teachers","before":"2026-01-15"}' % WHAT


class After(Running):
    commands = ("start", "next", "paper parents How much is too much?", f"agree {AGREEMENT}", "close")

    def press_button(self, name):
        self.desk.tab_to(None, self.chair.word(name))
        self.desk.press("Return")

    def expect(self, sql, value):
        self.desk.until(lambda: self.stored(sql) == value, f"{value} from {sql}")

    def test_from_draft_to_follow_up(self):
        self.desk.launch("--listen", "127.0.0.1", "--port", "0")
        self.desk.wait("label", "Time to look back", on_screen=True)
        self.desk.press("Return")
        self.check_additions()
        self.check_final()
        self.check_version()
        self.check_review()
        self.check_follow_up()

    def check_additions(self):
        self.desk.wait("text", "What the pupils brought", on_screen=True)
        self.press_button("_Open for Additions")
        self.desk.tab_to("text", "Parents add")
        self.desk.type("We would help")
        self.expect("SELECT circle || ' ' || text FROM addition", "parents We would help")
        self.desk.picture("after-1-additions")

    def make_final(self, what=None):
        self.press_button("_Make Final…")
        if what:
            self.desk.tab_to("text", "What changed in this version?")
            self.desk.type(what)
        self.desk.tab_to("push-button", self.chair.word("Make It _Final"))
        self.desk.press("Return")
        self.desk.wait("push-button", self.chair.word("New _Version"), on_screen=True)

    def check_final(self):
        """The note that was left is the team's; the addition stands in the summary with its day."""
        self.make_final()
        self.expect("SELECT disposition FROM note", "kept")
        self.desk.wait("label", re.compile("^Added on "))
        self.desk.wait("label", "We would help")
        self.desk.picture("after-2-final")

    def check_version(self):
        self.press_button("New _Version")
        self.desk.wait("label", re.compile("^Draft summary, version 2"), on_screen=True)
        self.make_final("A name was wrong")
        self.expect("SELECT group_concat (number || coalesce (': ' || what, ''), ', ') FROM version", "1, 2: A name was wrong")
        self.desk.wait("label", re.compile("^Version 2, .*A name was wrong$"), on_screen=True)

    def check_review(self):
        self.press_button("_Look Back")
        self.desk.wait("label", WHAT, on_screen=True)
        self.desk.tab_to(None, "Pupils: Done")
        self.desk.press("space")
        self.desk.tab_to("text", "Pupils: comment")
        self.desk.type("At last")
        self.desk.tab_to(None, "Teachers: Partly")
        self.desk.press("space")
        said = "SELECT group_concat (circle || ' ' || outcome || coalesce (' ' || comment, ''), ', ') FROM (SELECT * FROM review ORDER BY id)"
        self.expect(said, "pupils done At last, teachers partly")
        self.desk.press("ctrl+z")
        self.expect(said, "pupils done At last")
        self.desk.picture("after-3-review")
        self.desk.press("alt+Left")
        self.desk.wait("label", re.compile("1 agreement · 1 done"), on_screen=True)
        self.desk.wait("label", "Final summary", on_screen=True)

    def check_follow_up(self):
        """The evening that follows shows its chair what was agreed, and what became of it."""
        self.desk.press("ctrl+shift+n")
        self.chair.enter_lobby()
        self.chair.start()
        self.desk.wait("label", f"– {WHAT} (Done)", on_screen=True)
        self.desk.picture("after-4-follow-up")
        self.desk.press("F11")
        hall = self.desk.wait("frame", "Hall Screen")
        self.desk.until(lambda: WHAT in hall.all_text(), "the agreement in the hall")
        self.desk.picture("after-5-hall")
        follows = "SELECT earlier.theme FROM dialogue JOIN dialogue AS earlier ON earlier.uuid = dialogue.follows"
        self.assertEqual(self.stored(follows), THEME)


if __name__ == "__main__":
    stop_on_term()
    unittest.main(verbosity=2)
