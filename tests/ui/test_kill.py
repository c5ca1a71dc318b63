#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 in each of the twelve steps of one evening: the program offers it again, at the second where it would be, with all that stood there."""

import os
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from chair import STEPS  # noqa: E402
from desk import stop_on_term  # noqa: E402
from running import BUTTON, THEME, Running, now  # noqa: E402

CLOCK = re.compile(r"(\d+) minutes? (\d+) seconds? left")
HALF_ANSWER = "It depends on the"
HALF_PAPER = "Who helps with"
HALF_AGREEMENT = "Every week an"


class Killed(Running):
    def kill(self, paused=False, offered=None):
        """kill -9 and again: the same step, and the time that is left by the clock on the wall. Returns the screen."""
        since = now()
        before = self.phone("parents").state()
        at = (since, now())
        self.pace = 0 if paused else 1
        self.desk.program.kill()
        self.offer()
        if offered:
            self.check_offer(offered, before, at)
        self.desk.press("Return")
        since = now()
        screen = self.on_live()
        self.check_left(self.shown_seconds(screen), before, at, since, 3)
        since = now()
        after = self.phone("parents").state()
        self.check_left(after["remaining_ms"] / 1000, before, at, since, 1)
        self.assertEqual({**after, "remaining_ms": 0}, {**before, "remaining_ms": 0})
        return screen

    def check_left(self, left, before, at, since, delta):
        """So many seconds were left at some moment between @since and now, and more of them @before: between the two moments @at."""
        least = before["remaining_ms"] / 1000 - self.pace * (now() - at[0])
        most = before["remaining_ms"] / 1000 - self.pace * (since - at[1])
        self.assertTrue(least - delta <= left <= most + delta, (least, left, most))

    def check_offer(self, step, before, at):
        """What the archive says before anybody goes on, and that all of it can be named."""
        since = now()
        self.desk.wait("label", f"An evening is still running: {THEME}", on_screen=True)
        said = self.desk.wait("label", re.compile(rf"^{step}.* \d+:\d\d left$"), on_screen=True).name
        minutes, seconds = map(int, re.search(r"(\d+):(\d\d)", said).groups())
        self.check_left(60 * minutes + seconds, before, at, since, 3)
        self.desk.picture("14-resume")
        self.assertEqual(self.desk.nameless(), [])

    def shown_seconds(self, screen):
        """What the large clock says, to whoever hears it."""
        clock = next(node.name for node in screen.walk() if node.role == "label" and node.visible and CLOCK.match(node.name))
        minutes, seconds = (int(number or 0) for number in CLOCK.match(clock).groups())
        return 60 * minutes + seconds

    def next(self, number):
        self.chair.next_step(*STEPS[number - 1])

    def in_library(self, sql, wanted):
        """What is typed gets there by itself: nothing is pressed."""
        self.desk.until(lambda: self.stored(sql) == wanted, f"{wanted} from {sql}")

    def text(self, name):
        """What stands in that text, when there is something."""
        self.desk.wait("text", self.chair.word(name))
        return self.desk.until(lambda: self.desk.find("text", self.chair.word(name)).text, f"something in {name}")

    def questions(self, screen=None):
        """The questions to be put, in their order."""
        rows = self.desk.find_all("list-item", re.compile(r"^\d\. Question from parents"), within=screen)
        return [re.search(r"(\w+)\?", row.name).group(1) for row in rows]

    def put_in_order(self):
        """Two are chosen, and the second becomes the first."""
        self.chair.choose("One?")
        self.chair.choose("Two?")
        self.desk.press("F6")
        self.desk.tab_to("list-item", re.compile(r"^2\. "), key="Down", most=4)
        self.desk.press("ctrl+Up")
        self.desk.until(lambda: self.questions() == ["Two", "One"], "Two? before One?")

    def talk_of_pupils(self):
        key = self.write("parents", "One?", "Two?", "Three?")[0]
        self.put_in_order()
        self.chair.keep("Three?")
        screen = self.kill(offered="Pupils talk ·")
        wall = " ".join(node.name for node in screen.walk() if node.role == "table-cell")
        for note, state in (("One?", "chosen"), ("Two?", "chosen"), ("Three?", "Kept for the team")):
            self.assertRegex(wall, re.escape(f"{note}, {state}"))
        self.assertEqual(self.questions(screen), ["Two", "One"])
        # A phone that heard no answer asks again.
        self.assertEqual(self.phone("parents").post("One?", key=key).status, 200)

    def answer_of_pupils(self):
        self.chair.ask("Two?")
        self.desk.type(HALF_ANSWER)
        self.in_library("SELECT answer FROM note WHERE text = 'Two?'", HALF_ANSWER)
        self.kill()
        self.desk.wait("label", "Two?", on_screen=True)
        self.assertEqual(self.text("The answer in short"), HALF_ANSWER)
        self.assertEqual(self.phone("parents").state()["asking"]["text"], "Two?")

    def talk_of_parents(self):
        self.desk.press("ctrl+n")
        self.desk.wait("text", self.chair.word("Text of the note"))
        self.desk.press("ctrl+3")
        self.desk.type(HALF_PAPER)
        self.desk.until(lambda: HALF_PAPER in (self.stored("SELECT text FROM draft WHERE place = 'paper'") or ""), "the draft of a note")
        self.desk.press("Escape", "ctrl+p")
        self.desk.wait(BUTTON, re.compile("Resume"))
        self.kill(paused=True, offered="Parents talk · paused,")
        self.desk.press("ctrl+n")
        self.assertEqual(self.text("Text of the note"), HALF_PAPER)
        self.desk.type(" homework?")
        self.desk.press("Return", "Escape")
        self.desk.wait("table-cell", re.compile("Who helps with homework\\?"))
        self.assertEqual(self.stored("SELECT from_circle FROM note WHERE source = 'paper'"), "teachers")
        self.assertIsNone(self.stored("SELECT text FROM draft WHERE place IN ('agreement', 'paper')"))

    def talk_of_teachers(self):
        self.desk.press("ctrl+plus")
        self.desk.until(lambda: self.phone("parents").state()["remaining_ms"] > 15 * 60000, "one minute more")
        self.kill()

    def recap(self, name, part, text):
        self.chair.write(name, text)
        self.in_library(f"SELECT text FROM recap WHERE part = '{part}'", text)
        self.kill()
        self.assertEqual(self.text(name), text)

    def closing(self):
        self.desk.press("ctrl+g")
        line = self.chair.word("What do we agree?")
        self.desk.until(lambda: (node := self.desk.focused()) and node.name == line, "the line for the agreement")
        self.desk.type(HALF_AGREEMENT)
        self.desk.until(lambda: HALF_AGREEMENT in (self.stored("SELECT text FROM draft WHERE place IN ('agreement', 'paper')") or ""), "the draft of the agreement")
        self.kill()
        self.assertEqual(self.text("What do we agree?"), HALF_AGREEMENT)
        self.desk.until(lambda: (node := self.desk.focused()) and node.name == line, "the keyboard where it was")
        self.desk.type(" overview")
        self.desk.press("Return")
        self.in_library("SELECT what FROM agreement", f"{HALF_AGREEMENT} overview")
        self.in_library("SELECT count(*) FROM draft WHERE place IN ('agreement', 'paper')", 0)

    def test_in_each_step(self):
        self.resume()
        at_each = {
            1: self.talk_of_pupils,
            2: self.answer_of_pupils,
            3: self.talk_of_parents,
            5: self.talk_of_teachers,
            7: lambda: self.recap("What the pupils brought", "pupils", "They want quiet"),
            10: lambda: self.recap("The pupils’ reaction", "reaction", "We felt"),
            11: self.closing,
        }
        self.assertEqual(len(STEPS) + 1, 12)
        self.kill()
        for number in range(1, 12):
            self.next(number)
            at_each.get(number, self.kill)()
        self.assertEqual(self.stored("SELECT count(*) FROM event WHERE type = 'entered'"), 11)


if __name__ == "__main__":
    stop_on_term()
    unittest.main(verbosity=2)
