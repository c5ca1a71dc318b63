#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the evening leaves behind: files that other programs read, archives that come back to the last byte, words that go for good.
DRIE_CLI names the program; as contract.py."""

import csv
import io
import json
import os
import pathlib
import shutil
import stat
import sys
import tempfile
import unicodedata
import unittest

import icalendar

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from wire import PLAN, Phone, Serve, run  # noqa: E402

HOSTILE = [
    '=1+1;"quotes", and, commas',
    "+31 6 12345678",
    "-2\nsecond line; \\n no line feed",
    "@SUM(A1:A9)",
    "\u202e=cmd|' /C calc'!A0",
    "\uff1dHYPERLINK(\"http://evil\")",
    "<script>alert('&amp;')</script>",
    "\u202eomgekeerd\u202c \u2067لماذا؟\u2069",
    "e\u0301\u0323 👩\u200d👧\u200d👦 🏳️\u200d🌈 zalgo\u0360\u0489\u035c",
    "BEGIN:VEVENT\r\nEND:VCALENDAR",
    "'; DROP TABLE note; --",
    "{{draft}} %s %n {\"json\": null}",
    "NUL\u0000 \u0007 \u001b[2J tab\there",
    "e" + "\u0301" * 499,
]


def normal(text):
    """What the program makes of what people type: see app/model/text.h."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc")).strip()


def harmless(text):
    return not text.lstrip("\u202e\u2067\u2069\u202c ").startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20"))


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="drie-keep-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.library = self.make_folder("library")
        self.other = os.path.join(self.folder, "other")

    def make_folder(self, name):
        path = os.path.join(self.folder, name)
        os.mkdir(path)
        return path

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)
        return self.path(name)

    def hold(self, commands, **plan):
        serve = Serve(self.library, {**PLAN, **plan})
        self.addCleanup(serve.put_away)
        serve.ok("start")
        serve.ok("next")
        for command in commands:
            serve.ok(command)
        return serve

    def hostile_evening(self, language="nl"):
        plan = {name: HOSTILE[i].replace("\0", "") for i, name in enumerate(("theme", "question", "situation", "school", "goal", "contact"))}
        serve = self.hold([], **plan, language=language, translations={"tr": {"theme": HOSTILE[7], "question": HOSTILE[8]}})
        phone = Phone(serve, "parents")
        keys = []
        for text in HOSTILE[:5]:
            answer = phone.post(text)
            self.assertEqual(answer.status, 201, answer)
            keys.append(answer.json["key"])
        for text in HOSTILE[5:]:
            serve.ok("paper teachers " + text.translate({0: None, 10: " ", 13: " "}))
        papers = [line["key"] for line in serve.lines if line["event"] == "note" and line["source"] == "paper"]
        one_line = [text.translate({0: None, 10: " ", 13: " "}) for text in HOSTILE]
        serve.ok("next")
        serve.ok(f"select {keys[0]}")
        serve.ok(f"ask {keys[0]}")
        serve.ok(f"answer {keys[0]} {one_line[3]}")
        serve.ok(f"group {keys[1]} {keys[2]}")
        serve.ok(f"dispose {keys[3]} not_possible {one_line[0]}")
        serve.ok(f"dispose {keys[4]} kept")
        serve.ok(f"dispose {papers[0]} personal {one_line[1]}")
        serve.ok(f"dispose {papers[1]} removed")
        for part in ("pupils", "parents", "teachers"):
            serve.ok(f"recap {part} {one_line[2]}")
        serve.ok("agree " + json.dumps({"what": one_line[0], "who": one_line[7], "circle": "parents", "before": "2027-02-28",
                                        "reminds": one_line[3], "decides": "home"}))
        serve.ok("agree " + json.dumps({"what": one_line[6], "who": "", "circle": None, "before": "2027-01-31", "decides": "school"}))
        serve.ok("close")
        serve.end()
        return 1

    def export(self, format, library=None, id=1):
        return run("export", str(id), "--format", format, library=library or self.library).stdout

    def failing(self, *arguments, library=None):
        """The sentence with which it failed."""
        done = run(*arguments, library=library or self.library, check=False)
        self.assertEqual((done.returncode, done.stdout), (1, b""), done)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        return done.stderr.decode()

    def listed(self, library=None):
        return [json.loads(line) for line in run("list", library=library or self.library).stdout.splitlines()]

    def holds(self, word, folder=None):
        """Files with these bytes in them."""
        found = []
        for root, _, names in os.walk(folder or self.library):
            for name in names:
                with open(os.path.join(root, name), "rb") as file:
                    if word.encode().lower() in file.read().lower():
                        found.append(name)
        return found


class Archive(Case):
    def test_comes_back_to_the_last_byte(self):
        self.hostile_evening()
        first = self.export("json")
        file = self.write("evening.json", first)
        item = json.loads(run("import", file, library=self.other).stdout)
        self.assertEqual({**item, "id": 1}, self.listed()[0])
        self.assertEqual(self.export("json", self.other), first)
        for format in ("csv", "ics"):
            self.assertEqual(self.export(format, self.other), self.export(format), format)

    def test_says_no_more_than_may_be_output(self):
        self.hostile_evening()
        archive = json.loads(self.export("json"))
        self.assertEqual(len(archive["notes"]), len(HOSTILE))
        for note in archive["notes"]:
            self.assertEqual(sorted({"key", "device", "language", "created_at"} & set(note)), [])
            if note["disposition"] in ("personal", "removed"):
                self.assertEqual({note["text"], note["reason"], note["answer"]}, {None})
        words = {note["text"] for note in archive["notes"]}
        self.assertIn(normal(HOSTILE[2]), words)
        self.assertNotIn(normal(HOSTILE[5]), words)

    def test_recognised_a_second_time(self):
        self.hold(["paper parents vraag", "close"]).end()
        file = self.write("evening.json", self.export("json"))
        run("import", file, library=self.other)
        self.assertIn("1", self.failing("import", file, library=self.other))
        self.assertIn("1", self.failing("import", file))
        self.assertEqual(len(self.listed(self.other)), 1)

    def test_goes_on_elsewhere(self):
        """An evening that runs can move to another laptop."""
        self.hold(["paper parents vraag"]).end()
        run("import", self.write("evening.json", self.export("json")), library=self.make_folder("laptop"))
        with_it = Serve(self.path("laptop"), resume=1)
        self.addCleanup(with_it.put_away)
        self.assertEqual(with_it.ok("next")["event"], "ok")
        self.assertEqual(Phone(with_it, "parents").state()["step"], 2)

    def test_bad_files(self):
        """Each is refused in a sentence of its own, and leaves nothing."""
        self.hold(["close"]).end()
        good = self.export("json")
        cases = {
            "nothing": b"",
            "no JSON": b"hello",
            "half": good[: len(good) // 2],
            "twice": good + good,
            "plan": json.dumps(PLAN).encode(),
            "list": b"[]",
            "newer": good.replace(b'"version":1', b'"version":2'),
            "log": good.replace(b'"type":"entered"', b'"type":"resumed"', 1),
            "deep": b"[" * 200000,
            "deep object": b'{"a":' * 100000,
            "NUL": good.replace(b"closed", b"clo\0sed", 1),
            "NUL escaped": good.replace(b'"theme":"', b'"theme":"\\u0000', 1),
            "Latin-1": good.replace(b'"theme":"', b'"theme":"\xe9', 1),
            "SQLite": b"SQLite format 3\0" + bytes(4096),
        }
        for name, content in cases.items():
            with self.subTest(name):
                sentence = self.failing("import", self.write("bad.json", content), library=self.other)
                self.assertEqual("newer version" in sentence, name == "newer", sentence)
                self.assertEqual(self.listed(self.other), [])
        self.assertIn("too big", self.failing("import", "/dev/zero", library=self.other))
        for missing in (self.path("none.json"), self.folder):
            self.failing("import", missing, library=self.other)
        # What an editor puts before it does no harm.
        run("import", self.write("good.json", b"\xef\xbb\xbf" + good), library=self.other)


class Table(Case):
    def rows(self, language):
        self.hostile_evening(language)
        content = self.export("csv")
        self.assertTrue(content.startswith(b"\xef\xbb\xbf"))
        text = content.decode("utf-8-sig")
        return text, list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if language == "nl" else ",", strict=True))

    def check(self, rows):
        self.assertEqual({len(row) for row in rows}, {10})
        public = [text for i, text in enumerate(HOSTILE) if i not in (5, 6)]
        self.assertEqual(len(rows), 1 + len(public))
        for row, text in zip(rows[1:], public):
            expected = normal(text if text in HOSTILE[:5] else text.translate({0: None, 10: " ", 13: " "}))
            self.assertIn(row[3], (expected, "'" + expected))
            for cell in row:
                self.assertTrue(harmless(cell), cell)
        self.assertEqual(rows[1][8], "'" + HOSTILE[3])
        self.assertEqual(rows[2][9], "3")
        self.assertEqual(rows[4][7], "'" + HOSTILE[0])

    def test_dutch(self):
        text, rows = self.rows("nl")
        self.assertEqual(rows[0][:4], ["Nr.", "Van", "Aan", "Vraag"])
        self.assertEqual(rows[1][1:3], ["Ouders", "Leerlingen"])
        self.assertEqual(rows[1][6], "Aan de kring gesteld")
        self.assertTrue(all(line.endswith("\r") for line in text.split("\n")[:1]))
        self.check(rows)

    def test_english(self):
        _, rows = self.rows("en")
        self.assertEqual(rows[0][:4], ["No.", "From", "For", "Question"])
        self.check(rows)


class Calendar(Case):
    def test_review(self):
        self.hostile_evening()
        content = self.export("ics")
        for line in content.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            self.assertNotIn(b"\n", line)
            line.decode()
        events = icalendar.Calendar.from_ical(content).walk("VEVENT")
        self.assertEqual(len(events), 1)
        event = events[0]
        self.assertEqual(event.decoded("DTSTART").isoformat(), "2027-02-28")
        self.assertEqual(event.decoded("DTEND").isoformat(), "2027-03-01")
        self.assertEqual(str(event["SUMMARY"]), "Terugblik: " + HOSTILE[0])
        self.assertIn(HOSTILE[6], str(event["DESCRIPTION"]))
        self.assertEqual(str(event["LOCATION"]), normal(HOSTILE[3]))
        self.assertIn(self.listed()[0]["uuid"], str(event["UID"]))
        self.assertEqual(self.export("ics"), content)

    def test_no_date_yet(self):
        self.hold(['agree {"what":"x"}', "close"]).end()
        self.failing("export", "1", "--format", "ics")


class Search(Case):
    def test_shows_where(self):
        self.hold(["paper parents Waarom zo’n stress vóór de toetsen?", "recap shared Rust helpt", "close"]).end()
        found = {}
        for words in ("voor stress", "rust", PLAN["theme"]):
            lines = [json.loads(line) for line in run("search", words, library=self.library).stdout.splitlines()]
            self.assertEqual([line["id"] for line in lines], [1], words)
            found[words] = lines[0]["found"]
        note = found["voor stress"]
        self.assertEqual(note["in"], "note")
        self.assertEqual([note["text"][start:end] for start, end in note["marks"]], ["stress", "vóór"])
        self.assertEqual(found["rust"], {"in": "recap", "text": "Rust helpt", "marks": [[0, 4]]})
        self.assertIsNone(found[PLAN["theme"]])


class Keeping(Case):
    def test_purge(self):
        serve = self.hold(["paper parents Xylofoon", "paper teachers Zeppelin"])
        key = next(line["key"] for line in serve.lines if line["event"] == "note" and line["text"] == "Zeppelin")
        for command in ("next", f"select {key}", f"ask {key}", "recap shared Yoghurt", 'agree {"what":"Wolkenkrabber"}', "close"):
            serve.ok(command)
        serve.end()
        self.assertEqual(json.loads(run("purge", "--before", "2020-01-01", library=self.library).stdout), {"evenings": 0, "notes": 0})
        self.assertTrue(self.holds("xylofoon"))
        self.assertEqual(json.loads(run("purge", "--before", "2099-01-01", library=self.library).stdout), {"evenings": 1, "notes": 1})
        self.assertEqual(self.holds("xylofoon"), [])
        for word in ("zeppelin", "yoghurt", "wolkenkrabber"):
            self.assertTrue(self.holds(word), word)
        archive = json.loads(self.export("json"))
        self.assertEqual([note["text"] for note in archive["notes"]], [None, "Zeppelin"])
        self.assertEqual(archive["counts"]["pupils"], {"parents": 1, "teachers": 1})
        for arguments in (("purge",), ("purge", "--before", "soon"), ("purge", "--before", "2027-02-30")):
            self.assertEqual(run(*arguments, library=self.library, check=False).returncode, 2)

    def test_backup_and_restore(self):
        serve = self.hold([])
        self.assertEqual(Phone(serve, "parents").post("Zeppelin", lang="tr").status, 201)
        # While somebody else has the library open.
        run("backup", self.path("first"), library=self.library)
        serve.ok("close")
        serve.end()
        before = self.export("json")
        run("backup", self.path("backup"), library=self.library)
        self.assertEqual(stat.S_IMODE(os.stat(self.path("backup")).st_mode), 0o600)
        run("restore", self.path("backup"), library=self.other)
        self.assertEqual(self.export("json", self.other), before)

        self.hold(["close"]).end()
        self.assertEqual(len(self.listed()), 2)
        run("restore", self.path("backup"), library=self.library)
        self.assertEqual(self.export("json"), before)
        self.assertEqual(len(self.listed()), 1)
        run("restore", self.path("first"), library=self.library)
        self.assertEqual([item["status"] for item in self.listed()], ["running"])
        again = Serve(self.library, resume=1)
        self.addCleanup(again.put_away)
        self.assertEqual(Phone(again, "parents").post("Gaat verder").status, 201)
        self.failing("restore", self.path("backup"))  # it is open

    def test_bad_backups(self):
        self.hold(["close"]).end()
        before = self.export("json")
        run("backup", self.path("backup"), library=self.library)
        with open(self.path("backup"), "rb") as file:
            good = file.read()
        for content in (b"", b"{}", good[: len(good) // 2]):
            self.failing("restore", self.write("bad", content))
        self.failing("restore", self.path("none"))
        self.failing("restore", self.folder)
        self.failing("backup", os.path.join(self.folder, "none", "backup"))
        self.failing("backup", os.path.join(self.library, "library.db"))
        self.failing("backup", self.path("backup"), library=self.path("nobody"))
        self.assertEqual(self.export("json"), before)

    def ways_to(self, name):
        """A file of the library by all the names that it can be called."""
        real = os.path.join(self.library, name)
        ways = {"itself": real, "relative": os.path.relpath(real), "around": os.path.join(self.library, "..", "library", ".", name)}
        for way in ("link", "folder", "chain"):
            ways[way] = self.path(f"{way}-{name}")
        os.symlink(real, ways["link"])
        os.symlink(os.path.basename(ways["link"]), ways["chain"])
        os.symlink(self.library, ways["folder"])
        ways["folder"] = os.path.join(ways["folder"], name)
        if os.path.exists(real):
            ways["hard"] = self.path(f"hard-{name}")
            os.link(real, ways["hard"])
        return ways

    def test_its_own_files_are_no_target(self):
        """Whatever they are called: a document or a backup takes the place of none of them."""
        self.hold(["close"]).end()
        with open(os.path.join(self.library, "logo.png"), "wb") as file:
            file.write(b"a picture")

        def content():
            return [pathlib.Path(self.library, name).read_bytes() for name in ("library.db", "logo.png", "library.lock")]

        before = content()
        ways = self.ways_to("library.db")
        for name in ("library.db-wal", "library.db-shm", "logo.png", "library.lock", "library.db.before-restore-1"):
            ways[name] = self.ways_to(name)["chain"]
        for way, path in ways.items():
            for command in (("export", "1", "--format", "csv", "-o", path), ("backup", path)):
                with self.subTest(way, command=command[0]):
                    self.assertIn("belongs to the library", self.failing(*command))
                    self.assertEqual(content(), before)
        self.assertNotIn("library.db.before-restore-1", os.listdir(self.library))
        run("export", "1", "--format", "csv", "-o", os.path.join(self.library, "table.csv"), library=self.library)

    def test_itself_is_no_source(self):
        self.hold(["close"]).end()
        before = self.export("json")
        for way, path in self.ways_to("library.db").items():
            for command in ("restore", "import"):
                with self.subTest(way, command=command):
                    self.assertIn("the library itself", self.failing(command, path))
        self.assertEqual(self.export("json"), before)
        self.assertEqual([name for name in os.listdir(self.library) if "before" in name], [])
        # What a restore put by lies in that folder too, and can be brought back.
        run("backup", self.path("backup"), library=self.other_evenings())
        run("restore", self.path("backup"), library=self.library)
        (kept,) = [name for name in os.listdir(self.library) if "before" in name]
        run("restore", os.path.join(self.library, kept), library=self.library)
        self.assertEqual(self.export("json"), before)

    def other_evenings(self):
        serve = Serve(self.make_folder("other"), PLAN)
        self.addCleanup(serve.put_away)
        serve.end()
        return self.other

    def test_damaged_library(self):
        """It is set aside and can be replaced."""
        self.hold(["close"]).end()
        before = self.export("json")
        run("backup", self.path("backup"), library=self.library)
        with open(os.path.join(self.library, "library.db"), "r+b") as file:
            file.truncate(5000)
        run("restore", self.path("backup"), library=self.library)
        self.assertEqual(self.export("json"), before)


if __name__ == "__main__":
    unittest.main(verbosity=1)
