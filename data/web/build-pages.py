#!/usr/bin/python3
"""Makes the phone's pages: build-pages.py SOURCE_DIR PO_DIR OUT_DIR LANG...

Each template is translated by itstool from PO_DIR/LANG.po, checked for missing sentences and placeholders, and written as plain HTML.
English is the source and needs no .po. The style stands in each page, so that a slow line brings what is seen first in one answer. Also
writes script.js and `manifest`: the hash of the style for the Content-Security-Policy, and the script's name by its content, so that
phones may keep them for ever.
SPDX-License-Identifier: GPL-3.0-or-later"""
import base64
import gettext
import hashlib
import html
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

PAGES = ['page', 'code', 'leaflet']
PARTS = ['leaflet-part']
SCRIPTS = ['keep', 'wire', 'show', 'hints', 'voice', 'notes', 'draft', 'outbox', 'send', 'next', 'live', 'start']
XHTML, SVG, TEMPLATE = '{http://www.w3.org/1999/xhtml}', '{http://www.w3.org/2000/svg}', '{https://driegesprek.github.io/template}'
VOID = {'meta', 'link', 'input', 'br', 'img', 'hr'}
PLACEHOLDER = re.compile(r'\{\{[^}]*\}\}')


def fail(message):
    sys.exit(f'build-pages: {message}')


# Translating

def sentences(sources, rules):
    """The msgids of the templates, as itstool finds them."""
    pot = subprocess.run(['itstool', '-i', rules, '-o', '-', *sources], check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        # Every msgid translated by itself makes a catalogue that Python can read.
        run = subprocess.run(['msgen', '-'], input=pot, check=True, capture_output=True)
        mo = Path(folder, 'source.mo')
        subprocess.run(['msgfmt', '-o', mo, '-'], input=run.stdout, check=True)
        return set(catalogue(mo))


def catalogue(mo):
    """{msgid: msgstr} of the phone's sentences in a .mo file."""
    with open(mo, 'rb') as stream:
        entries = gettext.GNUTranslations(stream)._catalog
    context = 'phone\x04'
    return {key[len(context):]: value for key, value in entries.items()
            if isinstance(key, str) and key.startswith(context)}


def check(language, wanted, translated):
    """What is wrong with a translation, as sentences; the build fails on any."""
    for msgid in sorted(wanted):
        if msgid not in translated:
            yield f'{language}.po: no translation of "{msgid}"'
        elif sorted(PLACEHOLDER.findall(msgid)) != sorted(PLACEHOLDER.findall(translated[msgid])):
            yield f'{language}.po: other {{{{placeholders}}}} in "{translated[msgid]}" than in "{msgid}"'


def translate(source, rules, mo, language, target):
    subprocess.run(['itstool', '-i', rules, '-m', mo, '-l', language, '-o', target, source], check=True)
    return target


# XML in, HTML out

def load(path):
    """A template with the parts it includes, which lie beside it, in their place."""
    root = ET.parse(path).getroot()
    for parent in list(root.iter()):
        for include in parent.findall(f'{TEMPLATE}include'):
            place = list(parent).index(include)
            parent[place:place + 1] = load(path.parent / f'{include.get("name")}.xhtml')
    return root


def lint(element, path):
    """An element holds a sentence on one line or elements: itstool and xgettext agree on nothing else."""
    texts = [element.text] + [child.tail for child in element]
    if len(element) and any(text and text.strip() for text in texts):
        fail(f'{path}: <{local(element)}> holds both text and elements')
    if element.text and '\n' in element.text.strip():
        fail(f'{path}: the sentence "{element.text.strip()[:40]}…" is longer than a line')
    for child in element:
        lint(child, path)


def local(element):
    return element.tag.rpartition('}')[2]


def icon(name):
    return f'<svg class="i {name}" aria-hidden="true"><use href="#i-{name}"/></svg>'


def sprite(names, drawings):
    symbols = ''.join(f'<symbol id="i-{name}" {drawings[name]}</symbol>' for name in names)
    return f'<svg width="0" height="0" class="sprite" aria-hidden="true">{symbols}</svg>'


def load_drawings(path):
    """{name: the rest of its <symbol>}"""
    drawings = {}
    for symbol in ET.parse(path).getroot():
        markup = ''.join(ET.tostring(child, encoding='unicode').strip() for child in symbol)
        markup = re.sub(r' xmlns:?\w*="[^"]*"|ns0:|\s*\n\s*', '', markup).replace(' />', '/>')
        drawings[symbol.get('id')] = f'viewBox="{symbol.get("viewBox", "0 0 24 24")}">{markup}'
    return drawings


def expand(element, drawings):
    """The template's own elements (see page.xhtml)."""
    name = local(element)
    if name == 'icon':
        return icon(element.get('name'))
    if name == 'icons':
        return sprite(element.get('names').split(), drawings)
    if name == 'each':
        inner = content(element, drawings)
        text = '{{#%s}}%s{{/%s}}' % (element.get('name'), inner, element.get('name'))
        if element.get('template'):
            text += f'<template id="{element.get("template")}">{PLACEHOLDER.sub("", inner)}</template>'
        return text
    fail(f'unknown element <t:{name}>')


def text_of(text):
    """Line breaks and indentation are the author's, spaces within a line the reader's; those where no line may break stay what they are."""
    if not text or (not text.strip() and '\n' in text):
        return ''
    return html.escape(re.sub(r'[ \t\n]+', ' ', text.strip(' \t\n') if '\n' in text else text), quote=False)


def content(element, drawings):
    return text_of(element.text) + ''.join(to_html(child, drawings) + text_of(child.tail) for child in element)


def to_html(element, drawings):
    if element.tag.startswith(TEMPLATE):
        return expand(element, drawings)
    name = local(element)
    attributes = ''
    for key, value in element.attrib.items():
        if not key.startswith('{'):  # its:… is for translators
            attributes += f' {key}' if value == '' else ' %s="%s"' % (key, html.escape(value))
    opening = f'<{name}{attributes}>'.replace('&#x27;', "'")
    return opening if name in VOID else f'{opening}{content(element, drawings)}</{name}>'


def write_page(source, target, drawings, style):
    page = to_html(load(source), drawings).replace('{{style}}', style)
    target.write_text('<!DOCTYPE html>\n' + page + '\n', encoding='utf-8')


# Style and script

def shrink(text):
    """Takes out comments, indentation and blank lines; everything else stays as it was written."""
    text = re.sub(r'^\s*/\*.*?\*/\s*?$', '', text, flags=re.S | re.M)
    lines = (line.strip() for line in text.splitlines())
    return '\n'.join(line for line in lines if line and not line.startswith('//')) + '\n'


def load_style(path):
    style = re.sub(r'\s*([{};,>])\s*|(:) +', lambda match: match[1] or match[2], shrink(path.read_text(encoding='utf-8'))).replace(';}', '}')
    if '{{' in style or '<' in style:
        fail(f'{path.name}: {{{{ and < mean something else in a page')
    return style


def write_script(source, out, style):
    parts = [shrink((source / 'script' / f'{name}.js').read_text(encoding='utf-8')) for name in SCRIPTS]
    script = "(() => {\n'use strict';\n" + ''.join(parts) + '})();\n'
    (out / 'script.js').write_text(script, encoding='utf-8')
    style_hash = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    script_hash = hashlib.sha256(script.encode()).hexdigest()[:8]
    (out / 'manifest').write_text(f'style sha256-{style_hash}\nscript script.{script_hash}.js\n', encoding='utf-8')


def main():
    source, po, out = (Path(argument) for argument in sys.argv[1:4])
    languages = sys.argv[4:]
    rules, drawings = source / 'rules.its', load_drawings(source / 'icons.svg')
    style = load_style(source / 'style.css')
    templates = [source / f'{page}.xhtml' for page in PAGES]
    parts = [source / f'{part}.xhtml' for part in PARTS]
    for template in templates:
        lint(load(template), template.name)
        write_page(template, out / f'{template.stem}.en.html', drawings, style)
    wanted, wrong = sentences(templates + parts, rules), []
    with tempfile.TemporaryDirectory() as folder:
        for language in languages:
            mo = Path(folder, f'{language}.mo')
            subprocess.run(['msgfmt', '-o', mo, po / f'{language}.po'], check=True)
            wrong += check(language, wanted, catalogue(mo))
            for part in parts:
                translate(part, rules, mo, language, Path(folder, part.name))
            for template in templates:
                translated = translate(template, rules, mo, language, Path(folder, template.name))
                write_page(translated, out / f'{template.stem}.{language}.html', drawings, style)
    if wrong:
        fail('\n'.join(wrong))
    write_script(source, out, style)


if __name__ == '__main__':
    main()
