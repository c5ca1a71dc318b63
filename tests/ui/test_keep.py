#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of the evenings, in a real window: taken in from a file, erased by their title, backed up and restored."""

import json
import os
import re
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "contract")]

from chair import BUTTON  # noqa: E402
from desk import BUILD, Desk, stop_on_term  # noqa: E402
from wire import CLI, run  # noqa: E402

PLAN = {"theme": "Samen op kamp", "question": "Hoe maken wij er samen iets van?", "date": "2026-11-24", "school": "De Brug"}
COMMANDS = "start\nnext\npaper parents Wie gaat er mee?\nnext\nclose\n"
BACK_UP = "Back Up All Evenings"
ERASE = "Erase This Evening?"
REPLACE = "Replace All Evenings?"


class Keep(unittest.TestCase):
    def setUp(self):
        self.desk = self.enterContext(Desk())
        self.library = os.path.join(self.desk.home, "library")
        self.file = os.path.join(self.desk.home, "evening.json")
        self.save_evening()

    def tearDown(self):
        if self.desk.program:
            sys.stderr.write(self.desk.program.output()[-4000:])

    def save_evening(self):
        """An evening that was held elsewhere, as a file."""
        elsewhere = self.hold("elsewhere", COMMANDS)
        run("export", "1", "--format", "json", "-o", self.file, library=elsewhere)

    def hold(self, name, commands):
        """The library of an evening that was held elsewhere."""
        elsewhere, plan = os.path.join(self.desk.home, name), os.path.join(self.desk.home, "plan.json")
        with open(plan, "w", encoding="utf-8") as file:
            json.dump(PLAN, file)
        serve = (CLI, "serve", plan, "--library", elsewhere, "--listen", "127.0.0.1", "--port", "0")
        subprocess.run(serve, input=commands.encode(), check=True, capture_output=True, timeout=60)
        return elsewhere

    def launch(self, *files):
        self.desk.launch("--library", self.library, "--listen", "127.0.0.1", "--port", "0", *files)

    def choose(self, letter):
        """An item of the main menu, by the letter that is underlined in it."""
        self.desk.press("F10")
        self.desk.press(letter)

    def choose_of_row(self, letter):
        self.desk.tab_to("list-item", re.compile(PLAN["theme"]))
        self.desk.press("shift+F10")
        self.desk.wait("menu-item", on_screen=True)
        self.desk.press(letter)

    def leave(self, title):
        """Back to the main window, once the other one is gone."""
        self.desk.until(lambda: not self.desk.x_windows(title), f"the end of {title}")
        self.desk.focus_window("Driegesprek")

    def type_path(self, title, path):
        """Into a file chooser: a path that is typed is a path, in whatever folder it stands."""
        self.desk.focus_window(title)
        self.desk.press("ctrl+a" if title == BACK_UP else "slash")
        self.desk.type(path if title == BACK_UP else path[1:])
        self.desk.press("Return")
        self.leave(title)

    def drag(self, *paths):
        """Files from another window into the middle of ours."""
        desk = self.desk
        program = os.environ.get("DRIE_DRAG_FILE", os.path.join(BUILD, "tests", "ui", "drag-file"))
        with subprocess.Popen([program, *paths], env=desk.environment(), stdout=subprocess.PIPE, text=True) as source:
            try:
                window = desk.until(lambda: desk.xdotool("search", "--onlyvisible", "--name", "^Files$"), "the files").split()[-1]
                desk.xdotool("windowmove", "--sync", window, "20", "400", "windowraise", window)
                plain = self.edge()
                desk.xdotool("mousemove", "100", "500", "mousedown", "1", "mousemove", "120", "490", "mousemove", "160", "470")
                self.assertEqual(source.stdout.readline(), "begin\n")

                def lit():
                    desk.xdotool("mousemove", "640", "280", "mousemove", "644", "284")
                    return self.edge() != plain

                desk.until(lit, "the sign that files can be dropped here")
                desk.xdotool("mouseup", "1")
                self.assertEqual(source.stdout.readline(), "end\n")
            finally:
                source.kill()
        desk.until(lambda: self.edge() == plain, "the end of that sign")

    def edge(self):
        """The colours of some pixels at the window's left edge."""
        return self.desk.screen.pixels(10, 301)[-40:]

    def look(self, name):
        self.desk.picture(name)
        self.assertEqual(self.desk.nameless(), [], name)

    def test_evening_comes_and_goes(self):
        desk = self.desk
        self.launch(self.file)
        desk.heard("The evening is in your list now")
        self.look("k1-imported")
        desk.wait("label", PLAN["theme"])

        self.choose("b")
        backup = os.path.join(desk.home, "all.backup")
        self.type_path(BACK_UP, backup)
        desk.until(lambda: os.path.exists(backup), "the backup")

        self.choose_of_row("e")
        desk.focus_window(ERASE)
        desk.wait("label", "Tuesday 24 November 2026", on_screen=True)
        desk.type("Samen op")
        desk.press("Return")
        self.look("k2-erase")
        self.assertFalse(desk.wait(BUTTON, "Erase").sensitive)
        desk.type(" kamp")
        desk.wait(BUTTON, "Erase", sensitive=True)
        desk.press("Return")
        self.leave(ERASE)
        desk.wait("label", "An Evening for Three Circles", on_screen=True)
        self.assertEqual(run("list", library=self.library).stdout, b"")
        with open(os.path.join(self.library, "library.db"), "rb") as file:
            self.assertNotIn(b"Wie gaat er mee", file.read())

        self.choose("t")
        self.type_path("Restore a Backup", backup)
        desk.focus_window(REPLACE)
        self.look("k3-restore")
        desk.wait(BUTTON, "Replace").act()
        self.leave(REPLACE)
        desk.wait("label", PLAN["theme"], on_screen=True)
        self.assertEqual(json.loads(run("list", library=self.library).stdout)["notes"], 1)

        # Whoever leaves at once has what was asked for nevertheless.
        empty, none = os.path.join(desk.home, "empty"), os.path.join(desk.home, "none.backup")
        run("purge", "--before", "2020-01-01", library=empty)
        run("backup", none, library=empty)
        self.choose("t")
        self.type_path("Restore a Backup", none)
        desk.focus_window(REPLACE)
        desk.wait(BUTTON, "Replace").act()
        self.leave(REPLACE)
        desk.press("ctrl+q")
        self.assertEqual(desk.program.wait(), 0)
        self.assertEqual(run("list", library=self.library).stdout, b"")

    def test_running_evening_is_restored(self):
        """A backup made during an evening: as after a crash, the chair can go on with it."""
        desk, backup = self.desk, os.path.join(self.desk.home, "during.backup")
        run("backup", backup, library=self.hold("during", "start\nnext\n"))
        self.launch()
        desk.wait("label", "An Evening for Three Circles", on_screen=True)
        self.choose("t")
        self.type_path("Restore a Backup", backup)
        desk.focus_window(REPLACE)
        desk.wait(BUTTON, "Replace").act()
        self.leave(REPLACE)
        desk.wait("label", "An evening is still running: Samen op kamp", on_screen=True)
        self.look("k4-running")
        desk.press("Return")
        desk.wait("label", "The pupils’ circle has the floor", on_screen=True)

    def test_files_are_dropped(self):
        """What is an evening is taken in, once; what is none is called by its name. Nothing that was there is lost."""
        desk, photo = self.desk, os.path.join(self.desk.home, "photo.json")
        with open(photo, "wb") as file:
            file.write(b"\xff\xd8\xff\xe0\0\x10JFIF")
        self.launch()
        desk.wait("label", "An Evening for Three Circles", on_screen=True)
        self.drag(photo, self.file)
        desk.heard(re.compile("“photo.json” cannot be read as an evening."))
        desk.heard("The evening is in your list now")
        self.drag(self.file)
        desk.heard("This evening was here already")
        self.assertEqual(len(run("list", library=self.library).stdout.splitlines()), 1)


if __name__ == "__main__":
    stop_on_term()
    unittest.main(verbosity=2)
