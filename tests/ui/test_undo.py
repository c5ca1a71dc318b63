#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the chair does with the keyboard, and takes back with Ctrl+Z or the toast's button: paper, groups, blind choosing, dispositions, time."""

import os
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from desk import stop_on_term  # noqa: E402
from running import BUTTON, Running  # noqa: E402


class TakenBack(Running):
    commands = ("start 2", "next")

    def disposition(self, text):
        return self.stored("SELECT disposition || coalesce (': ' || reason, '') FROM note WHERE text = ?", text)

    def expect(self, text, disposition):
        self.desk.until(lambda: self.disposition(text) == disposition, f"{text} as {disposition}")

    def undo(self):
        self.desk.press("ctrl+z")

    def undo_in_toast(self, again):
        """The button beside the sentence that says what happened. It has gone in a few seconds: then what happened happens @again."""
        for _ in range(5):
            button = self.desk.find("push-button", "Undo", on_screen=True)
            if button:
                button.act()
                return
            self.undo()
            again()
        self.fail("there is no button to take it back")

    def remaining(self):
        return self.phone("parents").state()["remaining_ms"] / 1000

    def wall(self):
        return [node.name for node in self.desk.find_all("table-cell", on_screen=True)]

    def test_one_after_the_other(self):
        self.resume()
        self.check_paper()
        self.check_blind()
        self.check_group()
        self.check_dispositions()
        self.check_time_and_asking()
        self.check_untranslated()

    def check_paper(self):
        """A handful of paper is typed in without a hand off the keys: Enter adds, Ctrl+1, 2, 3 chooses the pile, the text keeps the keyboard."""
        self.desk.press("ctrl+n")
        self.desk.wait("text", self.chair.word("Text of the note"))
        self.desk.press("ctrl+2")
        for text in ("First?", "Second?"):
            self.desk.type(text)
            self.desk.press("Return")
        self.desk.press("ctrl+1")  # the pupils speak: their pile is not there
        self.desk.press("ctrl+3")
        self.desk.type("Third?")
        self.desk.press("Return", "Escape")
        self.desk.until(lambda: len(self.wall()) == 3, "three notes")
        piles = "SELECT group_concat (text || ' ' || from_circle || ' ' || source, ', ') FROM (SELECT * FROM note ORDER BY id)"
        self.assertEqual(self.stored(piles), "First? parents paper, Second? parents paper, Third? teachers paper")
        self.chair.leave_text()
        self.undo()
        self.desk.until(lambda: len(self.wall()) == 2, "the last one to go")

    def check_blind(self):
        """Nothing that is seen or heard of a note tells its circle, its language or that it is on paper; then all of it again."""
        self.assertEqual(self.phone("teachers").post("Neden?", lang="tr").status, 201)
        self.desk.wait("table-cell", re.compile("teachers: Neden.*Turkish"), on_screen=True)
        self.chair.choose("First?")
        shown = re.compile("(?i)parents|teachers|Turkish|paper")
        self.desk.press("ctrl+b")
        self.desk.wait_gone("table-cell", shown, on_screen=True)
        self.assertEqual(len(self.wall()), 3)
        questions = self.desk.find_all("list-item", re.compile("First"))
        self.assertEqual([node.name for node in questions if shown.search(node.name)], [])
        self.assertEqual(len(questions), 1)
        self.assertFalse([node for node in self.desk.find_all(BUTTON, re.compile("^Only notes of"), on_screen=True)])
        self.desk.press("ctrl+b")
        self.desk.wait("table-cell", re.compile("teachers: Neden.*Turkish"), on_screen=True)
        self.undo()
        self.expect("First?", "received")

    def check_group(self):
        self.chair.group("Neden?", "Second?")
        self.undo()
        self.desk.wait("table-cell", re.compile("Neden"), on_screen=True)
        self.assertIsNone(self.stored("SELECT lead FROM note WHERE lead IS NOT NULL"))

    def set_apart(self, text):
        self.chair.note(text)
        self.desk.press("p")
        self.expect(text, "personal")

    def check_dispositions(self):
        self.chair.keep("First?")
        self.undo()
        self.expect("First?", "received")
        self.chair.not_possible("First?", "No money.")
        self.expect("First?", "not_possible: No money.")
        self.desk.press("BackSpace")
        self.expect("First?", "received")
        self.undo()
        self.expect("First?", "not_possible: No money.")
        self.set_apart("First?")
        self.desk.wait_gone("table-cell", re.compile("First"), on_screen=True)
        self.undo_in_toast(lambda: self.set_apart("First?"))
        self.expect("First?", "not_possible: No money.")
        self.chair.note("Second?")
        self.desk.press("r")
        self.expect("Second?", "removed")
        self.desk.wait_gone("table-cell", re.compile("Second"), on_screen=True)
        self.undo()
        self.expect("Second?", "received")
        self.desk.wait("table-cell", re.compile("Second"), on_screen=True)

    def check_time_and_asking(self):
        """A wrong next step and a wrong question are gone as if they had not been; the time that was given, too."""
        ends = self.remaining()
        self.desk.press("ctrl+plus")
        self.desk.until(lambda: self.remaining() > ends + 30, "one minute more")
        self.undo()
        self.desk.until(lambda: self.remaining() <= ends, "the time as it was")
        self.chair.note("Second?")
        self.chair.choose("Second?")
        self.chair.next_step("answer", "pupils")
        self.chair.ask("Second?")
        self.desk.type("Half an")
        self.desk.until(lambda: self.stored("SELECT answer FROM note WHERE text = 'Second?'") == "Half an", "the answer")
        self.chair.leave_text()
        self.desk.press("shift+b")
        self.desk.until(lambda: self.phone("parents").state()["phase"] == "talk", "the step before")
        self.assertLess(self.remaining(), ends)
        self.expect("Second?", "asked")
        self.undo()
        self.desk.until(lambda: self.phone("parents").state()["phase"] == "answer", "the step that was left")
        self.expect("Second?", "asking")
        self.undo()
        self.desk.until(lambda: self.stored("SELECT answer FROM note WHERE text = 'Second?'") is None, "no answer")
        self.undo()
        self.expect("Second?", "selected")

    def translate(self, words):
        self.desk.until(lambda: (node := self.desk.focused()) and node.name == "Translation of the note", "the text for the translation")
        self.desk.type(words)
        self.desk.press("Return")

    def check_untranslated(self):
        """What the hall cannot read is translated where it is chosen with T, where it is asked with Ctrl+T, and back to what was at hand."""
        marked = re.compile("Turkish, not translated")
        self.chair.choose("Neden?")
        self.desk.press("F6")
        self.desk.tab_to("list-item", re.compile(r"^\d\. .*Neden.*Turkish, not translated"), key="Down", most=3)
        self.desk.press("t")
        self.translate("Why?")
        self.desk.wait("list-item", re.compile("Why.$"), on_screen=True)
        self.undo()
        self.desk.wait("list-item", marked, on_screen=True)
        self.chair.note("Neden?")
        self.desk.press("a")
        self.desk.wait("push-button", "Turkish, not translated: Translate for the hall", on_screen=True)
        self.desk.type("Becau")
        self.desk.press("ctrl+t")
        self.translate("But why?")
        self.desk.wait_gone("push-button", marked, on_screen=True)
        self.desk.type("se")
        self.desk.until(lambda: self.stored("SELECT answer FROM note WHERE text = 'Neden?'") == "Because", "the answer")
        self.assertEqual(self.stored("SELECT translation FROM note WHERE text = 'Neden?'"), "But why?")


class Began(Running):
    def test_earlier(self):
        """The start is put right afterwards, and that is taken back."""
        self.resume()
        left = self.phone("parents").state()["remaining_ms"]
        self.desk.tab_to(BUTTON, "More on Joining")
        self.desk.press("Return")
        self.desk.wait(BUTTON, re.compile("It began earlier"), on_screen=True)
        self.desk.tab_to(BUTTON, re.compile("It began earlier"))
        self.desk.press("space")
        self.desk.tab_to("spin-button", "Minutes ago")
        self.desk.press("ctrl+a")
        self.desk.type("4")
        self.desk.press("Return")
        self.desk.until(lambda: self.phone("parents").state()["remaining_ms"] < left - 230000, "a start four minutes ago")
        self.desk.press("ctrl+z")
        self.desk.until(lambda: self.phone("parents").state()["remaining_ms"] > left - 60000, "the start as it was")


if __name__ == "__main__":
    stop_on_term()
    unittest.main(verbosity=2)
