#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen as a screen reader has it: whatever can be focused or pressed has a name, and a role that says what it is.

On the way each screen is left as a picture in $DRIE_SCREENSHOTS: light and dark at 1280×720, and at 1920×1080.
"""

import os
import re
import sys
import types
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "contract")]

from chair import BUTTON, CIRCLES, RECAPS, WINDOW, Chair  # noqa: E402
from desk import SCREEN, SOURCE, Desk, stop_on_term  # noqa: E402
from wire import Phone, Serve, Stream  # noqa: E402

HALL = "Hall Screen"
LARGE = (1920, 1080)
STEPS_CORNER = (150, 420)  # the live screen's steps without their minutes, which pass, and the left end of the header bar
PLAN = {
    "language": "en",
    "theme": "Homework, tests and all that is expected of you after school",
    "question": "What helps you to get your homework done, at home and at school, without losing your evening?",
    "school": "Openbare Scholengemeenschap voor Voortgezet Onderwijs De Lange Naam aan het Water",
    "situation": "It is nine o’clock on Sunday evening and there is work left for Monday.",
    "wifi": "Gasten",
    "start": "19:30",
    "end": "21:40",
    "translations": {"tr": {"theme": "Ödev", "question": "Ödevini bitirmene ne yardım eder?"}},
}
FOREIGN = {"parents": "متى تحتاج إلى مساعدتنا ومتى لا؟", "teachers": "Kedy potrebuješ našu pomoc?"}
ALIKE = "Is it quiet enough to work?"


def questions(sender, receiver):
    """What circles write to each other in a rehearsal."""
    with open(os.path.join(SOURCE, "data", "rehearsal", "questions.en.txt"), encoding="utf-8") as file:
        return [line.strip().split("|", 1)[1] for line in file if line.startswith(f"{sender}>{receiver}|")]


def past_evening(library, theme, date, *endings):
    """An evening that was held, as far as @endings."""
    serve = Serve(library, {**PLAN, "theme": theme, "date": date})
    try:
        for command in ("start", "next", "paper parents Is it quiet enough at home?", *endings) if endings else ():
            serve.ok(command)
        serve.end()
    finally:
        serve.put_away()


class Tour:
    """Goes by every screen of an evening and calls look(name) on each, with window=HALL for the hall's."""

    def __init__(self, desk, look):
        self.desk, self.chair, self.look = desk, Chair(desk), look
        self.word = self.chair.word
        self.library = os.path.join(desk.home, "data", "driegesprek")

    def launch(self):
        self.desk.launch("--listen", "127.0.0.1", "--port", "0", DRIE_EXPORT_DIR=self.desk.home)
        self.chair.button("_Prepare an Evening")

    def quit(self):
        self.desk.press("ctrl+q")
        self.desk.program.wait()

    def open(self, message, within=None):
        """Presses the button of a menu, in which GTK has another button: the one that takes the keyboard."""
        self.desk.until(lambda: self.find_open(message, within), f"the button {message}").act()

    def find_open(self, message, within):
        found = self.desk.find_all(BUTTON, self.word(message), within=within)
        return next((node for node in found if "focusable" in node.states and node.extents[2] > 0), None)

    def peek(self, name, keys, role, message, close="Escape"):
        """What a key opens, and closes again."""
        self.desk.press(*keys.split())
        self.desk.wait(role, self.word(message), on_screen=True)
        self.look(name, popover=True)
        self.desk.press(*close.split())
        self.desk.wait_gone(role, self.word(message), on_screen=True)

    def first_time(self):
        """A program that was never used."""
        self.launch()
        self.look("archive-empty")
        self.peek("menu", "F10", None, "_About Driegesprek")
        self.peek("shortcuts", "ctrl+question", "label", "Whole program")
        self.desk.press("ctrl+n")
        self.chair.button("To the Lobby")
        self.look("prepare-empty")
        self.peek("themes", "ctrl+t", "list-item", "Homework")
        self.quit()

    def archive(self):
        past_evening(self.library, "Homework", "2026-03-12", "close", "finalise")
        past_evening(self.library, "Tests and marks", "2026-05-21", "close")
        past_evening(self.library, PLAN["theme"], "2026-12-01")
        self.launch()
        self.look("archive")
        self.desk.press("ctrl+f")
        self.desk.type("zzz")
        self.desk.wait("label", self.word("No Evening Found"), on_screen=True)
        self.look("archive-none-found")
        self.desk.press("Escape")
        theme = re.compile(PLAN["theme"])
        self.desk.until(lambda: (node := self.desk.focused()) and node.role == "list-item" and theme.search(node.name), "the newest evening")
        self.desk.press("Return")

    def prepare(self):
        self.chair.button("To the Lobby")
        self.desk.press("ctrl+shift+t")
        self.look("prepare")
        self.peek("themes-own", "ctrl+t", "heading", "Your Templates")

    def lobby(self):
        host, port, code = re.fullmatch(r"http://([\d.]+):(\d+)/([A-Z0-9]{6})", self.chair.enter_lobby()).groups()
        self.serve = types.SimpleNamespace(port=int(port), code=code)
        self.streams = [Stream(Phone(self.serve, circle)) for circle in CIRCLES]
        self.desk.until(lambda: len([n for n in self.desk.find_all(None, re.compile(": 1 ")) if n.on_screen]) >= 3, "phones of all circles")
        self.look("lobby")
        self.open("It began _earlier…")
        self.desk.wait("spin-button", self.word("Minutes ago"), on_screen=True)
        self.look("lobby-earlier", popover=True)
        self.desk.press("Escape")
        self.desk.wait_gone("spin-button", self.word("Minutes ago"), on_screen=True)
        self.desk.press("F11")
        self.desk.wait("frame", self.word(HALL))
        self.look("hall-before", window=HALL)

    def talk(self):
        self.chair.start()
        self.look("live-welcome")
        self.look("hall-welcome", window=HALL)
        self.chair.next_step("talk", "pupils")
        self.desk.heard(re.compile("^" + self.word("The pupils’ circle has the floor")))
        self.look("live-talk-empty")
        for circle in ("parents", "teachers"):
            for text in (FOREIGN[circle], *questions(circle, "pupils")[:6], *((ALIKE,) if circle == "teachers" else ())):
                assert Phone(self.serve, circle).post(text, lang="en").status == 201
        self.desk.heard(re.compile(r"^\d+ \w+ \w+$"))  # 9 new notes
        wanted = [questions("parents", "pupils")[1], questions("teachers", "pupils")[0], questions("teachers", "pupils")[3]]
        for text in wanted:
            self.chair.choose(text)
        self.chair.keep(questions("parents", "pupils")[2])
        self.desk.press("ctrl+z")
        self.desk.heard(re.compile("^" + self.word("Taken back: %s").replace("%s", "")))
        self.chair.keep(questions("parents", "pupils")[2])
        self.desk.press("Home")
        self.look("live-talk")
        self.look("hall-talk", window=HALL)
        self.chair.note(FOREIGN["parents"])
        self.peek("paper", "ctrl+n", "text", "Text of the note")
        self.chair.note(FOREIGN["parents"])
        self.peek("dispose-not-possible", "n", BUTTON, "_Set Aside")
        self.peek("dispose-elsewhere", "e", BUTTON, "_Set Aside")
        self.peek("translate", "t", "text", "Translation of the note")
        self.chair.note(ALIKE)
        self.peek("similar", "s", "label", "Notes with the same words; rare words count more")
        self.peek("note-menu", "Menu", "menu-item", "_Choose or Lay Back")

    def answer(self):
        self.chair.next_step("answer", "pupils")
        self.look("live-answer-before")
        self.desk.press("q")
        self.desk.wait("label", self.word("Now being asked"), on_screen=True)
        self.look("live-answer")
        self.look("hall-answer", window=HALL)
        self.chair.answer("It depends on the day.")

    def endings(self):
        for phase, circle in (("talk", "parents"), ("answer", "parents"), ("talk", "teachers"), ("answer", "teachers"), ("recap", "pupils")):
            self.chair.next_step(phase, circle)
        self.chair.write(RECAPS["pupils"], "Spread the homework.")
        self.look("live-recap")
        self.look("hall-recap", window=HALL)
        for phase, circle in (("recap", "parents"), ("recap", "teachers"), ("reaction", "pupils")):
            self.chair.next_step(phase, circle)
        self.look("live-reaction")
        self.chair.next_step("closing")
        self.look("live-closing-empty")
        self.chair.agree("Tests are spread over the weeks", "the team leader")
        self.look("live-closing")
        self.look("hall-closing", window=HALL)

    def wrap_up(self):
        self.chair.close()
        for page, name in (("1", "recap"), ("2", "agreements"), ("3", "notes")):
            self.desk.press(f"alt+{page}")
            self.look(f"wrap-up-{name}")
        self.open("_Make Final…")
        self.desk.wait(BUTTON, self.word("Make It _Final"), on_screen=True)
        self.look("wrap-up-final", popover=True)
        self.chair.take_time()
        self.desk.find(BUTTON, self.word("Make It _Final")).act()
        self.desk.wait("label", self.word("Summary"), on_screen=True)
        self.look("summary")

    def row_menu(self):
        self.desk.press("alt+Left")
        self.desk.wait("list-item", re.compile("Tests and marks"), on_screen=True)
        self.desk.tab_to("list-item", re.compile("Tests and marks"))
        self.desk.press("shift+F10")
        self.desk.wait("menu-item", on_screen=True)
        self.look("archive-row-menu", popover=True)

    def close(self):
        for stream in getattr(self, "streams", ()):
            stream.close()


NO_ROLE = {"filler", "panel", "section", "unknown", "invalid"}  # what a widget says that does not say what it is
CLASS = re.compile(r"^(Gtk|Adw|Drie)[A-Z]\w+$")  # where GTK has no name it gives the one of the class
GTKS_OWN = {("shortcuts", "GtkImage")}  # the button that searches for shortcuts
LISTS = ("list", "table", "scroll-pane")


def is_named(node):
    names = (node.name, node.description, *(below.name for below in node.walk() if below.role == "label"))
    return any(name.strip() and not CLASS.match(name) for name in names)


def faults(root):
    """What a screen reader could not tell, as sentences."""
    for node in root.walk():
        around = {above.role for above in node.ancestors()}
        if not node.visible or "combo-box" in around or any(above.name == "AdwToastWidget" for above in node.ancestors()):
            continue
        if CLASS.match(node.name) and node.name.startswith("Drie"):
            yield f"{node!r} has no name" + (" and no role" if node.role in NO_ROLE else "")
        elif "focusable" in node.states and node.role in NO_ROLE:
            yield f"{node!r} takes the keyboard and has no role"
        elif "focusable" in node.states and node.role not in LISTS and not is_named(node):
            yield f"{node!r} takes the keyboard and has no name"


class Access(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        language = os.environ.get("DRIE_LANGUAGE", "en")
        self.desk = self.enterContext(Desk(language, size=LARGE, styled=True, settings={"gtk-enable-animations": 0}))
        self.names, self.faults = [], []

    def tearDown(self):
        # The program's complaints belong to whoever looks into a failure.
        sys.stderr.write(self.desk.program.output()[-4000:])

    def look(self, name, window=WINDOW, popover=False):
        self.names.append(name)
        self.name = f"{len(self.names):02}-{name}"
        if window == WINDOW and not popover:
            self.desk.resize_window(WINDOW)
        root = self.desk.until(self.desk.look, "the program")
        self.faults += [f"{name}: {fault}" for fault in faults(root) if not any(
            name == screen and own in fault for screen, own in GTKS_OWN
        )]
        if window == HALL:
            self.take_hall()
        elif popover:
            self.desk.picture(self.name)
        else:
            self.take_all()
        if name == "live-talk":
            self.take_high_contrast()

    def take_hall(self):
        title = Chair(self.desk).word(HALL)
        self.desk.focus_window(title)
        self.desk.until(lambda: all(self.desk.frame_size(title)), f"the size of {title}")
        self.desk.picture(self.name, self.desk.frame_size(title))
        self.desk.focus_window(WINDOW)

    def take_all(self):
        self.desk.picture(self.name)
        self.usual = self.desk.screen.pixels(*STEPS_CORNER)
        self.desk.set_dark(True)
        self.desk.picture(f"{self.name}-dark")
        self.desk.set_dark(False)
        self.desk.resize_window(WINDOW, *LARGE)
        self.desk.picture(f"{self.name}-large", LARGE)
        self.desk.resize_window(WINDOW)

    def take_high_contrast(self):
        """Light and dark. That it has come shows on the steps, where no clock ticks."""
        self.desk.until(self.is_usual, "a screen of its size again")
        self.desk.style.set_high_contrast(True)
        self.desk.until(lambda: not self.is_usual(), "a screen of high contrast")
        self.desk.picture(f"{self.name}-contrast")
        self.desk.set_dark(True)
        self.desk.picture(f"{self.name}-contrast-dark")
        self.desk.set_dark(False)
        self.desk.style.set_high_contrast(False)
        self.desk.until(self.is_usual, "a screen of usual contrast")

    def is_usual(self):
        return self.desk.screen.pixels(*STEPS_CORNER) == self.usual

    def test_tour(self):
        tour = Tour(self.desk, self.look)
        self.addCleanup(tour.close)
        for part in (tour.first_time, tour.archive, tour.prepare, tour.lobby, tour.talk, tour.answer, tour.endings, tour.wrap_up, tour.row_menu):
            part()
        self.assertEqual(list(dict.fromkeys(self.faults)), [])


if __name__ == "__main__":
    stop_on_term()
    unittest.main(verbosity=2)
