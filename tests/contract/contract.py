#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wire contract, by somebody who knows nothing else: driegesprek-cli's lines and files, the phones' requests.

DRIE_CLI names the program. Runs with the standard library alone; `contract.py [-v] [Class[.test]]` as any unittest program.
"""

import concurrent.futures
import http.client
import itertools
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
import unittest
import uuid

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from wire import FORM, PLAN, Phone, Serve, Stream, encode, patiently, run  # noqa: E402

CIRCLES = ("pupils", "parents", "teachers")
STEPS = [
    ("welcome", None),
    ("talk", "pupils"),
    ("answer", "pupils"),
    ("talk", "parents"),
    ("answer", "parents"),
    ("talk", "teachers"),
    ("answer", "teachers"),
    ("recap", "pupils"),
    ("recap", "parents"),
    ("recap", "teachers"),
    ("reaction", "pupils"),
    ("closing", None),
]
STATE_MEMBERS = {
    "step", "steps", "phase", "speaking", "remaining_ms", "paused", "open_for", "asking", "counts", "closed",
    "published",
}  # fmt: skip


class Case(unittest.TestCase):
    maxDiff = None
    plan = PLAN

    def setUp(self):
        self.library = tempfile.mkdtemp(prefix="drie-contract-")
        self.addCleanup(shutil.rmtree, self.library, True)

    def serve(self, plan=None, **more):
        serve = Serve(self.library, {**self.plan, **(plan or {})} if "resume" not in more else None, **more)
        self.addCleanup(serve.put_away)
        return serve

    def at(self, step, plan=None, **more):
        """An evening that has come to that step."""
        serve = self.serve(plan, **more)
        serve.ok("start")
        for _ in range(step):
            serve.ok("next")
        return serve

    def assertError(self, answer, status, error=None):
        self.assertEqual(answer.status, status, answer)
        if error:
            self.assertEqual(answer.error, error)
        elif answer.body:
            self.assertIsInstance(answer.error, str)

    def exported(self, serve_or_id):
        number = serve_or_id if isinstance(serve_or_id, int) else serve_or_id.id
        return json.loads(run("export", str(number), "--format", "json", library=self.library).stdout)


class Evening(Case):
    """Twelve steps, from the plan to the papers."""

    def note(self, phone, text):
        answer = phone.post(text)
        self.assertEqual(answer.status, 201, answer)
        note = answer.json
        self.assertEqual(note["key"], answer.key)
        self.assertEqual((note["text"], note["disposition"], note["reason"]), (text, "received", None))
        return answer.key

    def check_step(self, serve, phone, step):
        state = phone.state()
        phase, speaking = STEPS[step]
        self.assertLessEqual(STATE_MEMBERS, state.keys())
        self.assertEqual((state["step"], state["steps"]), (step, 12))
        self.assertEqual((state["phase"], state["speaking"]), (phase, speaking))
        expected = [circle for circle in CIRCLES if circle != speaking] if phase == "talk" else []
        self.assertCountEqual(state["open_for"], expected)
        planned = PLAN["minutes"][phase] * 60000
        self.assertTrue(planned - 60000 < state["remaining_ms"] <= planned, state)
        self.assertIs(state["paused"], False)
        self.assertIs(state["closed"], False)
        serve.event("state", step=step, phase=phase, speaking=speaking)

    def talk(self, serve, phones, circle):
        """A circle talks: the others write, it may not."""
        keys = {}
        for other in CIRCLES:
            if other == circle:
                self.assertError(phones[other].post("Mag ik ook?"), 409, "speaking")
                continue
            for number in range(3):
                text = f"Vraag {number + 1} van {other} aan {circle}?"
                keys[other, number] = self.note(phones[other], text)
                serve.event("note", key=keys[other, number], **{"from": other}, to=circle, text=text, source="phone")
        writing = [other for other in CIRCLES if other != circle]
        # What phones are told of each other's notes goes in batches.
        expected = {other: 3 for other in CIRCLES if other != circle}
        patiently(lambda: expected.items() <= phones[circle].state()["counts"].items(), f"the counts {expected}")
        return keys

    def answer(self, serve, phones, circle, keys):
        """The chair puts two questions of each other circle."""
        others = [other for other in CIRCLES if other != circle]
        for other in others:
            self.assertError(phones[other].post("Nog een!"), 409, "closed")
        self.assertError(phones[circle].post("En ik?"), 409, "speaking")
        for other in others:
            serve.ok(f"ask {keys[other, 0]}")
            text = f"Vraag 1 van {other} aan {circle}?"
            self.assertEqual(phones[circle].state()["asking"], {"text": text})
            serve.ok(f"translate {keys[other, 0]} Question 1 of {other}?")
            self.assertEqual(phones[circle].state()["asking"], {"text": f"Question 1 of {other}?"})
            self.assertEqual(phones[other].notes()[keys[other, 0]]["text"], text)
            serve.ok(f"translate {keys[other, 0]}")
            self.assertEqual(phones[circle].state()["asking"], {"text": text})
            self.assertEqual(phones[other].notes()[keys[other, 0]]["disposition"], "asking")
            serve.ok(f"answer {keys[other, 0]} Antwoord van {circle} aan {other}")
        self.assertEqual(phones[others[0]].notes()[keys[others[0], 0]]["disposition"], "asked")
        serve.ok("asked")
        self.assertIsNone(phones[circle].state()["asking"])
        self.assertNotEqual(serve.refused("asked"), "")

    def circle_turn(self, serve, phones, circle, step):
        serve.ok("next")
        self.check_step(serve, phones["pupils"], step)
        keys = self.talk(serve, phones, circle)
        first, second = [other for other in CIRCLES if other != circle]
        serve.ok(f"select {keys[first, 0]}")
        serve.ok(f"select {keys[second, 0]}")
        serve.ok(f"select {keys[second, 1]}")
        serve.ok(f"unselect {keys[second, 1]}")
        self.assertEqual(phones[first].notes()[keys[first, 0]]["disposition"], "selected")
        self.assertEqual(phones[second].notes()[keys[second, 1]]["disposition"], "received")
        self.assertEqual(serve.refused(f"ask {keys[first, 0]}") != "", True)
        serve.ok("next")
        self.check_step(serve, phones["pupils"], step + 1)
        self.answer(serve, phones, circle, keys)
        serve.ok(f"group {keys[first, 1]} {keys[first, 0]}")
        serve.ok(f"dispose {keys[first, 2]} kept")
        serve.ok(f"dispose {keys[second, 1]} not_possible Daar gaat de school niet over")
        serve.ok(f"dispose {keys[second, 2]} elsewhere De medezeggenschapsraad")
        return keys

    def recaps(self, serve, phones):
        for index, circle in enumerate(CIRCLES):
            serve.ok("next")
            self.check_step(serve, phones["pupils"], 7 + index)
            serve.ok(f"recap {circle} Samenvatting van de kring {circle}")
        serve.ok("next")
        self.check_step(serve, phones["pupils"], 10)
        serve.ok("next")
        self.check_step(serve, phones["pupils"], 11)
        agreement = {
            "what": "Toetsen worden over de weken verdeeld",
            "who": "de teamleider",
            "circle": "teachers",
            "before": "2027-02-01",
            "reminds": "de leerlingenraad",
            "decides": "school",
        }
        serve.ok(f"agree {json.dumps(agreement)}")
        return agreement

    def close(self, serve, phones):
        serve.refused("next")
        self.assertEqual(phones["parents"].get("/leaflet").status, 404)
        serve.ok("close")
        serve.event("closed", id=serve.id)
        self.assertLess(
            serve.lines.index(serve.event("ok", command="close")), serve.lines.index(serve.event("closed", id=serve.id))
        )
        state = phones["parents"].state()
        self.assertIs(state["closed"], True)
        self.assertEqual(state["open_for"], [])
        self.assertIs(state["published"], False)
        self.assertError(phones["parents"].post("Te laat?"), 409, "closed")
        self.assertNotIn("Toetsen worden over de weken", phones["parents"].get("", Accept="text/html").body.decode())
        serve.ok("publish")
        serve.event("state", closed=True, published=True)
        self.assertIs(phones["parents"].state()["published"], True)
        # Under its own address, and where whoever kept the page open finds it: not above the notes of somebody who wrote them.
        for path in ("/leaflet", ""):
            leaflet = Phone(serve).get(path, Accept="text/html")
            self.assertEqual(leaflet.status, 200)
            for text in ("Vraag 1 van parents aan pupils?", "Antwoord van pupils aan parents", "Toetsen worden over de weken"):
                self.assertIn(text, leaflet.body.decode())
            self.assertIn('<time datetime="2027-02-01" dir="ltr">1-2-2027</time>', leaflet.body.decode())
            self.assertNotIn("Vraag 3 van parents", leaflet.body.decode())
            # Put with their groups, kept, elsewhere, not possible, in all.
            self.assertEqual(re.findall(r"<b>(\d+)</b>", leaflet.body.decode()), ["9", "3", "3", "3", "18"])
        serve.refused("add parents Te vroeg")
        serve.ok("additions")
        serve.ok("add parents Ouders zeggen er dit bij")
        serve.ok("finalise")
        serve.refused("recap pupils Te laat")
        serve.refused("review 2 pupils done")
        serve.refused("review 1 pupils gelukt")
        serve.ok("review 1 pupils partly Bij wiskunde niet")
        serve.ok("review-date 2027-02-08")
        serve.ok("revise")
        # Their old keys are destroyed.
        named = {line["text"]: line["key"] for line in serve.lines if line["event"] == "note" and line["key"].startswith("#")}
        self.assertEqual(len(named), 18)
        serve.ok(f"answer {named['Vraag 1 van parents aan pupils?']} Antwoord van pupils aan parents")
        serve.refused("finalise")
        serve.ok("recap shared Wij alle drie")
        serve.ok("finalise Een naam verbeterd")
        self.assertIsNone(self.exported(serve)["versions"][0]["said"]["recaps"]["shared"])
        serve.ok("forget-versions")

    def check_documents(self, number):
        """Three documents, each in four formats; a leaflet in any language of the phones; a sheet without any note."""
        note = "Vraag 1 van parents aan pupils?"
        for document, has_note in (("summary", True), ("leaflet", True), ("sheet", False)):
            for form, start in (("html", b"<!DOCTYPE html>"), ("odt", b"PK\x03\x04"), ("pdf", b"%PDF-"), ("txt", b"")):
                made = run("export", str(number), "--format", form, "--document", document, library=self.library).stdout
                self.assertTrue(made.startswith(start), (document, form, made[:40]))
                if form in ("html", "txt"):
                    self.assertEqual(note in made.decode(), has_note, (document, form))
        for language, words in (("tr", "Sorularımıza ne oldu"), ("nl", "Wat er met onze vragen is gebeurd")):
            made = run("export", str(number), "--format", "html", "--document", "leaflet", "--language", language, library=self.library)
            self.assertIn(f'<html lang="{language}"', made.stdout.decode())
            self.assertIn(words, made.stdout.decode())

    def check_papers(self, serve, agreement):
        archive = self.exported(serve)
        texts = [note["text"] for note in archive["notes"]]
        self.assertEqual(len(texts), len(set(texts)))
        self.assertEqual(len(texts), 18)
        self.assertEqual(archive["counts"]["pupils"], {"parents": 3, "teachers": 3})
        self.assertEqual(archive["recaps"]["parents"], "Samenvatting van de kring parents")
        self.assertEqual(archive["agreements"][0], {**archive["agreements"][0], **agreement})
        self.assertEqual(archive["plan"]["theme"], PLAN["theme"])
        self.assertEqual([(a["circle"], a["text"]) for a in archive["additions"]], [("parents", "Ouders zeggen er dit bij")])
        first, second = archive["versions"]
        self.assertEqual((first["what"], second["what"]), (None, "Een naam verbeterd"))
        self.assertNotIn("said", first)
        self.assertEqual(second["said"]["recaps"]["shared"], "Wij alle drie")
        self.assertEqual([(r["agreement"], r["circle"], r["outcome"], r["comment"]) for r in archive["reviews"]],
                         [(0, "pupils", "partly", "Bij wiskunde niet")])
        self.assertEqual((archive["status"], archive["review_date"]), ("final", "2027-02-08"))
        by_text = {note["text"]: note for note in archive["notes"]}
        put = by_text["Vraag 1 van parents aan pupils?"]
        self.assertEqual((put["disposition"], put["answer"]), ("asked", "Antwoord van pupils aan parents"))
        refused = by_text["Vraag 2 van teachers aan pupils?"]
        self.assertEqual((refused["disposition"], refused["reason"]), ("not_possible", "Daar gaat de school niet over"))
        self.check_documents(serve.id)
        pdf = run("export", str(serve.id), "--format", "pdf", "-o", f"{self.library}/out.pdf", library=self.library)
        self.assertEqual(pdf.stdout, b"")
        with open(f"{self.library}/out.pdf", "rb") as file:
            self.assertEqual(file.read(5), b"%PDF-")
        shown = run("show", str(serve.id), library=self.library).stdout.decode()
        for text in (PLAN["theme"], PLAN["question"], "Samenvatting van de kring pupils", agreement["what"]):
            self.assertIn(text, shown)
        listed = [json.loads(line) for line in run("list", library=self.library).stdout.splitlines()]
        self.assertEqual([(line["id"], line["theme"], line["status"]) for line in listed], [(serve.id, "Huiswerk", "final")])
        self.assertEqual(listed[0]["date"], PLAN["date"])
        self.assertEqual(uuid.UUID(listed[0]["uuid"]), uuid.UUID(archive["uuid"]))

    def test_evening(self):
        serve = self.serve()
        self.assertRegex(serve.url, r"^http://127\.0\.0\.1:\d+/[A-Z0-9]{6}$")
        self.assertEqual(serve.url, f"http://127.0.0.1:{serve.port}/{serve.code}")
        phones = {circle: Phone(serve, circle) for circle in CIRCLES}
        before = phones["pupils"].state()
        self.assertIsNone(before["step"])
        self.assertEqual((before["open_for"], before["closed"], before["asking"]), ([], False, None))
        self.assertError(phones["parents"].post("Te vroeg?"), 409, "closed")
        serve.ok("start")
        self.check_step(serve, phones["pupils"], 0)
        self.assertError(phones["parents"].post("Mag het al?"), 409, "closed")
        for turn, circle in enumerate(CIRCLES):
            # Each phone may send five notes at once and one more every ten seconds: other people write to the next circle.
            phones = {name: Phone(serve, name) for name in CIRCLES}
            self.circle_turn(serve, phones, circle, 1 + 2 * turn)
        agreement = self.recaps(serve, phones)
        self.close(serve, phones)
        self.check_papers(serve, agreement)
        self.assertEqual(serve.end(), 0)
        self.check_papers(serve, agreement)


class Refusals(Case):
    """What a phone may not do, and in which order it is told."""

    def setUp(self):
        super().setUp()
        self.evening = self.at(1)
        self.parent = Phone(self.evening, "parents")

    def post_raw(self, body, **headers):
        path = f"/{self.evening.code}/notes"
        return self.parent.request("POST", path, body, {"Content-Type": FORM, **headers})

    def test_foreign_host(self):
        for host in ("evil.example", f"evil.example:{self.evening.port}", "127.0.0.1:1"):
            with self.subTest(host):
                self.assertError(self.parent.get("", Host=host), 421)
                self.assertError(self.parent.post("?", headers={"Host": host}), 421)
        self.assertEqual(self.parent.get("", Host=f"localhost:{self.evening.port}").status, 200)

    def test_unknown_code(self):
        wrong = "AAAAAA" if self.evening.code != "AAAAAA" else "BBBBBB"
        for path in (f"/{wrong}", f"/{wrong}/state", f"/{wrong}/events", f"/{wrong}/notes", f"/{self.evening.code}/chair"):
            with self.subTest(path):
                self.assertError(self.parent.request("GET", path), 404)
        body = encode(circle="parents", text="?", key=str(uuid.uuid4()))
        answer = self.parent.request("POST", f"/{wrong}/notes", body, {"Content-Type": FORM})
        self.assertError(answer, 404)

    def test_foreign_origin(self):
        for origin in ("http://evil.example", "null", "http://127.0.0.1:1", f"https://127.0.0.1:{self.evening.port}"):
            with self.subTest(origin):
                self.assertError(self.parent.post("?", headers={"Origin": origin}), 403)

    def test_body_limit(self):
        big = encode(circle="parents", text="x" * 8200, key=str(uuid.uuid4()))
        self.assertError(self.post_raw(big), 413)
        fits = encode(circle="parents", text="x" * 8000, key=str(uuid.uuid4()))
        self.assertError(self.post_raw(fits), 422)

    def test_chunked_body_limit(self):
        def chunks(size):
            yield encode(circle="parents", key=str(uuid.uuid4())) + b"&text="
            for _ in range(size // 500):
                yield b"x" * 500

        path = f"/{self.evening.code}/notes"
        headers = {"Content-Type": FORM, "Transfer-Encoding": "chunked"}
        self.assertError(self.parent.request("POST", path, chunks(9000), headers, chunked=True), 413)
        self.assertEqual(self.parent.request("POST", path, chunks(500), headers, chunked=True).status, 201)

    def test_media_type(self):
        for kind in ("text/plain", "application/json"):
            with self.subTest(kind):
                body = encode(circle="parents", text="?", key=str(uuid.uuid4()))
                self.assertError(self.post_raw(body, **{"Content-Type": kind}), 415)

    def test_text(self):
        for text in ("", " \n\t ", "x" * 501, "\U0001f600" * 501):
            with self.subTest(text[:5]):
                self.assertError(self.parent.post(text), 422)
        for text in ("x" * 500, "\U0001f600" * 500, "  é" + "y" * 499 + " "):
            with self.subTest(text[:5]):
                answer = self.parent.post(text)
                self.assertEqual(answer.status, 201, answer)
                self.assertEqual(answer.json["text"], text.strip())

    def test_normalised(self):
        """NFC, no control characters but line feeds, joiners kept, markup is text."""
        cases = {
            "e\u0301e\u0301n": "\u00e9\u00e9n",
            "a\x07b\x1bc": "abc",
            "een\r\ntwee": "een\ntwee",
            "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627": "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627",
            "<b>&amp;</b>": "<b>&amp;</b>",
        }
        for written, kept in cases.items():
            with self.subTest(written):
                answer = self.parent.post(written)
                self.assertEqual(answer.status, 201, answer)
                self.assertEqual(answer.json["text"], kept)
                self.assertEqual(self.evening.event("note", key=answer.key)["text"], kept)

    def test_bad_fields(self):
        bodies = {
            "no circle": encode(text="?", key=str(uuid.uuid4())),
            "strange circle": encode(circle="director", text="?", key=str(uuid.uuid4())),
            "not UTF-8": f"circle=parents&key={uuid.uuid4()}&text=%ff%fe".encode(),
            "NUL": f"circle=parents&key={uuid.uuid4()}&text=a%00b".encode(),
            "no UUID": encode(circle="parents", text="?", key="../../etc"),
        }
        for name, body in bodies.items():
            with self.subTest(name):
                answer = self.post_raw(body)
                self.assertGreaterEqual(answer.status, 400)
                self.assertLess(answer.status, 500)

    def test_turn(self):
        self.assertError(Phone(self.evening, "pupils").post("Mag ik?"), 409, "speaking")
        self.assertError(self.parent.post("Voor straks", to="teachers"), 409, "closed")
        self.assertEqual(self.parent.post("Voor nu", to="pupils").status, 201)

    def test_order(self):
        """421 before 404 before 403 before 413 before 415 before the known key's 200 before 422 before 409 before 429."""
        big = b"x" * 9000
        foreign = {"Origin": "http://evil.example"}
        wrong = "/AAAAAA/notes"
        right = f"/{self.evening.code}/notes"
        known = self.parent.post("Bekend?").key
        again = encode(circle="pupils", text="", key=known, to="teachers")
        phone = self.parent
        cases = [
            (421, phone.request("POST", wrong, big, {**foreign, "Host": "evil.example"})),
            (404, phone.request("POST", wrong, big, foreign)),
            (403, phone.request("POST", right, big, foreign)),
            (413, phone.request("POST", right, big, {"Content-Type": "text/plain"})),
            (415, phone.request("POST", right, again, {"Content-Type": "text/plain"})),
            (200, phone.request("POST", right, again, {"Content-Type": FORM})),
            (422, Phone(self.evening, "pupils").post("")),
        ]
        for status, answer in cases:
            with self.subTest(status):
                self.assertEqual(answer.status, status, answer)
        while phone.post("vol").status == 201:
            pass
        self.assertError(phone.post("Voor straks", to="teachers"), 409, "closed")
        self.assertError(phone.post(""), 422)
        self.assertEqual(phone.post("Iets anders", key=known).status, 200)

    def test_bucket(self):
        """Five notes a device, one more every ten seconds; what was refused for another reason costs nothing."""
        for _ in range(3):
            self.assertError(self.parent.post(""), 422)
        self.assertEqual([self.parent.post(f"Vraag {n}").status for n in range(5)], [201] * 5)
        full = self.parent.post("Vraag 6")
        self.assertError(full, 429)
        wait = int(full.headers["Retry-After"])
        self.assertTrue(1 <= wait <= 10, wait)
        self.assertEqual(Phone(self.evening, "parents").post("Een ander").status, 201)
        time.sleep(wait)  # as the server says: shorter would be impolite, longer is not asked
        self.assertEqual(self.parent.post("Vraag 6", key=full.key).status, 201)
        self.assertError(self.parent.post("Vraag 7"), 429)

    def test_cookie(self):
        """The device is a random cookie that scripts cannot read and other sites cannot send."""
        answer = self.parent.get()
        cookies = answer.headers.get_all("Set-Cookie")
        device = [cookie for cookie in cookies if "httponly" in cookie.lower()]
        self.assertEqual(len(device), 1, cookies)
        self.assertIn("samesite=strict", device[0].lower())
        self.assertRegex(device[0].split(";")[0], r"=.{20,}$")
        other = Phone(self.evening, "parents")
        other.get()
        self.assertNotEqual(other.cookie, self.parent.cookie)

    def test_headers(self):
        page = self.parent.get("", Accept="text/html")
        self.assertIn("default-src 'self'", page.headers["Content-Security-Policy"])
        self.assertEqual(page.headers["Referrer-Policy"], "same-origin")

    def test_form_without_script(self):
        """303 back to the page, which holds the note; refused, the page with the text still in it."""
        html = {"Accept": "text/html,application/xhtml+xml"}
        answer = self.parent.post("Zonder script?", headers=html)
        self.assertEqual(answer.status, 303)
        self.assertTrue(answer.headers["Location"].endswith(f"/{self.evening.code}"), answer.headers["Location"])
        self.assertIn("Zonder script?", self.parent.get("", Accept="text/html").body.decode())
        self.assertNotIn("Zonder script?", Phone(self.evening).get("", Accept="text/html").body.decode())
        refused = self.parent.post("Voor straks bewaard", to="teachers", headers=html)
        self.assertEqual(refused.status, 409)
        self.assertIn("text/html", refused.headers["Content-Type"])
        self.assertIn("Voor straks bewaard", refused.body.decode())

    def test_page_language(self):
        cases = [("?lang=en", None, "en"), ("", "en-GB,en;q=0.9", "en"), ("", "nl", "nl"), ("", "xx", "nl"), ("", None, "nl")]
        for query, accept, language in cases:
            with self.subTest(query=query, accept=accept):
                headers = {"Accept": "text/html", **({"Accept-Language": accept} if accept else {})}
                page = Phone(self.evening).get(query, **headers)
                self.assertEqual(page.status, 200)
                self.assertRegex(page.body.decode(), rf'<html[^>]* lang="{language}"')

    def test_root(self):
        page = self.parent.request("GET", "/", headers={"Accept": "text/html"})
        self.assertEqual(page.status, 200)
        self.assertIn("<input", page.body.decode())


class Notes(Case):
    """One's own notes: sent once, changed and withdrawn while they are only received."""

    def setUp(self):
        super().setUp()
        self.evening = self.at(1)
        self.parent = Phone(self.evening, "parents")
        self.key = self.parent.post("Wat helpt?").key

    def test_known_key(self):
        again = self.parent.post("Iets heel anders", key=self.key)
        self.assertEqual(again.status, 200)
        self.assertEqual(again.json["text"], "Wat helpt?")
        for command in ("next", "next", "pause"):
            self.evening.ok(command)
            self.assertEqual(self.parent.post("Wat helpt?", key=self.key).status, 200, command)
        self.evening.ok("close")
        self.assertEqual(self.parent.post("Wat helpt?", key=self.key, to="pupils").status, 200)
        self.assertEqual(len(self.exported(self.evening)["notes"]), 1)

    def test_same_key_at_once(self):
        key = str(uuid.uuid4())
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            phones = [Phone(self.evening, "parents", self.parent.cookie) for _ in range(8)]
            statuses = list(pool.map(lambda phone: phone.post("Tegelijk?", key=key).status, phones))
        self.assertEqual(sorted(statuses), [200] * 7 + [201])
        self.assertEqual(len(self.exported(self.evening)["notes"]), 2)

    def test_edit(self):
        answer = self.parent.put(self.key, "Wat helpt echt?")
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer.json["text"], "Wat helpt echt?")
        self.evening.event("note", key=self.key, text="Wat helpt echt?")
        self.assertEqual(self.parent.notes()[self.key]["text"], "Wat helpt echt?")
        self.assertError(self.parent.put(self.key, ""), 422)
        self.assertEqual([note["text"] for note in self.exported(self.evening)["notes"]], ["Wat helpt echt?"])

    def test_withdraw(self):
        self.assertIn(self.parent.delete(self.key).status, (200, 204))
        self.evening.event("withdrawn", key=self.key)
        self.assertEqual(self.parent.notes(), {})
        self.assertEqual(self.exported(self.evening)["notes"], [])
        self.assertError(self.parent.delete(self.key), 404)

    def test_only_ones_own(self):
        stranger = Phone(self.evening, "parents")
        stranger.get()
        self.assertEqual(stranger.notes(), {})
        self.assertError(stranger.put(self.key, "Gekaapt"), 404)
        self.assertError(stranger.delete(self.key), 404)
        self.assertEqual(self.parent.notes()[self.key]["text"], "Wat helpt?")

    def test_not_once_selected(self):
        self.evening.ok(f"select {self.key}")
        self.assertError(self.parent.put(self.key, "Anders"), 409)
        self.assertError(self.parent.delete(self.key), 409)
        self.assertEqual(self.parent.notes()[self.key], {**self.parent.notes()[self.key], "text": "Wat helpt?", "disposition": "selected"})

    def test_dispositions(self):
        """Each disposition is seen by the writer; about one person and removed are in no export."""
        teacher = Phone(self.evening, "teachers")
        keys = [self.key] + [teacher.post(f"Vraag {n}").key for n in range(4)]
        phones = [self.parent] + [teacher] * 4
        wanted = ["kept", "elsewhere De MR", "not_possible Daar is geen geld voor", "personal", "removed"]
        for key, command in zip(keys, wanted):
            self.evening.ok(f"dispose {key} {command}")
        for phone, key, command in zip(phones, keys, wanted):
            disposition, _, reason = command.partition(" ")
            seen = phone.notes()[key]
            self.assertEqual((seen["disposition"], seen["to"]), (disposition, "pupils"))
            if reason:
                self.assertEqual(seen["reason"], reason)
        texts = json.dumps(self.exported(self.evening)["notes"])
        self.assertIn("Vraag 1", texts)
        self.assertNotIn("Vraag 2", texts)
        self.assertNotIn("Vraag 3", texts)
        self.assertEqual(len(self.exported(self.evening)["notes"]), 5)

    def test_nothing_that_leads_to_a_person(self):
        export = json.dumps(self.exported(self.evening))
        for secret in (self.key, self.key.upper(), self.parent.cookie.partition("=")[2]):
            self.assertNotIn(secret, export)
        for note in self.exported(self.evening)["notes"]:
            self.assertTrue({"key", "device", "language", "lang"}.isdisjoint(note))


class Streams(Case):
    """The live page: every change, to every phone; `mine` to the one whose note changed."""

    def test_states(self):
        serve = self.serve()
        phones = [Phone(serve, circle) for circle in CIRCLES]
        for phone in phones:
            phone.get()
        streams = [Stream(phone) for phone in phones]
        for stream in streams:
            self.addCleanup(stream.close)
            self.assertEqual(stream.status, 200)
            self.assertTrue(stream.headers["Content-Type"].startswith("text/event-stream"))
            patiently(lambda stream=stream: stream.states(), "a first state")
            self.assertIsNone(stream.states()[-1]["step"])
        serve.ok("start")
        serve.ok("next")
        for stream in streams:
            patiently(lambda stream=stream: stream.states()[-1]["step"] == 1, "step 1")
            self.assertLessEqual(STATE_MEMBERS, stream.states()[-1].keys())
            self.assertTrue(any(identity for _, identity, _ in stream.events))
        phones[1].post("Tel mee")
        for stream in streams:
            patiently(lambda stream=stream: stream.states()[-1]["counts"].get("parents") == 1, "the count")

    def test_mine(self):
        serve = self.at(1)
        writer, other = Phone(serve, "parents"), Phone(serve, "parents")
        for phone in (writer, other):
            phone.get()
        streams = [Stream(writer), Stream(other)]
        for stream in streams:
            self.addCleanup(stream.close)
        key = writer.post("Voor mij").key
        serve.ok(f"select {key}")
        patiently(
            lambda: any(note.get("disposition") == "selected" for note in streams[0].mine() if note.get("key") == key),
            "mine: selected",
        )
        serve.ok("next")
        patiently(lambda: streams[1].states()[-1]["step"] == 2, "step 2")
        self.assertEqual(streams[1].mine(), [])

    def test_reconnect(self):
        """After a gap the stream begins with what is true now."""
        serve = self.at(1)
        phone = Phone(serve, "parents")
        phone.get()
        first = Stream(phone)
        patiently(first.states, "a state")
        last = [identity for _, identity, _ in first.events if identity][-1]
        first.close()
        key = phone.post("In het gat").key
        serve.ok("next")
        serve.ok(f"ask {key}")
        second = Stream(phone, last=last)
        self.addCleanup(second.close)
        state = patiently(second.states, "a state")[0]
        self.assertEqual((state["step"], state["asking"]), (2, {"text": "In het gat"}))

    def test_heartbeat(self):
        """Within every 15 seconds the line shows that it lives, and says how things stand."""
        serve = self.at(1)
        stream = Stream(Phone(serve, "parents"))
        self.addCleanup(stream.close)
        patiently(stream.states, "a first state")
        patiently(lambda: stream.heartbeats, "a heartbeat", 20)
        patiently(lambda: len(stream.states()) >= 2, "the state with it")
        first, second = stream.states()[:2]
        self.assertLess(second["remaining_ms"], first["remaining_ms"])
        self.assertTrue(all(identity for _, identity, _ in stream.events))

    def test_ends_with_the_program(self):
        serve = self.at(0)
        stream = Stream(Phone(serve, "parents"))
        self.addCleanup(stream.close)
        self.assertEqual(serve.end(signal.SIGTERM), 0)
        patiently(lambda: stream.ended, "the end of the stream")


class WithoutCookies(Case):
    """A phone that refuses cookies lives by the secret of its page."""

    def setUp(self):
        super().setUp()
        self.evening = self.at(1)
        page = Phone(self.evening).get("", Accept="text/html").body.decode()
        self.spare = re.search(r'data-spare="([0-9a-f]+)"', page)[1]
        self.assertIn(f'name="spare" value="{self.spare}"', page)

    def ask(self, method, path, accept="application/json", **form):
        """As a phone that has no cookie, ever."""
        body = encode(**form) if form else None
        headers = {"Content-Type": FORM, "Accept": accept}
        return Phone(self.evening).request(method, f"/{self.evening.code}{path}", body, headers)

    def test_own_notes(self):
        key = str(uuid.uuid4())
        posted = self.ask("POST", "/notes", circle="parents", text="Zonder koekje", key=key, spare=self.spare)
        self.assertEqual(posted.status, 201, posted)
        listed = self.ask("GET", f"/notes?spare={self.spare}").json
        self.assertEqual([note["key"] for note in listed], [key])
        self.assertEqual(self.ask("GET", "/notes").json, [])
        self.assertError(self.ask("PUT", f"/notes/{key}", text="Van een ander"), 404)
        self.assertEqual(self.ask("PUT", f"/notes/{key}", text="Verbeterd", spare=self.spare).status, 200)
        phone = Phone(self.evening, "parents&spare=" + self.spare)
        stream = Stream(phone)
        self.addCleanup(stream.close)
        self.evening.ok(f"select {key}")
        patiently(stream.mine, "its news")
        self.assertEqual(stream.mine()[-1]["text"], "Verbeterd")
        self.evening.ok(f"unselect {key}")
        self.assertEqual(self.ask("DELETE", f"/notes/{key}?spare={self.spare}").status, 204)

    def test_cookie_wins(self):
        parent = Phone(self.evening, "parents")
        key = parent.post("Met koekje").key
        self.assertEqual(list(parent.notes()), [key])
        mine = parent.get(f"/notes?spare={self.spare}").json
        self.assertEqual([note["key"] for note in mine], [key])

    def test_form(self):
        form = {"circle": "parents", "text": "Zonder script", "spare": self.spare}
        posted = self.ask("POST", "/notes", accept="text/html", **form)
        self.assertEqual(posted.status, 303)
        self.assertEqual(posted.headers["Location"], f"/{self.evening.code}?spare={self.spare}&circle=parents")
        phone = Phone(self.evening)
        page = phone.request("GET", posted.headers["Location"], headers={"Accept": "text/html", "Referer": f"{phone.origin}/{self.evening.code}"})
        self.assertIn("Zonder script", page.body.decode())


class Leaflet(Case):
    """What everybody reads afterwards."""

    def test_no_question_disappears(self):
        """All are counted; what is about one person, or was removed, only among the others, together with what nobody spoke of."""
        serve = self.at(1)
        phone, other = Phone(serve, "parents"), Phone(serve, "teachers")
        keys = [phone.post(f"Vraag {number}?").key for number in range(5)] + [other.post("Nog een?").key]
        for key, fate in zip(keys, ("kept", "elsewhere De MR", "not_possible Te duur", "personal", "removed")):
            serve.ok(f"dispose {key} {fate}")
        serve.ok("close")
        serve.ok("publish")
        page = Phone(serve).get("", Accept="text/html", **{"Accept-Language": "nl"}).body.decode()
        sums = re.findall(r'<li[^>]*data-on="\d+"[^>]*><span>([^<]*)</span><b>(\d+)</b>', page)
        self.assertEqual(
            sums, [("Bewaard voor het team", "1"), ("Hoort ergens anders thuis", "1"), ("Niet mogelijk", "1"), ("Andere vragen", "3")]
        )
        self.assertIn("<b>6</b>", page)
        for words in ("Vraag 0", "Vraag 3", "Nog een?", "De MR", "Te duur"):
            self.assertNotIn(words, page)


class NextPerson(Case):
    """A shared phone changes hands."""

    def test_next(self):
        serve = self.at(1)
        phone = Phone(serve, "parents")
        key = phone.post("Van de eerste").key
        before = phone.cookie
        path = f"/{serve.code}/next"
        self.assertError(phone.request("POST", path, headers={"Origin": "http://evil.example"}), 403)
        self.assertError(phone.request("GET", path), 405)
        self.assertEqual(phone.request("GET", path).headers["Allow"], "POST")
        answer = phone.request("POST", path, headers={"Accept": "text/html"})
        self.assertEqual((answer.status, answer.headers["Location"]), (303, f"/{serve.code}?circle=none"))
        gone = {value.split("=")[0] for value in answer.headers.get_all("Set-Cookie") if "=; " in value and "Max-Age=0" in value}
        self.assertEqual(gone, {"device", "circle", "lang"})
        self.assertEqual(phone.request("POST", path).status, 204)
        # A browser would send none now.
        phone.cookie = None
        self.assertEqual(phone.notes(), {})
        self.assertError(phone.put(key, "Van de tweede"), 404)
        phone.cookie = before
        self.assertEqual(list(phone.notes()), [key])


class Windows(Case):
    """When notes are open: while another circle talks, and for the grace."""

    plan = {**PLAN, "grace_seconds": 3}

    def just_in_time(self, serve):
        """The next step, and a note that comes in its grace; once more where it took this machine longer than the grace to send it."""
        for _ in range(5):
            parent, began = Phone(serve, "parents"), time.monotonic()
            serve.ok("next")
            open_for = parent.state()["open_for"]
            late = parent.post("Nog net", to="pupils")
            if time.monotonic() - began < self.plan["grace_seconds"]:
                break
            serve.ok("back")
        self.assertCountEqual(open_for, ["parents", "teachers"])
        self.assertEqual(late.status, 201, late)
        return parent, late

    def test_grace(self):
        serve = self.at(1)
        parent, late = self.just_in_time(serve)
        self.assertEqual(late.json["to"], "pupils")
        patiently(lambda: parent.state()["open_for"] == [], "the end of the grace")
        serve.wait(lambda line: line.get("event") == "state" and line["open_for"] == [], "its line")
        self.assertError(parent.post("Te laat", to="pupils"), 409, "closed")
        self.assertIs(self.exported(serve)["notes"][0]["late"], True)

    def test_note_that_waited(self):
        serve = self.at(3)
        pupil = Phone(serve, "pupils")
        self.assertError(pupil.post("Voor de docenten", to="teachers"), 409, "closed")
        self.assertEqual(pupil.post("Voor de ouders", to="parents").status, 201)

    def test_back_opens_again(self):
        serve = self.at(2, plan={"grace_seconds": 0})
        parent = Phone(serve, "parents")
        self.assertError(parent.post("Dicht"), 409, "closed")
        serve.ok("back")
        self.assertEqual(parent.post("Weer open").status, 201)


class Commands(Case):
    """The chair's lines."""

    def test_pause_resume_extend(self):
        serve = self.at(1)
        phone = Phone(serve, "parents")
        serve.ok("pause")
        paused = phone.state()
        self.assertIs(paused["paused"], True)
        time.sleep(0.3)
        self.assertEqual(phone.state()["remaining_ms"], paused["remaining_ms"])
        serve.refused("pause")
        serve.ok("extend 60")
        self.assertEqual(phone.state()["remaining_ms"], paused["remaining_ms"] + 60000)
        serve.ok("resume")
        serve.refused("resume")
        patiently(lambda: phone.state()["remaining_ms"] < paused["remaining_ms"] + 60000, "the clock to run")

    def test_back_keeps_the_time(self):
        serve = self.at(1)
        phone = Phone(serve, "parents")
        time.sleep(1.2)
        before = phone.state()["remaining_ms"]
        serve.ok("next")
        serve.ok("back")
        self.assertEqual(phone.state()["step"], 1)
        self.assertLessEqual(phone.state()["remaining_ms"], before)

    def test_late_start(self):
        serve = self.serve()
        serve.ok("start 4")
        remaining = Phone(serve).state()["remaining_ms"]
        self.assertTrue(5 * 60000 < remaining <= 6 * 60000, remaining)

    def test_overtime(self):
        serve = self.serve(pace=600)
        serve.ok("start")
        patiently(lambda: Phone(serve).state()["remaining_ms"] < 0, "overtime", 60)

    def test_undo(self):
        serve = self.at(1)
        parent = Phone(serve, "parents")
        key = parent.post("Terug?").key
        serve.event("note", key=key)
        serve.ok(f"select {key}")
        serve.ok("undo")
        self.assertEqual(parent.notes()[key]["disposition"], "received")
        serve.ok(f"dispose {key} removed")
        self.assertNotEqual(parent.notes()[key]["text"], "Terug?")
        serve.ok("undo")
        self.assertEqual(parent.notes()[key], {**parent.notes()[key], "text": "Terug?", "disposition": "received"})
        serve.ok("next")
        serve.ok("undo")
        self.assertEqual(parent.state()["step"], 1)

    def test_paper(self):
        serve = self.at(1)
        serve.ok("paper parents Op papier geschreven?")
        note = serve.event("note", source="paper")
        self.assertEqual((note["from"], note["to"], note["text"]), ("parents", "pupils", "Op papier geschreven?"))
        serve.refused("paper pupils Wie spreekt schrijft niet")
        serve.ok(f"select {note['key']}")
        self.assertEqual(Phone(serve).state()["counts"]["parents"], 1)
        self.assertEqual([note["source"] for note in self.exported(serve)["notes"]], ["paper"])

    def test_group_counts(self):
        serve = self.at(1)
        parent = Phone(serve, "parents")
        keys = [parent.post(f"Zelfde vraag {n}").key for n in range(3)]
        serve.ok(f"group {keys[1]} {keys[0]}")
        serve.ok(f"group {keys[2]} {keys[0]}")
        serve.ok("next")
        serve.ok(f"ask {keys[0]}")
        serve.ok("next")
        self.assertEqual({note["disposition"] for note in parent.notes().values()}, {"asked"})

    def test_refused(self):
        serve = self.serve()
        for command in ("next", "back", "pause", "resume", "extend 60", "undo"):
            with self.subTest(f"before the start: {command}"):
                serve.refused(command)
        serve.ok("start")
        parent = Phone(serve, "parents")
        unknown = str(uuid.uuid4())
        for command in ("back", "start", "dance", "select", f"select {unknown}", f"ask {unknown}", "extend many", "recap nobody ?", "agree {", 'agree {"who":"x"}', "publish", "finalise"):
            with self.subTest(command):
                serve.refused(command)
        serve.ok("next")
        key = parent.post("?").key
        for command in (f"ask {key}", f"dispose {key} not_possible", f"dispose {key} asked", f"dispose {key} nonsense", f"answer {key}", f"group {key} {unknown}", "paper parents", "paper parents " + "x" * 501):
            with self.subTest(command[:40]):
                serve.refused(command)
        self.assertEqual(parent.notes()[key]["disposition"], "received")
        self.assertEqual(parent.state()["step"], 1)

    def test_command_sees_every_acknowledged_note(self):
        serve = self.at(1)
        for _ in range(20):
            key = Phone(serve, "parents").post("Meteen gekozen?").key
            serve.ok(f"select {key}")

    def test_answer_comes_after_the_state(self):
        serve = self.at(1)
        phone = Phone(serve, "parents")
        for step in range(2, 12):
            serve.ok("next")
            self.assertEqual(phone.state()["step"], step)

    def test_close_anytime(self):
        serve = self.at(1)
        serve.ok("close")
        serve.event("closed", id=serve.id)
        for command in ("next", "pause", "close", "start"):
            serve.refused(command)
        serve.ok("recap pupils Alsnog samengevat")
        serve.ok('agree {"what":"Iets","who":"iemand","circle":null,"before":null,"reminds":"","decides":"together"}')

    def test_usage(self):
        self.assertEqual(run(check=False).returncode, 2)
        self.assertEqual(run("serve", library=self.library, check=False).returncode, 2)
        self.assertEqual(run("nonsense", library=self.library, check=False).returncode, 2)
        failed = run("show", "4711", library=self.library, check=False)
        self.assertEqual((failed.returncode, failed.stdout), (1, b""))
        self.assertGreater(len(failed.stderr.strip()), 10)

    def test_bad_plans(self):
        for name, text in {"no JSON": "{", "no question": '{"theme":"x"}', "minutes": '{"theme":"x","question":"y","minutes":{"talk":-1}}'}.items():
            with self.subTest(name):
                file = os.path.join(self.library, "bad.json")
                with open(file, "w", encoding="utf-8") as stream:
                    stream.write(text)
                done = run("serve", file, "--port", "0", library=self.library, check=False)
                self.assertEqual((done.returncode, done.stdout), (1, b""))
                self.assertGreater(len(done.stderr.strip()), 10)


class Pace(Case):
    def test_seconds_count_more(self):
        """For the phones, who count by themselves, and for the evening."""
        serve = self.at(1, pace=60)
        phone = Phone(serve)
        began = self.moment(phone)
        for command in (None, "pause"):
            with self.subTest(command):
                patiently(lambda: time.monotonic() - began[1] > 1.5, "a moment")
                before = time.monotonic()
                if command:
                    serve.ok(command)
                remaining, _, after = self.moment(phone)
                gone = (began[0] - remaining) / 60000
                self.assertTrue(before - began[2] - 0.1 < gone < after - began[1] + 0.1, (began, before, gone, after))

    def moment(self, phone):
        """What remains, and between which moments of ours that was so."""
        before = time.monotonic()
        return phone.state()["remaining_ms"], before, time.monotonic()


class Killed(Case):
    """kill -9 in the middle of a burst: what was acknowledged is there, once."""

    def write(self, serve, name, number, acknowledged, unsure):
        """One question after the other, until nobody answers any more."""
        for n in itertools.count():
            if n % 5 == 0:  # one phone may not write faster
                phone = Phone(serve, ("parents", "teachers")[number % 2])
            key, text = str(uuid.uuid4()), f"{name}: vraag {n} van telefoon {number}"
            try:
                answer = phone.post(text, key=key)
            except (OSError, http.client.HTTPException):
                unsure[text] = (key, phone.circle, phone.cookie)
                return
            if answer.status == 201:
                acknowledged[text] = key

    def burst(self, serve, name):
        acknowledged, unsure = {}, {}
        writers = [threading.Thread(target=self.write, args=(serve, name, number, acknowledged, unsure)) for number in range(24)]
        for writer in writers:
            writer.start()
        patiently(lambda: len(acknowledged) >= 15, "some notes")
        serve.kill()
        for writer in writers:
            writer.join(60)
        return acknowledged, unsure

    def test_kill_and_resume(self):
        serve = self.at(1)
        selected = Phone(serve, "parents").post("Gekozen voor de klap").key
        serve.ok(f"select {selected}")
        everything = {"Gekozen voor de klap": selected}
        for round_number in range(3):
            acknowledged, unsure = self.burst(serve, f"ronde {round_number}")
            everything.update(acknowledged)
            self.assertEqual(len(unsure), 24, "each was cut off")
            code, number = serve.code, serve.id
            serve = self.serve(resume=number)
            self.assertEqual((serve.code, serve.id), (code, number))
            for text, (key, circle, cookie) in unsure.items():
                answer = Phone(serve, circle, cookie).post(text, key=key)
                self.assertIn(answer.status, (200, 201), answer)
                self.assertEqual(answer.json["text"], text)
                everything[text] = key
        phone = Phone(serve, "parents")
        self.assertEqual(phone.state()["step"], 1)
        texts = [note["text"] for note in self.exported(serve)["notes"]]
        self.assertCountEqual(set(texts), everything.keys())
        self.assertEqual(len(texts), len(set(texts)))
        serve.ok("next")
        serve.ok(f"ask {selected}")
        self.assertEqual(phone.state()["asking"], {"text": "Gekozen voor de klap"})

    def test_clock_goes_on(self):
        """The program was gone for a while: the evening was not."""
        serve = self.at(1)
        began = time.monotonic()
        before = Phone(serve).state()["remaining_ms"]
        serve.kill()
        time.sleep(2)
        serve = self.serve(resume=serve.id)
        gone = before - Phone(serve).state()["remaining_ms"]
        away = (time.monotonic() - began) * 1000
        self.assertTrue(1900 <= gone <= away + 250, (gone, away))

    def test_commands_survive(self):
        serve = self.at(1)
        key = Phone(serve, "parents").post("Blijft?").key
        serve.ok(f"select {key}")
        serve.ok("pause")
        serve.ok("recap pupils Wat we hoorden")
        serve.kill()
        serve = self.serve(resume=serve.id)
        state = Phone(serve).state()
        self.assertEqual((state["step"], state["paused"]), (1, True))
        export = self.exported(serve)
        self.assertEqual(export["notes"][0]["disposition"], "selected")
        self.assertEqual(export["recaps"]["pupils"], "Wat we hoorden")


    def test_phones_keep_their_notes(self):
        """Whoever wrote a note before is still its writer, and hears what became of it meanwhile."""
        serve = self.at(1)
        parent = Phone(serve, "parents")
        kept = parent.post("Nog van mij?").key
        stream = Stream(parent)
        self.addCleanup(stream.close)
        last = patiently(lambda: stream.events, "a first state")[-1][1]
        serve.ok(f"dispose {kept} kept")
        serve.kill()
        serve = self.serve(resume=serve.id)
        parent.serve = serve
        self.assertEqual(parent.notes()[kept]["disposition"], "kept")
        again = Stream(parent, last=last)
        self.addCleanup(again.close)
        self.assertEqual(patiently(again.mine, "what it missed")[0]["disposition"], "kept")
        fresh = parent.post("En deze?").key
        self.assertEqual(parent.put(fresh, "En deze dan?").status, 200)
        self.assertEqual(list(parent.notes()), [kept, fresh])
        self.assertEqual(Phone(serve, "parents").notes(), {})


class Endings(Case):
    """End of input and SIGTERM leave the evening open."""

    def test_left_open(self):
        for how in ("eof", signal.SIGTERM):
            with self.subTest(str(how)):
                serve = self.at(3)
                code, number = serve.code, serve.id
                self.assertEqual(serve.end(how), 0)
                listed = [json.loads(line) for line in run("list", library=self.library).stdout.splitlines()]
                self.assertEqual({line["id"]: line["status"] for line in listed}[number], "running")
                again = self.serve(resume=number)
                self.assertEqual((again.code, Phone(again).state()["step"]), (code, 3))
                again.ok("next")
                self.assertEqual(again.end(), 0)

    def test_serves_after_closing(self):
        serve = self.at(1)
        parent = Phone(serve, "parents")
        key = parent.post("Wat werd ervan?").key
        serve.ok("close")
        serve.ok(f"dispose {key} kept")
        self.assertEqual(parent.notes()[key]["disposition"], "kept")

    def test_code_is_new(self):
        first = self.serve()
        self.assertEqual(first.end(), 0)
        second = self.serve()
        self.assertNotEqual((first.code, first.id), (second.code, second.id))
        for code in (first.code, second.code):
            self.assertTrue(re.fullmatch(r"[A-Z2-9]{6}", code) and not set(code) & set("IO01"), code)


if __name__ == "__main__":
    unittest.main()
