#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays a rehearsal on a screen of its own, as a chair with a keyboard would, and leaves a picture of every screen and the summary.

rehearse.py FOLDER     writes FOLDER/*.png and FOLDER/*.pdf, and says where
"""

import glob
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from chair import CIRCLES, RECAPS, Chair  # noqa: E402
from desk import Desk, stop_on_term  # noqa: E402

HALL = "Hall Screen"
WINDOW = "Driegesprek"
WORDS = {
    "nl": {
        "theme": "Toetsen",
        "question": "Hoe zorgen we samen dat toetsen helpen om te leren?",
        "answers": ["Dat hangt van de dag af: na sport lukt het niet meer.", "Ja, als we er in de les mee beginnen."],
        "recaps": {
            "pupils": "De leerlingen willen huiswerk spreiden en in de les beginnen.",
            "parents": "De ouders willen weten wat er af moet, en wanneer ze kunnen helpen.",
            "teachers": "De docenten willen dat een taak in de agenda staat voor de les voorbij is.",
        },
        "reaction": "We herkennen dit. Fijn dat er geluisterd is.",
        "agreements": [("Huiswerk staat in de agenda voor de bel gaat", "docenten"), ("Elke week één avond zonder huiswerk", "de teamleider")],
    },
    "en": {
        "theme": "Tests",
        "question": "How do we make sure together that tests help you learn?",
        "answers": ["It depends on the day: after sports it no longer works.", "Yes, if we begin with it in class."],
        "recaps": {
            "pupils": "The pupils want homework spread out and begun in class.",
            "parents": "The parents want to know what is due, and when they can help.",
            "teachers": "The teachers want each task to be in the diary before the lesson is over.",
        },
        "reaction": "We recognise this. It is good that you listened.",
        "agreements": [("Homework is in the diary before the bell rings", "teachers"), ("One evening a week without homework", "the team leader")],
    },
}


class Rehearsal:
    def __init__(self, desk, folder):
        self.desk, self.chair, self.folder = desk, Chair(desk), folder
        self.words = WORDS[desk.language]
        self.number = 0
        self.earlier = set()

    def picture(self, name):
        self.number += 1
        self.desk.picture(f"{self.number:02}-{name}")

    def hall_picture(self, name):
        self.desk.focus_window(self.chair.word(HALL))
        self.picture(name)
        self.desk.focus_window(WINDOW)

    def wait_for_guide(self):
        """Until something is explained on the screen."""
        self.desk.wait("push-button", self.chair.word("No More Explanations"), on_screen=True)

    def without_guide(self):
        """The chair has read enough: what follows is shown as it is in a real evening."""
        self.wait_for_guide()
        self.desk.find("push-button", self.chair.word("No More Explanations"), on_screen=True).act()
        self.desk.wait_gone("push-button", self.chair.word("No More Explanations"), on_screen=True)

    def notes(self, state=""):
        return self.desk.find_all("table-cell", re.compile(re.escape(state)))

    def arrive(self):
        self.desk.launch("--listen", "127.0.0.1", "--port", "0", DRIE_EXPORT_DIR=self.folder)
        self.picture("archive")
        self.chair.prepare(self.words["theme"], self.words["question"])
        self.picture("prepare")
        self.desk.press("alt+Left")
        self.chair.button("_Prepare an Evening")
        self.picture("archive-with-a-plan")
        self.desk.press("ctrl+r")
        self.chair.button("Start the Evening")
        self.wait_for_phones()
        self.wait_for_guide()
        self.picture("lobby")
        self.desk.press("Escape", "Escape", "Escape")
        self.desk.press("F11")
        self.desk.wait("frame", self.chair.word(HALL))
        self.desk.resize_window(self.chair.word(HALL))
        self.hall_picture("hall-before")

    def wait_for_phones(self):
        """Until each circle has somebody in the hall."""
        shown = re.compile(r": [1-9]\d* ")
        self.desk.until(lambda: len([n for n in self.desk.find_all(None, shown) if n.on_screen]) >= 3, "phones of all circles")

    def new_notes(self):
        """The words of the notes on the wall that no earlier circle had there."""
        words = {next((part.name for part in note.walk() if part.role == "label"), "") for note in self.notes()}
        return words - self.earlier

    def choose_two(self):
        self.desk.until(lambda: len(self.new_notes()) >= 5, "notes of the phones")
        self.chair.to_wall()
        self.desk.press("Home", "Return", "Right", "Return")
        self.desk.until(lambda: len(self.notes(self.chair.word("chosen", "note"))) >= 2, "two chosen notes")

    def asked(self):
        """The note that is being put to the circle now, by its name."""
        asked = self.notes(self.chair.word("Being put to the circle"))
        return asked[0].name if asked else None

    def put_both(self, circle):
        for answer in self.words["answers"]:
            before = self.asked()
            self.chair.leave_text()
            self.desk.press("q")
            self.desk.until(lambda: self.asked() not in (None, before), "the next question being asked")
            self.chair.answer(answer)
            if circle == "pupils" and answer == self.words["answers"][0]:
                self.picture("live-answer")
                self.hall_picture("hall-answer")

    def rounds(self):
        self.chair.start()
        self.wait_for_guide()
        self.picture("live-welcome")
        self.without_guide()
        self.hall_picture("hall-welcome")
        for circle in CIRCLES:
            self.earlier |= self.new_notes()
            self.chair.next_step("talk", circle)
            self.choose_two()
            if circle == "pupils":
                self.picture("live-talk")
                self.hall_picture("hall-talk")
            self.chair.next_step("answer", circle)
            self.put_both(circle)

    def endings(self):
        for circle in CIRCLES:
            self.chair.next_step("recap", circle)
            self.chair.write(RECAPS[circle], self.words["recaps"][circle])
            if circle == "pupils":
                self.picture("live-recap")
                self.hall_picture("hall-recap")
        self.chair.next_step("reaction", "pupils")
        self.chair.write("The pupils’ reaction", self.words["reaction"])
        self.picture("live-reaction")
        self.chair.next_step("closing")
        for what, who in self.words["agreements"]:
            self.chair.agree(what, who)
        self.picture("live-closing")
        self.hall_picture("hall-closing")
        self.chair.close()

    def wrap_up(self):
        pages = (("1", "recap", "What was shared"), ("2", "agreements", "What we agree"), ("3", "notes", "Left over"))
        for page, name, word in pages:
            self.desk.press(f"alt+{page}")
            self.desk.wait(None, self.chair.word(word), on_screen=True)
            self.picture(f"wrap-up-{name}")
        self.chair.leave_text()
        self.desk.press("ctrl+s")
        pdf = self.desk.until(lambda: [f for f in glob.glob(os.path.join(self.folder, "*.pdf")) if os.path.getsize(f)], "the PDF")[0]
        self.desk.tab_to(None, self.chair.word("_Read the Summary"))
        self.desk.press("Return")
        self.desk.wait("label", self.chair.word("Summary"), on_screen=True)
        self.picture("summary")
        return pdf

    def play(self):
        self.arrive()
        self.rounds()
        self.endings()
        return self.wrap_up()


def main():
    stop_on_term()
    folder = os.path.abspath(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    language = os.environ.get("LANGUAGE", os.environ.get("LANG", "nl"))[:2]
    with Desk(language if language in WORDS else "nl", folder) as desk:
        try:
            pdf = Rehearsal(desk, folder).play()
        except BaseException:
            desk.picture("99-where-it-stopped")
            sys.stderr.write(desk.describe() + "\n")
            raise
    print(f"Pictures of the screens: {folder}/*.png")
    print(f"Summary of the evening:  {pdf}")


if __name__ == "__main__":
    main()
