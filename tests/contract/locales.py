#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The laptop's own language and ways of writing numbers: a Dutch laptop writes 1,5, a Turkish one has another small I. What the evening leaves behind
must not feel it. The locales are made here, by localedef, since a fresh Debian has none. DRIE_CLI names the program; as contract.py."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from wire import PLAN, Phone, Serve, run  # noqa: E402

PLAIN = "C.UTF-8"
LOCALES = ["nl_NL", "tr_TR", "ar_EG"]
DOCUMENTS = ["summary", "leaflet", "sheet"]
# Compared letter by letter; a PDF and an ODT carry the moment they were made.
TEXTS = ["html", "txt"]
AGREEMENT = {"what": "Elke les begint stil", "who": "docenten", "circle": "teachers", "before": "2027-02-01", "reminds": "de mentor", "decides": "school"}


class Locales(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = cls.enterClassContext(tempfile.TemporaryDirectory(prefix="drie-locales-"))
        os.environ["LOCPATH"] = cls.folder
        cls.addClassCleanup(os.environ.pop, "LOCPATH")
        for name in LOCALES:
            # 1: made, with remarks about the locale's sources.
            made = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", os.path.join(cls.folder, name + ".UTF-8")], capture_output=True)
            assert made.returncode in (0, 1), made.stderr.decode()

    def use(self, locale):
        before = os.environ.get("LC_ALL")
        os.environ["LC_ALL"] = locale
        self.addCleanup(lambda: os.environ.pop("LC_ALL") if before is None else os.environ.update(LC_ALL=before))

    def play(self, library):
        serve = Serve(library, plan=PLAN)
        self.addCleanup(serve.put_away)
        for command in ("start", "next"):
            serve.ok(command)
        posted = Phone(serve, "parents").post("Is 1,5 uur of 1.5 uur genoeg?")
        serve.event("note", key=posted.key)
        for command in (f"select {posted.key}", "next", f"ask {posted.key}", f"answer {posted.key} Twee.", "agree " + json.dumps(AGREEMENT)):
            serve.ok(command)
        self.assertIs(type(serve.state["remaining_ms"]), int)
        for command in ("close", "finalise"):
            serve.ok(command)
        self.assertEqual(serve.end(), 0)
        return str(serve.id)

    def test_nothing_that_the_evening_leaves_depends_on_it(self):
        for locale in LOCALES:
            with self.subTest(locale), tempfile.TemporaryDirectory(prefix="drie-locale-") as library:
                self.use(locale + ".UTF-8")
                id = self.play(library)
                there = self.everything(id, library)
                self.use(PLAIN)
                self.assertEqual(there, self.everything(id, library))

    def everything(self, id, library):
        said = {}
        for document in DOCUMENTS:
            for format in ["pdf", "odt", *TEXTS]:
                out = run("export", id, "--document", document, "--format", format, library=library).stdout
                self.assertTrue(out)
                if format in TEXTS:
                    said[document, format] = out
        for format in ["json", "csv", "ics", "poster"]:
            out = run("export", id, "--format", format, library=library).stdout
            self.assertTrue(out)
            if format in ("json", "csv"):
                said[format] = out
        said["found"] = [run("search", words, library=library).stdout for words in ("genoeg", "HUISWERK", "1,5")]
        return said


if __name__ == "__main__":
    unittest.main()
