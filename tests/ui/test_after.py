#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an evening leaves behind, in a real window: closed, completed, published and read on phones, opened for additions, made final, changed
by a new version, looked back on, followed up; on its date the words go that were not put to a circle."""

import gettext
import json
import os
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from desk import BUILD, SOURCE, stop_on_term  # noqa: E402
from running import THEME, WINDOW, Running  # noqa: E402
from wire import run  # noqa: E402

WEB = os.path.join(SOURCE, "tests", "web")
WHAT, RECAP = "Tests are spread", "A timetable would help"
AGREEMENT = '{"what":"%s","who":"the team","circle":"teachers","before":"2026-01-15"}' % WHAT
PUT, ANSWER = "How much is too much?", "An hour a day."
TRANSLATED = {"tr": {"theme": "Ödev", "question": "Ödevini bitirmene ne yardım eder?"}, "ar": {"theme": "الواجب", "question": "ما الذي يساعدك؟"}}
READ = ("What we agreed", "Questions that were asked", "Asked in the circle", "All questions together")
# Of each word that must go, one that stands nowhere else.
UNASKED = {"kept": "Who feeds the wagtail?", "not_possible": "Why no llamas?", "personal": "What about Quibus?", "removed": "You are a nitwit"}
REASON = "unaffordable"
GONE = ("wagtail", "llamas", "quibus", "nitwit", REASON)


def holding(word, folder):
    """The files below that folder that hold that word, in whatever case."""
    files = [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names]
    found = []
    for name in filter(os.path.isfile, files):
        with open(name, "rb") as file:
            if word.encode() in file.read().lower():
                found.append(os.path.relpath(name, folder))
    return found


class After(Running):
    plan = {"translations": TRANSLATED}

    def play(self, serve):
        """Up to the closing: a question is put, others are not, each with its fate."""
        serve.ok("start")
        serve.ok("next")
        keys = {}
        for text in (PUT, *UNASKED.values()):
            serve.ok(f"paper parents {text}")
            keys[text] = serve.event("note", text=text)["key"]
        serve.ok("next")
        for command in (f"select {keys[PUT]}", f"ask {keys[PUT]}", f"answer {keys[PUT]} {ANSWER}"):
            serve.ok(command)
        for disposition in ("personal", "removed"):
            serve.ok(f"dispose {keys[UNASKED[disposition]]} {disposition}")
        serve.ok(f"dispose {keys[UNASKED['not_possible']]} not_possible {REASON}")
        serve.ok(f"agree {AGREEMENT}")
        while serve.state["phase"] != "closing":
            serve.ok("next")
            serve.drain()

    def press_button(self, name):
        self.desk.tab_to(None, self.chair.word(name))
        self.desk.press("Return")

    def expect(self, sql, value):
        self.desk.until(lambda: self.stored(sql) == value, f"{value} from {sql}")

    def test_from_closing_to_purge(self):
        self.resume()
        self.chair.close()
        self.check_published()
        self.check_additions()
        self.check_final()
        self.check_version()
        self.check_published_again()
        self.check_review()
        self.check_follow_up()
        self.check_purged()

    def check_published(self):
        """The chair completes the summary and publishes the leaflet; phones read it in their language, at the evening's address."""
        self.desk.wait("text", "What the pupils brought", on_screen=True)
        self.chair.write("What the pupils brought", RECAP)
        self.press_button("_Publish Leaflet")
        self.desk.wait("push-button", "✓ Leaflet Published", on_screen=True)
        self.desk.picture("after-0-published")
        for language, phone in self.read_on_phones("tr", "ar").items():
            self.assertEqual(phone["complaints"], [])
            self.check_leaflet(language, phone["start"])
            self.check_leaflet(language, phone["leaflet"], "What happened to our questions")

    def read_on_phones(self, *languages):
        subprocess.run([os.path.join(WEB, "install-packages")], check=True, timeout=300)
        command = ["node", os.path.join(WEB, "read-page.js"), self.stored("SELECT address FROM dialogue"), self.desk.pictures, *languages]
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=180).stdout)

    def check_leaflet(self, language, page, *more):
        folder = os.environ.get("DRIE_LOCALE_DIR", os.path.join(BUILD, "po"))
        phrase = gettext.translation("driegesprek", folder, [language]).pgettext
        self.assertEqual((page["lang"], page["direction"], page["wide"]), (language, "rtl" if language == "ar" else "ltr", False))
        for text in (*TRANSLATED[language].values(), PUT, ANSWER, WHAT, *(phrase("phone", text) for text in (*READ, *more))):
            self.assertIn(text, page["text"])
        for word in GONE:
            self.assertNotIn(word, page["text"].lower())

    def check_additions(self):
        self.desk.press("alt+4")
        self.desk.wait("label", "Open the summary for additions first.")
        self.press_button("_Open for Additions")
        self.desk.tab_to("text", "Parents add")
        self.desk.type("We would help")
        self.expect("SELECT circle || ' ' || text FROM addition", "parents We would help")
        self.desk.picture("after-1-additions")
        self.chair.leave_text()
        self.desk.press("alt+1")
        self.desk.wait("text", "What the pupils brought", on_screen=True)
        self.desk.press("alt+4")
        self.desk.wait("text", "Parents add", on_screen=True)

    def make_final(self, what=None):
        self.press_button("_Make Final…")
        if what:
            self.desk.tab_to("text", "What changed in this version?")
            self.desk.type(what)
        else:
            self.desk.tab_to("push-button", self.chair.word("Make It _Final"))
        self.chair.take_time()
        self.desk.press("Return")
        self.desk.wait("push-button", self.chair.word("New _Version"), on_screen=True)

    def check_final(self):
        """The note that was left is the team's; the addition stands in the summary with its day."""
        self.make_final()
        self.expect(f"SELECT disposition FROM note WHERE text = '{UNASKED['kept']}'", "kept")
        self.desk.wait("label", re.compile("^Added on "))
        self.desk.wait("label", "We would help")
        self.desk.picture("after-2-final")

    def check_version(self):
        self.press_button("New _Version")
        self.desk.wait("label", re.compile("^Draft summary, version 2"), on_screen=True)
        self.chair.write("What the pupils brought", "! ")
        self.make_final("A name was wrong")
        self.expect("SELECT group_concat (number || coalesce (': ' || what, ''), ', ') FROM version", "1, 2: A name was wrong")
        self.desk.wait("label", re.compile("^Version 2, .*A name was wrong$"), on_screen=True)
        self.check_earlier_words()

    def check_earlier_words(self):
        """What the first version said can be read beside the second, until the chair erases it."""
        self.desk.wait_gone("label", RECAP)
        self.desk.tab_to(None, "What version 1 said there")
        self.desk.press("space")
        self.desk.wait("label", RECAP, on_screen=True)
        self.desk.picture("after-2-versions")
        self.press_button("_Erase the Earlier Words…")
        self.desk.focus_window("Erase the Earlier Words?")
        self.desk.picture("after-2-erase")
        self.desk.tab_to("push-button", "Erase")
        self.desk.press("Return")
        self.desk.wait_gone("label", "What version 1 said there")
        self.expect("SELECT group_concat (kept) FROM (SELECT kept FROM version ORDER BY number)", "0,1")
        self.desk.until(lambda: not self.desk.x_windows("Erase the Earlier Words?"), "the end of the question")
        self.desk.focus_window(WINDOW)

    def quit(self):
        self.desk.press("ctrl+q")
        self.assertEqual(self.desk.program.wait(), 0)

    def check_published_again(self):
        """Another day the final summary is opened, and phones can read the leaflet once more."""
        self.quit()
        self.desk.launch("--listen", "127.0.0.1", "--port", str(self.serve.port))
        self.desk.wait("label", "Time to look back", on_screen=True)
        self.desk.press("Return")
        self.desk.wait("push-button", "Publish Leaflet", on_screen=True)
        self.press_button("_Publish Leaflet")
        self.desk.wait("push-button", "✓ Leaflet Published", on_screen=True)
        leaflet = self.phone("parents").get("/leaflet", Accept="text/html")
        self.assertEqual(leaflet.status, 200)
        self.assertIn(WHAT, leaflet.body.decode())
        self.check_address()

    def check_address(self):
        """Whoever comes late finds it, too: the button shows the address again."""
        self.press_button("✓ Leaflet Published")
        self.desk.focus_window("The Leaflet Is on the Phones")
        self.desk.wait("label", f"http://127.0.0.1:{self.serve.port}/{self.serve.code}")
        self.desk.picture("after-2-address")
        self.desk.press("Escape")
        self.desk.until(lambda: not self.desk.x_windows("The Leaflet Is on the Phones"), "the end of the address")
        self.desk.focus_window(WINDOW)

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
        self.desk.wait("label", re.compile("^Looked back on "))
        self.desk.picture("after-3-summary")
        self.desk.press("alt+Left")
        self.desk.wait("label", re.compile("1 agreement · 1 done"), on_screen=True)
        self.desk.wait("label", "Final summary", on_screen=True)

    def check_follow_up(self):
        """The evening that follows shows its chair what was agreed, and what became of it."""
        self.desk.press("ctrl+shift+n")
        said = self.desk.wait("label", re.compile("^The follow-up of “"), on_screen=True).name
        self.assertIn(THEME, said)
        self.assertTrue(said.endswith("What was agreed then is shown at the welcome."), said)
        self.desk.picture("after-3-plan")
        self.chair.enter_lobby()
        self.chair.start()
        self.desk.wait("label", f"– {WHAT} (Done)", on_screen=True)
        self.desk.picture("after-4-follow-up")
        self.desk.press("F11")
        self.desk.until(lambda: (hall := self.desk.find("frame", "Hall Screen")) and WHAT in hall.all_text(), "the agreement in the hall")
        self.desk.picture("after-5-hall")
        follows = "SELECT earlier.theme FROM dialogue JOIN dialogue AS earlier ON earlier.uuid = dialogue.follows"
        self.assertEqual(self.stored(follows), THEME)

    def check_purged(self):
        """On its date every word goes of what was not put to a circle, and of nothing else."""
        self.quit()
        for word in ("wagtail", "llamas", REASON):
            self.assertTrue(holding(word, self.library), f"{word} was never there")
        purged = run("purge", "--before", "2100-01-01", library=self.library)
        self.assertEqual({word: files for word in GONE if (files := holding(word, self.desk.home))}, {}, purged.stdout)
        shown = run("show", "1", library=self.library).stdout.decode()
        for text in (PUT, ANSWER, WHAT, RECAP, "We would help", "A name was wrong"):
            self.assertIn(text, shown)


if __name__ == "__main__":
    stop_on_term()
    unittest.main(verbosity=2)
