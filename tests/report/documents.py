#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents of a whole evening, read back by programs that know nothing of ours: poppler, Python's XML and zip, and, where it is
installed (Debian: libreoffice-writer-nogui), LibreOffice. What browsers and validators say of the pages: tests/web/documents.js.

WRITE_DOCUMENTS names the program that writes them; DRIE_LOCALE_DIR where the translations are.
"""

import csv
import gettext
import html.parser
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile
import zlib
from xml.etree import ElementTree as ET

import icalendar

WEB = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "web")
LANGUAGES = ["nl", "en", "tr", "ar", "pl", "uk", "fr", "de", "es"]
DOCUMENTS = ["summary", "leaflet", "sheet"]
FORMATS = ["pdf", "odt", "html", "txt"]
HOSTILE = "<b>vet</b> &amp; \"dubbel\" 'enkel' <script>alert(1)</script> ]]> {{foot}} =SUM(A1:A2) %s %n"

# What stands in the fixture's evening, by what it is.
AGREEMENTS = ["Elke les eindigt met tien minuten begin aan het huiswerk", "De toetsweek krijgt een dag zonder toetsen", "klas 3B"]
QUESTIONS = ["Hoe laat vind jij dat de telefoon weg moet?", "Waarom vragen jullie altijd eerst naar het cijfer?"]
ANSWERS = ["Na negen uur, zeiden de meesten; afspreken werkt beter dan afpakken."]
REST = ["Zou een planner in de klas helpen?", "Kan de school om tien uur het internet uitzetten?"]
RECAPS = ["Docenten stemmen hun huiswerk weinig met elkaar af.", "Alle drie de kringen willen dat huiswerk in de les begint."]
SECRETS = ["Zonnebloem", "Distelvink", "d3v1ced3v1ce", "5ec2e75ec2e7", "x-klingon", "00000000-0000-4000"]

ADDITIONS = ["Ouders missen in dit verslag de toetsweek.", "3 december 2026", "Wij zeiden ook: <geen> huiswerk in de vakantie."]
REVIEWS = ["Gedeeltelijk gedaan: Bij wiskunde nog niet elke les.", "2 februari 2027"]
AFTER = ["Na de terugblik aangevuld", "Op maandag 15 maart 2027"]

HOLDS = {
    "summary": AGREEMENTS + QUESTIONS + ANSWERS + REST + RECAPS + ADDITIONS + REVIEWS + AFTER,
    "leaflet": AGREEMENTS + QUESTIONS + ANSWERS + ["Scholengemeenschap De Brug · 24 november 2026"],
    "sheet": AGREEMENTS + RECAPS + REVIEWS,
}
LACKS = {"summary": [], "leaflet": REST + RECAPS + ADDITIONS, "sheet": QUESTIONS + ANSWERS + REST + ["Marleen"]}
# Where phones found the laptop on that evening: who reads a document later finds nothing there.
ADDRESS = ["192.168.1.20", "KXRT7M"]

# Fields of the hostile evening: each says its name and HOSTILE.
RECAP_FIELDS = {"pupils", "parents", "teachers", "shared", "different", "reaction"}
HEAD_FIELDS = {"theme", "question", "school"}
AGREED_FIELDS = {"what", "who"}
FIELDS = {
    "summary": HEAD_FIELDS | RECAP_FIELDS | AGREED_FIELDS
    | {"situation", "goal", "open", "contact", "asked", "answer", "translation", "refused", "reason", "reminds", "addition", "comment", "version"},
    "leaflet": HEAD_FIELDS | AGREED_FIELDS | {"contact", "answer", "translation"},
    "sheet": HEAD_FIELDS | RECAP_FIELDS | AGREED_FIELDS | {"situation", "goal", "reminds", "comment"},
    "csv": {"asked", "answer", "translation", "refused", "reason"},
    "ics": HEAD_FIELDS | {"what"},
    "poster": HEAD_FIELDS | {"wifi"},
}
FIELDS["json"] = FIELDS["summary"] | {"wifi"}
EVERY_FIELD = set.union(*FIELDS.values())

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"


def flat(text):
    """White space as one space, and no marks of direction: where lines end is the reader's own."""
    return " ".join(re.sub("[\u2066-\u2069\u200e\u200f\u202a-\u202e]", "", text).split())


def solid(text):
    """Without any white space: where a line ends, poppler puts some into a word that did not fit."""
    return flat(text).replace(" ", "")


def fields(text):
    """The fields of the hostile evening that stand in it, letter by letter. The word behind an override stands turned round in a PDF, and
    poppler puts it at the end of a line."""
    text = solid(text).replace("recht", "")
    return {name for name in EVERY_FIELD if solid(f"{name}: {HOSTILE}") in text}


def strings(value):
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value if isinstance(value, list) else value.values():
            yield from strings(item)


def table(path, separator=";"):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator, strict=True))


def png(width, height, colour):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, timeout=120, **more).stdout


def pages(path):
    return int(re.search(r"Pages: +(\d+)", run("pdfinfo", path).decode())[1])


class Page(html.parser.HTMLParser):
    """What is read of a page: its words, and its elements as (tag, attributes)."""

    def __init__(self, path):
        super().__init__()
        self.words, self.elements, self.inside = [], [], []
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass
        self.words.append("" if tag in ("bdi", "span", "b", "i") else "\n")

    def handle_data(self, data):
        if "style" not in self.inside:
            self.words.append(data)


def odt_part(path, name="content.xml"):
    with zipfile.ZipFile(path) as package:
        return ET.fromstring(package.read(name))


def odt_words(path):
    words = []

    def walk(element):
        if element.tag in (TEXT + "line-break", TEXT + "s", TEXT + "p", TEXT + "h", SVG + "title"):
            words.append("\n")
        words.append(element.text or "")
        for child in element:
            walk(child)
            words.append(child.tail or "")

    walk(odt_part(path))
    return "".join(words)


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="drie-documents-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        logo = os.path.join(cls.folder, "logo.png")
        with open(logo, "wb") as file:
            file.write(png(200, 60, (255, 0, 0)))
        run(os.environ["WRITE_DOCUMENTS"], cls.folder, logo, *LANGUAGES, env={**os.environ, "TZ": "Europe/Amsterdam"})

    def path(self, name):
        return os.path.join(self.folder, name)

    def words(self, name):
        """What a reader of that kind finds in a document."""
        path = self.path(name)
        if name.endswith(".pdf"):
            text = run("pdftotext", path, "-").decode()
        elif name.endswith(".odt"):
            text = odt_words(path)
        elif name.endswith(".html"):
            text = "".join(Page(path).words)
        else:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        return flat(text)

    def test_each_holds_what_it_must_and_nothing_else(self):
        for document in DOCUMENTS:
            for form in FORMATS:
                with self.subTest(document=document, form=form):
                    words = self.words(f"full-{document}.{form}")
                    for held in HOLDS[document]:
                        self.assertIn(held, words)
                    for lacked in LACKS[document] + SECRETS + ADDRESS:
                        self.assertNotIn(lacked, words)

    def test_secrets_are_in_no_byte(self):
        for name in os.listdir(self.folder):
            path = self.path(name)
            parts = []
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as package:
                    parts = [package.read(part) for part in package.namelist()]
            with open(path, "rb") as file:
                parts.append(file.read())
            for secret in SECRETS:
                self.assertFalse(any(secret.encode() in part for part in parts), f"{name} holds {secret}")

    def test_pdf(self):
        for document, title in (("summary", "Verslag van een driegesprek"), ("leaflet", "Wat er met onze vragen is gebeurd")):
            path = self.path(f"full-{document}.pdf")
            info = dict(re.findall(r"^(.+?): +(.*)$", run("pdfinfo", path).decode(), re.MULTILINE))
            self.assertEqual(info["Title"], f"{title} – Huiswerk")
            self.assertEqual(info["Author"], "Scholengemeenschap De Brug")
            self.assertIn("(A4)", info["Page size"])
            self.assertEqual(info["JavaScript"], "no")
            picture = run("pdftoppm", "-r", "36", "-f", "1", "-l", "1", path)
            self.assertTrue(re.search(rb"(?:[\xfd-\xff][\0-\2][\0-\2]){20}", picture), "the red logo is not there")

    def test_pdf_draws_each_text_once(self):
        """What is drawn twice at the same place looks bolder than what stands beside it."""
        with open(self.path("full-summary.pdf"), "rb") as file:
            streams = [zlib.decompress(data) for data in re.findall(rb"/FlateDecode\n.*?stream\r?\n(.*?)\nendstream", file.read(), re.DOTALL)]
        drawn = [re.findall(rb"[-0-9. ]+ Tm\n\S+ \S+ Tf\n.*", stream) for stream in streams if b" Tm\n" in stream]
        self.assertGreater(sum(map(len, drawn)), 200)
        for shown in drawn:
            self.assertEqual(len(shown), len(set(shown)))

    def test_leaflet_in_every_language(self):
        """The words of the phone's page, and theme and question where they are translated."""
        for language in LANGUAGES:
            phone = gettext.translation("driegesprek", os.environ["DRIE_LOCALE_DIR"], [language], fallback=language == "en")
            for form in FORMATS:
                with self.subTest(language=language, form=form):
                    words = self.words(f"full-leaflet-{language}.{form}")
                    # poppler writes Arabic letters in the order they stand, with their own forms: it is asked for what both know
                    for msgid in () if (language, form) == ("ar", "pdf") else ("What happened to our questions", "What we agreed"):
                        self.assertIn(flat(phone.pgettext("phone", msgid)), words)
                    self.assertEqual("Ev ödevi" in words, language == "tr")
            head = Page(self.path(f"full-leaflet-{language}.html")).elements[0]
            self.assertEqual(head, ("html", {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}))

    def test_leaflet_of_a_small_evening_is_one_page(self):
        for language in LANGUAGES:
            self.assertEqual(pages(self.path(f"small-leaflet-{language}.pdf")), 1, language)

    def test_arabic_dates_are_not_turned_round(self):
        for words in (odt_words(self.path("full-leaflet-ar.odt")), "".join(Page(self.path("full-leaflet-ar.html")).words)):
            self.assertIn("\u20661-2-2027\u2069", words)

    def test_html_needs_nothing_from_elsewhere(self):
        for document in DOCUMENTS:
            page = Page(self.path(f"full-{document}.html"))
            tags = [tag for tag, _ in page.elements]
            for tag in ("script", "link", "iframe", "object", "form", "a"):
                self.assertNotIn(tag, tags)
            sources = [attributes["src"] for _, attributes in page.elements if "src" in attributes]
            self.assertEqual([source[:22] for source in sources], ["data:image/png;base64,"])
            with open(self.path(f"full-{document}.html"), encoding="utf-8") as file:
                self.assertNotRegex(file.read(), r"url\(|@import")
            levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
            self.assertEqual(levels[0], 1)
            self.assertTrue(all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels)

    def test_html_is_valid_and_for_everybody(self):
        """Asked: a validator, and axe-core in Chromium on a wide and on a narrow screen."""
        run(os.path.join(WEB, "install-packages"))
        names = ["full-summary", "full-leaflet", "full-leaflet-ar", "full-sheet", "hostile-summary"]
        pages = [self.path(f"{name}.html") for name in names]
        done = subprocess.run(["node", os.path.join(WEB, "documents.js"), *pages], capture_output=True, text=True, timeout=120)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)

    def test_odt_is_a_package(self):
        for name in (name for name in os.listdir(self.folder) if name.endswith(".odt")):
            with self.subTest(name), zipfile.ZipFile(self.path(name)) as package:
                first = package.infolist()[0]
                self.assertEqual((first.filename, first.compress_type, first.extra), ("mimetype", zipfile.ZIP_STORED, b""))
                self.assertEqual(package.read("mimetype"), b"application/vnd.oasis.opendocument.text")
                files = {n for n in package.namelist() if not n.endswith("/")} - {"mimetype", "META-INF/manifest.xml"}
                listed = {e.get(MANIFEST + "full-path") for e in ET.fromstring(package.read("META-INF/manifest.xml"))} - {"/"}
                self.assertEqual(listed, files)

    def test_odt_styles_are_there(self):
        """Each style that the text names is defined, once; a word processor would pass over what is not."""
        for name in ("full-summary.odt", "full-leaflet-ar.odt", "hostile-summary.odt"):
            content, styles = odt_part(self.path(name)), odt_part(self.path(name), "styles.xml")
            defined = [s.get(STYLE + "name") for part in (content, styles) for s in part.iter(STYLE + "style")]
            lists = [s.get(STYLE + "name") for s in styles.iter(TEXT + "list-style")]
            for element in content.iter():
                style = element.get(TEXT + "style-name")
                if style:
                    self.assertIn(style, lists if element.tag == TEXT + "list" else defined)
            for style in content.iter(STYLE + "style"):
                parent = style.get(STYLE + "parent-style-name")
                self.assertTrue(parent is None or parent in defined)

    def test_odt_has_headings_and_lists(self):
        body = odt_part(self.path("full-summary.odt")).find(f"{OFFICE}body/{OFFICE}text")
        headings = [("".join(h.itertext()), int(h.get(TEXT + "outline-level"))) for h in body.iter(TEXT + "h")]
        self.assertIn(("Afspraken", 1), headings)
        self.assertIn(("▲ Ouders", 1), headings)
        self.assertIn(("Vragen die aan de kring zijn gesteld", 2), headings)
        agreements = list(body)[[c.tag == TEXT + "h" and "".join(c.itertext()) == "Afspraken" for c in body].index(True) + 1]
        self.assertEqual((agreements.tag, len(agreements)), (TEXT + "list", 6))
        self.assertEqual([item.get(TEXT + "start-value") for item in agreements], [str(n) for n in range(1, 7)])
        frame = next(body.iter(DRAW + "frame"))
        self.assertEqual(frame.find(SVG + "title").text, "Scholengemeenschap De Brug")

    def test_hostile_words_stay_letters(self):
        for form in FORMATS:
            with self.subTest(form):
                words = self.words(f"hostile-summary.{form}")
                self.assertIn("slot", words)
        tags = {tag for tag, attributes in Page(self.path("hostile-summary.html")).elements if "style" not in attributes}
        self.assertTrue(tags.isdisjoint({"script", "b"}), tags)

    def test_hostile_words_in_every_field(self):
        """Each field stands where it must, letter by letter, and nowhere else."""
        for document in DOCUMENTS:
            for form in FORMATS:
                with self.subTest(document=document, form=form):
                    self.assertEqual(fields(self.words(f"hostile-{document}.{form}")), FIELDS[document])
        self.assertEqual(fields(self.words("hostile-poster-summary.pdf")), FIELDS["poster"])
        self.assertEqual(fields(" ".join(sum(table(self.path("hostile-csv-summary.csv")), []))), FIELDS["csv"])
        with open(self.path("hostile-json-summary.json"), encoding="utf-8") as file:
            self.assertEqual(fields(" ".join(strings(json.load(file)))), FIELDS["json"])
        with open(self.path("hostile-ics-summary.ics"), "rb") as file:
            events = icalendar.Calendar.from_ical(file.read()).walk("VEVENT")
        self.assertEqual(len(events), 1)
        self.assertEqual(fields(" ".join(str(value) for value in events[0].values())), FIELDS["ics"])

    def test_table_of_a_full_evening(self):
        rows = table(self.path("full-csv-summary.csv"))
        words = flat(" ".join(sum(rows, [])))
        self.assertEqual({len(row) for row in rows}, {10})
        for held in QUESTIONS + ANSWERS + REST:
            self.assertIn(held, words)
        for lacked in SECRETS + AGREEMENTS + RECAPS:
            self.assertNotIn(lacked, words)

    def test_directions_are_isolated(self):
        """An isolate that somebody opened ends in the same words, and none ends that he did not open."""
        for form in ("odt", "html", "txt"):
            if form == "odt":
                text = odt_words(self.path("hostile-summary.odt"))
            elif form == "html":
                text = "".join(Page(self.path("hostile-summary.html")).words)
            else:
                with open(self.path("hostile-summary.txt"), encoding="utf-8") as file:
                    text = file.read()
            self.assertIn("\u202e", text)  # nothing is taken out that means something
            for line in text.split("\n"):
                depth = 0
                for letter in line:
                    depth += letter in "\u2066\u2067\u2068"
                    depth -= letter == "\u2069"
                    self.assertGreaterEqual(depth, 0, line)
                self.assertEqual(depth, 0, line)

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed (libreoffice-writer-nogui)")
    def test_libreoffice(self):
        """It opens them, and finds what must be in them; its pages of the ODT are about as many as those of the PDF."""
        home, out = tempfile.mkdtemp(prefix="drie-office-"), tempfile.mkdtemp(prefix="drie-office-")
        self.addCleanup(shutil.rmtree, home, True)
        self.addCleanup(shutil.rmtree, out, True)
        office = ["soffice", "--headless", "-env:UserInstallation=" + pathlib.Path(home).as_uri()]
        names = [f"{evening}-{document}" for evening in ("full", "hostile") for document in ("summary", "leaflet")]
        for form in ("odt", "html"):
            run(*office, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out, *[self.path(f"{name}.{form}") for name in names])
            for name in names:
                with open(os.path.join(out, f"{name}.txt"), encoding="utf-8") as file:
                    words = flat(file.read())
                for held in HOLDS[name.split("-")[1]] if name.startswith("full") else [flat(HOSTILE)]:
                    self.assertIn(held, words, f"{name}.{form}")
        run(*office, "--convert-to", "pdf", "--outdir", out, self.path("full-summary.odt"))
        counts = [pages(os.path.join(out, "full-summary.pdf")), pages(self.path("full-summary.pdf"))]
        self.assertLess(abs(counts[0] - counts[1]), 3, counts)
        self.spreadsheet(office, out)

    def spreadsheet(self, office, out):
        """It shows in every cell what Python's reader finds there: nothing is computed, nothing moves to another cell."""
        for name in ("full", "hostile", "formula"):
            path = self.path(f"{name}-csv-summary.csv")
            run(*office, "--infilter=CSV:59,34,76", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76", "--outdir", out, path)
            self.assertEqual(table(os.path.join(out, os.path.basename(path))), table(path), name)
            if name == "formula":
                self.assertIn("'=1+1", sum(table(path), []))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]])
