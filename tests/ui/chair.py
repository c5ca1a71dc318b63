# SPDX-License-Identifier: GPL-3.0-or-later
"""The chair of an evening, who has nothing but a keyboard."""

import re
import time

from desk import plain

CIRCLES = ("pupils", "parents", "teachers")
FLOOR = {
    ("talk", "pupils"): "The pupils’ circle has the floor",
    ("talk", "parents"): "The parents’ circle has the floor",
    ("talk", "teachers"): "The teachers’ circle has the floor",
    ("answer", "pupils"): "The pupils’ circle answers questions",
    ("answer", "parents"): "The parents’ circle answers questions",
    ("answer", "teachers"): "The teachers’ circle answers questions",
    ("recap", "pupils"): "What the pupils’ circle brought",
    ("recap", "parents"): "What the parents’ circle brought",
    ("recap", "teachers"): "What the teachers’ circle brought",
    ("reaction", "pupils"): "The pupils’ circle reacts",
    ("closing", None): "How it goes on",
}
RECAPS = {"pupils": "What the pupils brought", "parents": "What the parents brought", "teachers": "What the teachers brought"}
STEPS = [
    *((phase, circle) for circle in CIRCLES for phase in ("talk", "answer")),
    *(("recap", circle) for circle in CIRCLES),
    ("reaction", "pupils"),
    ("closing", None),
]
WINDOW = "Driegesprek"
BUTTON = ("push-button", "toggle-button")
APART = 0.4  # seconds between two presses of Next that are two: the program takes presses within 0.3 s for one


class Chair:
    def __init__(self, desk):
        self.desk = desk
        self.went_on = 0.0

    def take_time(self):
        """Nobody presses Enter twice in a moment and means it."""
        time.sleep(APART)

    def word(self, message, context=None):
        """What the program calls it, as it is heard."""
        return plain(self.desk.tr(message, context))

    def button(self, message):
        return self.desk.wait(BUTTON, self.word(message), on_screen=True)

    def prepare(self, theme, question):
        """From the archive to a written plan."""
        self.desk.wait(BUTTON, self.word("_Prepare an Evening"), on_screen=True)
        self.desk.press("ctrl+n")
        self.button("To the Lobby")
        self.desk.tab_to("text", self.word("Theme"))
        self.desk.type(theme)
        self.desk.tab_to("text", self.word("Central question"))
        self.desk.type(question)

    def translate(self, language, theme, question):
        """The theme and the question for phones that speak @language, which is named as its speakers do."""
        self.desk.tab_to("list-item", self.word("In Other Languages"))
        self.desk.press("Return")
        self.desk.tab_to("text", self.title("Theme · %s", language))
        self.desk.type(theme)
        self.desk.tab_to("text", self.title("Central question · %s", language))
        self.desk.type(question)

    def title(self, message, language):
        return self.word(message).replace("%s", language)

    def enter_lobby(self):
        """Returns the address that the QR code is said to hold."""
        self.desk.press("ctrl+Return")
        self.button("Start the Evening")
        return self.address()

    def address(self):
        code = re.compile(r"http://\S+$")
        return code.search(self.desk.wait("image", code, on_screen=True).name).group()

    def start(self):
        self.button("Start the Evening")
        self.desk.press("ctrl+Return")
        self.button("Next Step")

    def leave_text(self):
        """A letter is a command only where nothing is being written."""
        for _ in range(4):
            node = self.desk.focused()
            if node is None or "editable" not in node.states:
                return
            self.desk.press("F6")
        raise AssertionError("F6 does not lead out of the text")

    def go_on(self):
        """Presses Next at a hand's pace: some time after what the press before it brought."""
        time.sleep(max(0.0, self.went_on + APART - time.monotonic()))
        self.desk.press("shift+n")

    def next_step(self, phase, circle=None):
        self.leave_text()
        self.go_on()
        self.desk.wait("label", self.word(FLOOR[phase, circle]), on_screen=True)
        self.went_on = time.monotonic()

    def to_wall(self):
        """The keyboard goes to the notes."""
        for _ in range(4):
            node = self.desk.focused()
            if node is not None and node.role == "table-cell":
                return
            self.desk.press("F6")
        raise AssertionError("F6 does not lead to the notes")

    def note(self, text):
        """The keyboard goes to the note with that text; returns it."""
        wanted = re.compile(re.escape(text))
        self.desk.wait("table-cell", wanted)
        self.to_wall()
        node = self.desk.focused()
        if node is not None and wanted.search(node.name):
            return node
        self.desk.press("Home")
        return self.desk.tab_to("table-cell", wanted, key="Right")

    def expect_note(self, text, state):
        """The note with that text says it is so."""
        return self.desk.wait("table-cell", re.compile(re.escape(text) + ".*" + re.escape(state)))

    def choose(self, text):
        self.note(text)
        self.desk.press("Return")
        self.expect_note(text, self.word("chosen", "note"))

    def group(self, text, under):
        self.note(text)
        self.desk.press("g")
        self.note(under)
        self.desk.press("g")
        self.desk.wait_gone("table-cell", re.compile(re.escape(text)))

    def similar(self, text, other):
        """Shows what may say the same as the note with that text, which is @other; then all of them again, the keyboard where it was."""
        line = self.word("Notes with the same words; rare words count more")
        self.note(text)
        self.desk.press("s")
        self.desk.wait("label", line, on_screen=True)
        self.desk.tab_to("table-cell", re.compile(re.escape(other)), key="Right", most=3)
        self.desk.press("Escape")
        self.desk.wait_gone("label", line)
        self.desk.until(lambda: (node := self.desk.focused()) and other in node.name, "the note that had the keyboard")

    def translate_note(self, text, translation):
        self.note(text)
        self.desk.press("t")
        self.desk.until(lambda: (node := self.desk.focused()) and "editable" in node.states, "the text for the translation")
        self.desk.type(translation)
        self.desk.press("Return")
        self.expect_note(text, translation)
        self.desk.until(lambda: (node := self.desk.focused()) and text in node.name, "the note that was translated")

    def keep(self, text):
        self.note(text)
        self.desk.press("k")
        self.expect_note(text, self.word("Kept for the team"))

    def not_possible(self, text, reason):
        self.note(text)
        self.desk.press("n")
        self.desk.until(lambda: (node := self.desk.focused()) and "editable" in node.states, "the line for the reason")
        self.desk.type(reason)
        self.desk.press("Return")
        self.expect_note(text, self.word("Not possible"))

    def paper(self, circle, text):
        """A note on paper, typed in for a circle: its word as in "Parents"."""
        self.leave_text()
        self.desk.press("ctrl+n")
        button = self.desk.tab_to(BUTTON, self.word(circle))
        if not button.states & {"pressed", "checked"}:
            self.desk.press("space")
        self.desk.tab_to("text", self.word("Text of the note"))
        self.desk.type(text)
        self.desk.press("Return")
        self.desk.press("Escape")
        self.desk.wait("table-cell", re.compile(re.escape(text)))

    def ask(self, text):
        """Puts the next question, which is @text."""
        self.leave_text()
        self.desk.press("q")
        self.desk.wait("label", self.word("Now being asked"), on_screen=True)
        self.desk.wait("label", text, on_screen=True)

    def answer(self, text):
        """What the circle says to it, in short."""
        self.desk.tab_to("text", self.word("The answer in short"))
        first, *rest = text.split("\n")
        self.desk.type(first)
        for line in rest:
            self.desk.press("shift+Return")
            self.desk.type(line)
        self.desk.press("Return")

    def end_asking(self):
        """The question leaves the hall's screen, and no other follows."""
        self.leave_text()
        self.desk.press("shift+q")
        self.desk.wait_gone("label", self.word("Now being asked"), on_screen=True)

    def write(self, name, text):
        """Writes a recap or the reaction."""
        self.desk.tab_to("text", self.word(name))
        self.desk.type(text)

    def agree(self, what, who):
        self.leave_text()
        self.desk.press("ctrl+g")
        line = self.word("What do we agree?")
        self.desk.until(lambda: (node := self.desk.focused()) and node.name == line, "the line for the agreement")
        self.desk.type(what)
        self.desk.tab_to("text", self.word("Who does it? A circle, a role or a group; no names of pupils"))
        self.desk.type(who)
        self.desk.press("Return")
        self.desk.wait(None, re.compile(re.escape(what)), on_screen=True)

    def close(self):
        self.leave_text()
        self.button("Close the Evening")
        self.go_on()
        self.button("_Save PDF…")
