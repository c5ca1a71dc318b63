#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wrap-up in a real window, with nothing but a keyboard: what becomes of the notes that are left, what comes afterwards, what is said
once."""

import os
import re
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from desk import Missing, stop_on_term  # noqa: E402
from running import Running  # noqa: E402

NOTES = ("How much is too much?", "May we help?", "Who marks it?")
AGREEMENT = '{"what":"Tests are spread","who":"the team","circle":"teachers","before":"2027-01-15"}'
CONTACT, REVIEW = "Whom people can ask after the evening", "Look back on which day? Day-month-year"
DISPOSITIONS = "SELECT group_concat (disposition, ' ') FROM (SELECT * FROM note ORDER BY id)"


class WrapUp(Running):
    commands = ("start", "next", *(f"paper parents {text}" for text in NOTES), f"agree {AGREEMENT}", "close")

    def expect(self, sql, value):
        self.desk.until(lambda: self.stored(sql) == value, f"{value} from {sql}")

    def undo(self):
        """All are back, and the keyboard is on the first."""
        self.desk.press("ctrl+z")
        self.expect(DISPOSITIONS, "received received received")
        self.desk.until(lambda: len(self.desk.find_all("table-cell", on_screen=True)) == len(NOTES), "all notes")
        self.on_note("")
        self.desk.until(self.on_first, "the keyboard on the first note")

    def on_first(self):
        """Home leads there, once what came back has its place."""
        self.desk.press("Home")
        node = self.desk.focused()
        return node and NOTES[0] in node.name

    def on_note(self, text):
        self.desk.until(lambda: (node := self.desk.focused()) and text in node.name, f"the keyboard on {text}")

    def open(self):
        self.exports = os.path.join(self.desk.home, "exports")
        os.makedirs(self.exports, exist_ok=True)
        self.desk.launch("--listen", "127.0.0.1", "--port", "0", DRIE_EXPORT_DIR=self.exports)
        self.desk.wait("label", "Draft summary", on_screen=True)
        self.desk.press("Return")
        self.desk.wait("text", "What the pupils brought", on_screen=True)

    def test_wrap_up(self):
        self.install_viewer()
        self.open()
        self.check_left()
        self.check_half_typed()
        self.check_follow_up()
        self.check_documents()
        self.check_hint_once()

    def check_half_typed(self):
        """Going to another page takes nothing away of what was typed a moment ago."""
        self.desk.press("alt+1")
        self.desk.wait("text", "What the pupils brought", on_screen=True)
        self.desk.type("Half a th")
        self.desk.press("alt+2")
        self.expect("SELECT group_concat (text) FROM recap", "Half a th")

    def agreements(self):
        self.desk.press("alt+2")
        self.desk.wait("label", "Tests are spread", on_screen=True)

    def check_follow_up(self):
        """Whom to ask, and the day for looking back: the last one of the agreements, until another is set."""
        self.desk.wait("label", re.compile("^No agreement by the pupils yet.*No agreement by the parents yet"), on_screen=True)
        self.desk.wait("label", re.compile("Friday 15 January 2027, the last day"), on_screen=True)
        self.desk.picture("wrap-up-2-agreements")
        self.desk.tab_to("text", CONTACT)
        self.desk.type("The mentor")
        self.desk.tab_to("text", REVIEW)
        self.expect("SELECT contact FROM dialogue", "The mentor")
        self.desk.press("ctrl+a")
        self.desk.type("31-2-2027")
        self.desk.press("Tab", "Tab")
        self.desk.wait("label", re.compile("^This is no date"), on_screen=True)
        self.desk.tab_to("text", REVIEW, key="shift+Tab")
        self.desk.press("ctrl+a")
        self.desk.type("1-3-26")
        self.desk.press("Tab", "Tab")
        self.desk.wait("label", re.compile(r"^This day is before the evening itself \(Tuesday 24 November 2026\)"), on_screen=True)
        self.desk.picture("wrap-up-2-before")
        self.assertIsNone(self.stored("SELECT review_date FROM dialogue"))
        self.desk.tab_to("text", REVIEW, key="shift+Tab")
        self.desk.press("ctrl+a")
        self.desk.type("1-3-27")
        self.desk.press("alt+1")
        self.expect("SELECT review_date FROM dialogue", "2027-03-01")
        self.agreements()
        self.desk.wait("label", "Monday 1 March 2027", on_screen=True)

    def open_languages(self):
        """The menu of documents, and in it the leaflet's languages."""
        self.desk.tab_to(None, "Other documents, printing")
        self.desk.press("Return")
        self.desk.wait("menu-item", self.chair.word("Documents without L_ogo"), on_screen=True, sensitive=False)
        self.desk.press("Down", "Down", "Down", "Return")
        self.desk.wait("menu-item", "Türkçe", on_screen=True)

    def check_documents(self):
        """However the menu of documents is left, the keyboard is where it was. A logo that is not there cannot be taken away."""
        self.open_languages()
        self.desk.press("Down", "Return")
        self.desk.until(lambda: os.listdir(self.exports), "the leaflet")
        self.desk.wait_gone("menu-item", "Türkçe")
        self.check_opened()
        self.desk.tab_to(None, "Main Menu")
        self.desk.press("alt+2")
        self.open_languages()
        self.desk.press("Escape", "Escape")
        self.desk.wait_gone("menu-item", on_screen=True)
        self.desk.press("alt+1")
        self.desk.wait("text", "What the pupils brought", on_screen=True)
        self.agreements()

    def install_viewer(self):
        """What opens a PDF on this desktop: it writes down which."""
        self.opened = os.path.join(self.desk.home, "opened")
        viewer = os.path.join(self.desk.home, "viewer")
        for path, text in {
            viewer: f'#!/bin/sh\nprintf %s "$1" > {self.opened}\n',
            os.path.join(self.desk.home, "data", "applications", "viewer.desktop"): "[Desktop Entry]\nType=Application\nName=Viewer\n"
            f"Exec={viewer} %f\nMimeType=application/pdf;\n",
            os.path.join(self.desk.home, "config", "mimeapps.list"): "[Default Applications]\napplication/pdf=viewer.desktop\n",
        }.items():
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        os.chmod(viewer, 0o755)

    def save_and_open(self, done, before=lambda: None):
        """Saves again if the button that opens what was saved had gone before it was pressed; not more often, since each toast waits for the one before."""
        for _ in range(3):
            button = self.desk.find("push-button", "Open", on_screen=True)
            if not button:
                self.desk.press("ctrl+s")
                button = self.desk.wait("push-button", "Open", on_screen=True)
            before()
            button.act()
            try:
                return self.desk.until(done, "what was saved, opened", patience=12)
            except Missing:
                continue
        self.fail("what was saved did not open")

    def check_opened(self):
        """What was saved is opened from the sentence that says so; if it is gone by then, another one says that."""
        self.save_and_open(lambda: os.path.exists(self.opened))
        with open(self.opened, encoding="utf-8") as file:
            self.assertIn(os.path.basename(file.read()), os.listdir(self.exports))
        complaint = re.compile("^“Driegesprek.*pdf” is not there any more")
        self.save_and_open(lambda: self.desk.find("label", complaint, on_screen=True), self.remove_saved)

    def remove_saved(self):
        for name in os.listdir(self.exports):
            os.remove(os.path.join(self.exports, name))

    def check_hint_once(self):
        """That two circles promise nothing was said when these agreements were looked at first, and not again: not here, not tomorrow."""
        self.assertFalse(self.desk.find("label", re.compile("^No agreement by"), on_screen=True))
        self.desk.program.kill()
        self.open()
        self.agreements()
        self.assertFalse(self.desk.find("label", re.compile("^No agreement by"), on_screen=True))

    def check_double_press(self):
        """The key that asks for a reason, pressed twice in a moment, is no letter of it."""
        for _ in range(10):
            began = time.monotonic()
            self.desk.xdotool("key", "--clearmodifiers", "--delay", "0", "n", "n")
            quick = time.monotonic() - began < 0.25
            self.desk.wait("label", "Not possible, because…", on_screen=True)
            self.desk.until(lambda: (node := self.desk.focused()) and "editable" in node.states, "the line for the reason")
            if quick or not self.desk.focused().text:
                break
            self.desk.press("Escape")  # too slow for one hand
            self.on_note(NOTES[0])
        self.desk.type("No money")
        self.desk.press("Return")
        self.expect("SELECT reason FROM note WHERE reason IS NOT NULL", "No money")
        self.undo()

    def check_left(self):
        """One key for one note or for many; the keyboard goes on to the next, and one Ctrl+Z brings all of them back."""
        self.desk.press("alt+3")
        self.on_note(NOTES[0])
        self.desk.press("k")
        self.on_note(NOTES[1])
        self.expect(DISPOSITIONS, "kept received received")
        self.undo()
        self.desk.press("shift+Right")
        self.desk.wait("label", "2 notes selected: what becomes of them?", on_screen=True)
        self.desk.press("p")
        self.on_note(NOTES[2])
        self.expect(DISPOSITIONS, "personal personal received")
        self.undo()
        self.desk.press("space", "Right", "Right", "space", "e")
        self.desk.wait("label", "Where do these 2 questions belong?")
        self.desk.type("The mentor")
        self.desk.press("Return")
        self.on_note(NOTES[1])
        self.expect(DISPOSITIONS, "elsewhere received elsewhere")
        self.undo()
        self.check_double_press()
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
