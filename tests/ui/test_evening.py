#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in a real window: an evening by keyboard alone, from the plan to the saved PDF, and what comes before one.

Phones are real HTTP clients. Pictures of the screens stay in $DRIE_SCREENSHOTS.
"""

import json
import os
import re
import subprocess
import sys
import time
import types
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "contract")]

from chair import BUTTON, CIRCLES, RECAPS, STEPS, WINDOW, Chair  # noqa: E402
from desk import Desk, stop_on_term  # noqa: E402
from wire import Phone  # noqa: E402

THEME = "Homework"
QUESTION = "What helps you to get your homework done?"
DUTCH = ("Huiswerk", "Wat helpt jou om je huiswerk af te krijgen?")
WORDS = {"pupils": "Pupils", "parents": "Parents", "teachers": "Teachers"}
HALL = "Hall Screen"


def others(circle):
    return [other for other in CIRCLES if other != circle]


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.desk = self.enterContext(Desk())
        self.chair = Chair(self.desk)
        self.exports = os.path.join(self.desk.home, "exports")
        os.mkdir(self.exports)

    def tearDown(self):
        # The program's complaints belong to whoever looks into a failure.
        if self.desk.program:
            sys.stderr.write(self.desk.program.output()[-4000:])

    def launch(self):
        self.desk.launch("--listen", "127.0.0.1", "--port", "0", DRIE_EXPORT_DIR=self.exports)

    def look(self, name):
        """A picture of the screen, and a check that a screen reader can name what is on it."""
        self.desk.picture(name)
        self.assertEqual(self.desk.nameless(), [], name)

    def hall(self):
        """The hall's window, as a screen reader has it."""
        return self.desk.wait("frame", HALL)

    def begin(self):
        self.launch()
        self.look("1-archive-empty")
        self.chair.prepare(THEME, QUESTION)
        self.look("2-prepare")
        self.chair.translate("Nederlands", *DUTCH)
        self.look("2-prepare-translation")
        url = self.chair.enter_lobby()
        host, code = re.fullmatch(r"http://([\d.]+:\d+)/([A-Z0-9]{6})", url).groups()
        self.serve = types.SimpleNamespace(port=int(host.rpartition(":")[2]), code=code)
        return url, host

    def phone(self, circle):
        return Phone(self.serve, circle)

    def check_lobby(self, url, host):
        self.look("3-lobby")
        picture = os.path.join(self.desk.pictures, "3-lobby.png")
        read = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, timeout=60)
        self.assertEqual(read.stdout.split(), [url])
        for text in (host, self.serve.code):
            self.desk.wait("label", text, on_screen=True)
        page = self.phone("parents").get("", Accept="text/html")
        self.assertEqual(page.status, 200)
        self.assertIn(QUESTION, page.body.decode())
        dutch = self.phone("parents").get("?lang=nl", Accept="text/html").body.decode()
        for text in (*DUTCH, QUESTION):
            self.assertIn(text, dutch)

    def open_hall(self):
        self.desk.press("F11")
        self.hall()
        self.desk.resize_window(HALL)
        self.desk.picture("4-hall-welcome")
        self.assertIn(QUESTION, self.hall().all_text())
        self.desk.focus_window(WINDOW)

    def show_hall(self, name, *texts):
        self.desk.until(lambda: all(text in self.hall().all_text() for text in texts), f"{texts} in the hall")
        self.desk.focus_window(HALL)
        self.desk.picture(name)
        self.desk.focus_window(WINDOW)

    def talk(self, circle):
        """A circle talks, the others write; the chair chooses, groups, sets aside, types in a note from paper."""
        self.chair.next_step("talk", circle)
        self.assertEqual(self.phone(circle).post("May I?").status, 409)
        phones = {other: self.phone(other) for other in others(circle)}
        for other, phone in phones.items():
            for number in (1, 2, 3):
                self.assertEqual(phone.post(f"Question {number} of {other} to {circle}?", lang="en").status, 201)
        first, second = others(circle)
        self.chair.choose(f"Question 1 of {first} to {circle}?")
        self.chair.choose(f"Question 1 of {second} to {circle}?")
        if circle == "pupils":
            self.chair.similar(f"Question 2 of {second} to {circle}?", f"Question 1 of {second} to {circle}?")
            self.chair.translate_note(f"Question 3 of {second} to {circle}?", "The third one, in other words")
        self.chair.group(f"Question 2 of {first} to {circle}?", f"Question 1 of {first} to {circle}?")
        self.chair.keep(f"Question 3 of {first} to {circle}?")
        self.chair.not_possible(f"Question 2 of {second} to {circle}?", "There is no money for it.")
        self.chair.paper(WORDS[second], f"On paper to {circle}?")
        self.look(f"5-talk-{circle}")
        if circle == "pupils":
            self.show_hall("6-hall-talk", "Pupils have the floor")
        return phones

    def answer(self, circle, phones):
        self.chair.next_step("answer", circle)
        for other, phone in phones.items():
            self.assertEqual(phone.post("One more?", to="teachers" if circle == "pupils" else "pupils").status, 409)
            text = f"Question 1 of {other} to {circle}?"
            self.chair.ask(text)
            if circle == "pupils" and other == "parents":
                self.look("7-answer")
                self.show_hall("8-hall-answer", text)
            self.chair.answer(f"Answer of {circle} to {other}")
        if circle == "pupils":
            self.take_off(text)
        dispositions = {note["text"]: note["disposition"] for phone in phones.values() for note in phone.notes().values()}
        first, second = others(circle)
        expected = {
            f"Question 1 of {first} to {circle}?": "asked",
            f"Question 2 of {first} to {circle}?": "asked",
            f"Question 3 of {first} to {circle}?": "kept",
            f"Question 1 of {second} to {circle}?": "asking",
            f"Question 2 of {second} to {circle}?": "not_possible",
            f"Question 3 of {second} to {circle}?": "received",
        }
        self.assertEqual(dispositions, expected)

    def take_off(self, text):
        """The last question leaves the hall's screen, and comes back with Ctrl+Z."""
        self.chair.end_asking()
        self.show_hall("8-hall-answer-none", QUESTION)
        self.assertNotIn(text, self.hall().all_text())
        self.desk.press("ctrl+z")
        self.desk.wait("label", self.chair.word("Now being asked"), on_screen=True)
        self.show_hall("8-hall-answer-again", text)

    def recaps(self):
        for circle in CIRCLES:
            self.chair.next_step("recap", circle)
            self.chair.write(RECAPS[circle], f"The {circle} said a lot.")
            if circle == "pupils":
                self.look("9-recap")
        self.chair.next_step("reaction", "pupils")
        self.chair.write("The pupils’ reaction", "We felt heard.")
        self.chair.next_step("closing")
        self.chair.agree("Tests are spread over the weeks", "the team leader")
        self.look("10-closing")

    def wrap_up(self):
        self.chair.close()
        self.desk.press("alt+1")
        self.chair.write("What was shared", "Everyone wants quiet evenings.")
        self.look("11-wrap-up")
        for page in ("2", "3"):
            self.desk.press(f"alt+{page}")
            self.look(f"11-wrap-up-{page}")
        self.chair.leave_text()
        self.desk.press("ctrl+s")
        return self.desk.until(self.saved_pdf, "the PDF")

    def saved_pdf(self):
        files = [os.path.join(self.exports, name) for name in os.listdir(self.exports) if name.endswith(".pdf")]
        return files[0] if files and os.path.getsize(files[0]) else None

    def expected_words(self):
        yield from (THEME, QUESTION, "We felt heard.", "Everyone wants quiet evenings.")
        yield from ("Tests are spread over the weeks", "the team leader")
        for circle in CIRCLES:
            yield f"The {circle} said a lot."
            for other in others(circle):
                yield f"Question 1 of {other} to {circle}?"
                yield f"Answer of {circle} to {other}"

    def check_pdf(self, path):
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True, timeout=60).stdout
        words = " ".join(text.split())
        for expected in self.expected_words():
            self.assertIn(expected, words)

    def shown(self):
        return " ".join(" ".join(node.text for node in self.desk.find_all() if node.text).split())

    def check_archive(self):
        """Made final, the evening can be read and no longer changed."""
        self.desk.tab_to(None, self.chair.word("_Make Final…"))
        self.desk.press("Return")
        self.desk.tab_to(BUTTON, self.chair.word("Make It _Final"))
        self.chair.take_time()
        self.desk.press("Return")
        self.desk.wait("label", self.chair.word("Summary"), on_screen=True)
        self.desk.press("alt+Left")
        self.chair.button("_Prepare an Evening")
        self.desk.picture("12-archive")
        row = self.desk.tab_to("list-item", re.compile(THEME))
        self.assertIn("Final summary", row.name + row.all_text())
        self.desk.press("Return")
        self.desk.wait("label", self.chair.word("Summary"), on_screen=True)
        self.look("13-summary")
        for expected in self.expected_words():
            self.desk.until(lambda expected=expected: expected in self.shown(), f"{expected} in the summary")
        self.assertEqual([node for node in self.desk.find_all(("text", "entry")) if "editable" in node.states and node.on_screen], [])


class Evening(Case):
    def test_by_keyboard_alone(self):
        url, host = self.begin()
        self.check_lobby(url, host)
        self.open_hall()
        self.chair.start()
        self.look("5-welcome")
        for circle in CIRCLES:
            self.answer(circle, self.talk(circle))
        self.recaps()
        self.check_pdf(self.wrap_up())
        self.check_archive()


class BeforeTheEvening(Case):
    """What is prepared, kept and begun again; and a second window on the same evenings."""

    def hold(self):
        self.chair.enter_lobby()
        self.chair.start()
        for phase, circle in STEPS:
            self.chair.next_step(phase, circle)
        self.chair.close()
        self.desk.press("alt+Left")

    def field(self, name):
        return self.desk.wait("text", self.chair.word(name)).text

    def open_themes(self):
        """The list comes with the keyboard on its first row. A Tab before that would lead past it."""
        self.desk.press("ctrl+t")
        self.desk.until(lambda: (node := self.desk.focused()) and node.role == "list-item" and node.name == THEME, "the keyboard on the template")

    def test_template(self):
        """A plan kept as a template begins the next evening; its removal can be taken back."""
        self.launch()
        self.chair.prepare(THEME, QUESTION)
        self.desk.press("ctrl+shift+t")
        self.desk.heard(f"Kept as a template: {THEME}")
        self.desk.press("ctrl+a", "ctrl+x")
        self.desk.until(lambda: self.field("Central question") == "", "an empty question")
        self.open_themes()
        self.desk.press("Return")
        self.desk.until(lambda: self.field("Central question") == QUESTION, "the template's question")
        self.open_themes()
        self.desk.tab_to(BUTTON, "Remove the template")
        self.desk.press("Return")
        self.desk.heard(f"Template removed: {THEME}")
        self.assertEqual(os.listdir(os.path.join(self.desk.home, "data", "driegesprek", "templates")), [])
        self.desk.wait(BUTTON, "Keep This as a Template", on_screen=True)
        self.desk.press("Escape")
        self.desk.wait_gone(BUTTON, "Keep This as a Template", on_screen=True)
        self.desk.press("ctrl+z")
        kept = os.path.join(self.desk.home, "data", "driegesprek", "templates")
        self.desk.until(lambda: len(os.listdir(kept)) == 1, "the template to come back")

    def test_posters(self):
        """From the plan to the posters with one key: for everybody, and for each circle."""
        self.launch()
        self.chair.prepare(THEME, QUESTION)
        self.desk.press("ctrl+p")
        pdf = self.desk.until(self.saved_pdf, "the posters")
        info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True, timeout=60).stdout
        self.assertRegex(info, r"Pages:\s+4")

    def test_follow_up(self):
        """An evening that was held begins a new one; leaving that untouched leaves nothing behind."""
        self.launch()
        self.chair.prepare(THEME, QUESTION)
        self.hold()
        self.desk.wait("list-item", re.compile(THEME), on_screen=True)
        for _ in range(2):
            self.desk.press("ctrl+shift+n")
            self.chair.button("To the Lobby")
            self.assertEqual((self.field("Theme"), self.field("Central question")), (THEME, QUESTION))
            self.desk.press("alt+Left")
            self.chair.button("_Prepare an Evening")
            self.assertEqual(len(self.desk.find_all("list-item", re.compile(THEME), on_screen=True)), 1)
        self.desk.press("ctrl+shift+n")
        self.chair.button("To the Lobby")
        self.desk.press("ctrl+s", "alt+Left")
        self.desk.until(lambda: len(self.desk.find_all("list-item", re.compile(THEME), on_screen=True)) == 2, "two evenings")

    def test_second_window(self):
        """The second window reads, says why, and takes over when the first one has gone."""
        self.begin()
        self.chair.start()
        first = self.desk.program
        library = os.path.join(self.desk.home, "data", "driegesprek")
        self.desk.launch("--library", library, "--listen", "127.0.0.1", "--port", "0")
        self.desk.wait("label", "These evenings are open in another window", on_screen=True)
        self.desk.wait("label", "Running in another window", on_screen=True)
        self.look("15-second-window")
        self.desk.press("Return")
        self.desk.wait("label", re.compile("^This evening is open in another window"))
        self.assertIsNone(first.process.poll())
        self.assertEqual(self.phone("parents").state()["step"], 0)
        first.kill()
        self.desk.tab_to(BUTTON, "Try Again")
        self.desk.press("Return")
        self.desk.wait("label", f"An evening is still running: {THEME}", on_screen=True)

    def test_guide(self):
        """The rehearsal explains one thing after the other, takes no focus, and stops when told to; a real evening explains nothing."""
        self.launch()
        self.desk.wait(BUTTON, self.chair.word("Prepare an Evening"), on_screen=True)
        self.desk.press("ctrl+r")
        self.desk.wait("label", re.compile("^Phones come in with this code"), on_screen=True)
        self.look("16-guide")
        self.assertEqual(self.desk.focused().name, "Start the Evening")
        self.desk.press("Escape")
        self.desk.wait("label", re.compile("^Here you see who is in"), on_screen=True)
        self.desk.press("Escape", "Escape")
        self.chair.start()
        self.desk.wait("label", re.compile("^You end a step"), on_screen=True)
        self.desk.find("push-button", "No More Explanations", on_screen=True).act()
        self.desk.wait_gone("push-button", "No More Explanations", on_screen=True)
        self.chair.next_step("talk", "pupils")
        self.desk.press("alt+Left")
        self.chair.prepare(THEME, QUESTION)
        self.chair.enter_lobby()
        self.assertIsNone(self.desk.find("push-button", "No More Explanations", on_screen=True))


if __name__ == "__main__":
    stop_on_term()
    unittest.main(verbosity=2)
