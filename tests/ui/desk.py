# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk to try the program at: a screen of 1280×720, a keyboard, and the eyes of a screen reader (AT-SPI).

    with Desk() as desk:
        desk.launch()
        desk.wait("text", "Theme")
        desk.tab_to("text", "Theme")
        desk.type("Homework")
        desk.press("Tab", "Return")
        desk.picture("prepare")

Everything is started for the desk alone (Xvfb, session bus, accessibility bus) and ended with it.
"""

import gettext
import glob
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from desktop_style import DesktopStyle  # noqa: E402
from gi.repository import Atspi, Gio, GLib  # noqa: E402
from screen import Screen  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.environ.get("DRIE_SOURCE_ROOT", os.path.dirname(os.path.dirname(HERE)))
BUILD = os.environ.get("DRIE_BUILD_ROOT", os.path.join(SOURCE, "build", "tests"))
PROGRAM = os.environ.get("DRIE_PROGRAM", os.path.join(BUILD, "ui", "driegesprek"))
PATIENCE = 60  # seconds until something awaited counts as missing
SCREEN = (1280, 720)
BUS = os.path.join(HERE, "session-bus.conf")
EDGE = 10  # pixels of a window's width and height that are its border, where nothing else draws one

ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
INTERACTIVE = {
    "push-button", "toggle-button", "check-box", "radio-button", "text", "entry", "password-text", "spin-button",
    "combo-box", "list-item", "menu-item", "slider", "switch", "page-tab", "link",
}  # fmt: skip


class Missing(AssertionError):
    pass


def plain(name):
    """A name as it is heard: GTK 4.8 spells out mnemonics and says a button's label twice."""
    name = name.replace("_", "").strip()
    half = len(name) // 2
    return name[:half] if name[half : half + 1] == " " and name[:half] == name[half + 1 :] else name


class Node:
    """What a screen reader knows of one widget, at the moment it was looked at."""

    def __init__(self, desk, item):
        reference, _, parent, _, _, self.interfaces, name, role, self.description, states = item
        self.name = plain(name)
        self.desk, self.reference, self.parent_reference = desk, tuple(reference), tuple(parent)
        self.role = Atspi.Role(role).value_nick
        bits = states[0] | (states[1] << 32 if len(states) > 1 else 0)
        self.states = {state.value_nick for state in STATES if bits >> int(state) & 1}
        self.parent, self.children = None, []

    def __repr__(self):
        return f"<{self.role} {self.name!r} {' '.join(sorted(self.states))}>"

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self):
        node = self.parent
        while node:
            yield node
            node = node.parent

    @property
    def visible(self):
        return all("visible" in node.states for node in (self, *self.ancestors()) if node.role != "application")

    @property
    def sensitive(self):
        return "sensitive" in self.states

    @property
    def _said_cb(self, _bus, sender, path, _interface, _signal, arguments):
        """A name that changes: among them what is announced."""
        if isinstance(name := arguments.unpack()[3], str):
            self._said.append((name, (sender, path)))

    def focused(self):
        return "focused" in self.states

    @property
    def on_screen(self):
        """Can be seen now, and clicked. What waits in another page of a stack has a place, too, but a pointer does not find it there."""
        window = next((node for node in self.ancestors() if node.role in WINDOWS), None)
        x, y, width, height = self.extents
        if not (self.visible and window and width > 0 and height > 0):
            return False
        if any(node.name == "GtkPopoverContent" for node in self.ancestors()):
            return True  # has a surface of its own, in which the window finds nothing; closed, it is not visible
        middle = GLib.Variant("(iiu)", (x + width // 2, y + height // 2, 1))
        hit = tuple(window.ask("org.a11y.atspi.Component", "GetAccessibleAtPoint", middle, ()))
        return any(node.reference == hit for node in self.walk()) or (not self.sensitive and self.parent.reference == hit)

    def call(self, interface, method, arguments=None):
        return self.desk.call(self.reference, f"org.a11y.atspi.{interface}", method, arguments)

    def ask(self, interface, method, arguments, otherwise):
        """What it answers, or @otherwise if it has gone meanwhile."""
        return self.desk.ask(self.reference, interface, method, arguments, otherwise)

    @property
    def text(self):
        """What stands in it: typed text, a label's words, else its name."""
        if "org.a11y.atspi.Text" not in self.interfaces:
            return self.name
        count = self.ask(PROPERTIES, "Get", GLib.Variant("(ss)", ("org.a11y.atspi.Text", "CharacterCount")), 0)
        return self.ask("org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, count)), "")

    def all_text(self):
        """Its words and those of everything in it."""
        return "\n".join(node.text for node in self.walk() if node.text)

    @property
    def extents(self):
        """x, y, width, height within its window; zeros without a place."""
        if "org.a11y.atspi.Component" not in self.interfaces:
            return (0, 0, 0, 0)
        return self.ask("org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (1,)), (0, 0, 0, 0))

    def act(self):
        """What a screen reader's user does to press it."""
        self.call("Action", "DoAction", GLib.Variant("(i)", (0,)))

    @property
    def interactive(self):
        return self.role in INTERACTIVE and "focusable" in self.states and self.visible

    @property
    def nameless(self):
        """Nothing to call it by. Where GTK has no name it gives the one of the class."""
        if any(node.name == "AdwToastWidget" for node in self.ancestors()):
            return False  # libadwaita 1.2 has no name for the button that closes a toast
        names = (self.name, self.description, *(node.name for node in self.walk() if node.role == "label"))
        return all(not name.strip() or re.fullmatch(r"(Gtk|Adw|Drie)[A-Z]\w+", name) for name in names)


WINDOWS = ("frame", "dialog", "window", "alert")
STATES = [state for state in (Atspi.StateType(number) for number in range(int(Atspi.StateType.LAST_DEFINED)))]


def matches(wanted, value):
    if wanted is None:
        return True
    if isinstance(wanted, re.Pattern):
        return bool(wanted.search(value or ""))
    return wanted == value


class Program:
    def __init__(self, process, log):
        self.process, self.log = process, log

    @property
    def pid(self):
        return self.process.pid

    def output(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()

    def plight(self):
        """What there is to know of a program that doesn't do what it should: its last words and, where gdb is there, what it is waiting for."""
        words = f"it said:\n{self.output()[-4000:]}"
        if not shutil.which("gdb"):
            return words
        command = ["gdb", "-batch", "-p", str(self.pid), "-ex", "thread apply all backtrace 25"]
        try:
            gdb = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=60)
        except subprocess.TimeoutExpired:
            return words
        return f"{words}\nit is at:\n{gdb.stdout[-12000:]}"

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)

    def wait(self):
        return self.process.wait(PATIENCE)


class Desk:
    def __init__(self, language="en", pictures=None, size=SCREEN, styled=False, settings=None):
        """@styled: whether self.style can change the desktop’s style. @settings: what GTK is told at the start, such as
        {"gtk-enable-animations": 0}."""
        self.language, self.size, self.styled, self.settings = language, size, styled, settings or {}
        self.pictures = pictures or os.environ.get("DRIE_SCREENSHOTS") or os.path.join(BUILD, "screenshots")
        self._processes, self._saved, self._x_window, self._focus, self._said = [], {}, None, None, []
        self.program = self.style = self.screen = None
        locales = os.environ.get("DRIE_LOCALE_DIR", os.path.join(BUILD, "po"))
        self.translations = gettext.translation("driegesprek", locales, [language], fallback=True)

    def tr(self, message, context=None):
        """The program's word for it in this desk's language."""
        return self.translations.pgettext(context, message) if context else self.translations.gettext(message)

    # The furniture

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix="drie-desk-")
        os.makedirs(self.pictures, exist_ok=True)
        try:
            self._start_screen()
            self._start_buses()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, *_):
        if self.program and self.program.process.poll() is None:
            self.program.kill()
        if self.style:
            self.style.close()
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        for name, value in self._saved.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        shutil.rmtree(self.home, True)

    def _set(self, name, value):
        self._saved.setdefault(name, os.environ.get(name))
        os.environ[name] = value

    def _spawn(self, command, **more):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
        self._processes.append(process)
        return process

    def _start_screen(self):
        size = f"{self.size[0]}x{self.size[1]}x24"
        self._start_display(["Xvfb", "-screen", "0", size, "-fbdir", self.home, "-nocursor", "-noreset"])
        self.screen = Screen(self.home)

    def _start_display(self, server):
        read, write = os.pipe()
        self._spawn([*server, "-displayfd", str(write), "-nolisten", "tcp"], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError(f"{server[0]} does not start")
        self._set("DISPLAY", f":{number}")
        # A keyboard that has é and its like: a letter that xdotool must first put on a key is sometimes typed before the program knows.
        subprocess.run(["setxkbmap", "-layout", "us", "-variant", "altgr-intl"], check=True)

    def _start_buses(self):
        environment = self.environment()
        command = ["dbus-daemon", f"--config-file={BUS}", "--nofork", "--print-address=1"]
        bus = self._spawn(command, stdout=subprocess.PIPE, text=True, env=environment)
        address = bus.stdout.readline().strip()
        self._set("DBUS_SESSION_BUS_ADDRESS", address)
        launcher = next(iter(glob.glob("/usr/lib*/at-spi2-core/at-spi-bus-launcher") + glob.glob("/usr/libexec/at-spi-bus-launcher")))
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        self._spawn([launcher, "--launch-immediately"], stdout=subprocess.DEVNULL, env=environment)
        self.style = DesktopStyle(address) if self.styled else None
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        session = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

        def a11y_address():
            try:
                return session.call_sync(
                    "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 5000, None
                ).unpack()[0]
            except GLib.Error:
                return None

        self.bus = Gio.DBusConnection.new_for_address_sync(self.until(a11y_address, "the accessibility bus"), flags, None, None)
        session.close_sync(None)
        self.bus.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", "StateChanged", None, None, Gio.DBusSignalFlags.NONE, self._focus_cb
        )
        self.bus.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", "PropertyChange", None, "accessible-name", Gio.DBusSignalFlags.NONE, self._said_cb
        )

    # The program

    def _write_settings(self, folder):
        os.makedirs(os.path.join(folder, "gtk-4.0"), exist_ok=True)
        with open(os.path.join(folder, "gtk-4.0", "settings.ini"), "w", encoding="utf-8") as file:
            file.write("\n".join(["[Settings]", *(f"{name}={value}" for name, value in self.settings.items())]) + "\n")

    def environment(self):
        folders = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run"}
        folders = {name: os.path.join(self.home, folder) for name, folder in folders.items()}
        for folder in folders.values():
            os.makedirs(folder, mode=0o700, exist_ok=True)
        self._write_settings(folders["XDG_CONFIG_HOME"])
        return {
            **os.environ,
            **folders,
            "HOME": self.home,
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": self.language,
            "GTK_A11Y": "atspi",
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo",
            "GSETTINGS_BACKEND": "memory",
            "GTK_USE_PORTAL": "0",
            "ADW_DISABLE_PORTAL": "0" if self.styled else "1",
            "GDK_DEBUG": "gl-disable",
            "DRIE_LOCALE_DIR": os.environ.get("DRIE_LOCALE_DIR", os.path.join(BUILD, "po")),
            "GSETTINGS_SCHEMA_DIR": os.environ.get("GSETTINGS_SCHEMA_DIR", os.path.join(BUILD, "data")),
        }

    def start(self, *arguments, program=None, **environment):
        """Starts the program; its window comes in its own time."""
        log = os.path.join(self.home, "program.log")
        with open(log, "ab") as output:
            process = subprocess.Popen(
                [program or PROGRAM, *arguments],
                env={**self.environment(), **environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self.program, self._x_window = Program(process, log), None
        return self.program

    def launch(self, *arguments, program=None, **environment):
        """Starts the program and waits for its window."""
        self.start(*arguments, program=program, **environment)
        try:
            self.wait("frame")
        except Missing as missing:
            raise Missing(f"{missing}\n{self.program.plight()}") from None
        self.focus_window()
        self.xdotool("mousemove", "1", "1")  # on the edge: nothing is pointed at
        return self.program

    def check_alive(self):
        if self.program and self.program.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.program.process.returncode}:\n{self.program.output()[-4000:]}")

    def until(self, condition, what, patience=PATIENCE):
        """Waits until condition() is true, returns what it returned."""
        deadline = time.monotonic() + patience
        while True:
            value = condition()
            if value:
                return value
            if time.monotonic() > deadline:
                raise Missing(f"waited {patience} s in vain for {what}")
            self.check_alive()
            time.sleep(0.1)

    # Eyes

    def call(self, reference, interface, method, arguments=None):
        return self.bus.call_sync(reference[0], reference[1], interface, method, arguments, None, 0, 10000, None).unpack()

    def ask(self, reference, interface, method, arguments, otherwise):
        try:
            return self.call(reference, interface, method, arguments)[0]
        except GLib.Error:
            return otherwise

    def call_all(self, calls):
        """Many calls at once, which is much faster than one by one; None for one that failed."""
        answers, left = [None] * len(calls), len(calls)

        def answered(bus, result, number):
            nonlocal left
            left -= 1
            try:
                answers[number] = bus.call_finish(result).unpack()
            except GLib.Error:
                pass

        for number, (reference, interface, method, arguments) in enumerate(calls):
            self.bus.call(reference[0], reference[1], interface, method, arguments, None, 0, 10000, None, answered, number)
        while left:
            GLib.MainContext.default().iteration(True)
        return answers

    def _application(self):
        root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        for reference in self.call(root, ACCESSIBLE, "GetChildren")[0]:
            arguments = GLib.Variant("(s)", (reference[0],))
            pid = self.bus.call_sync(
                "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID", arguments, None, 0, 5000, None
            ).unpack()[0]
            if pid == self.program.pid:
                return tuple(reference)
        return None

    def look(self):
        """Everything there is now: the application's node. None while it has none."""
        try:
            application = self._application()
            if application is None:
                return None
            # GTK lists a widget only once somebody has asked for it: ask for each, then take all at once. What has no size is in a page
            # that is not shown, with all that it holds.
            order, level = {}, [application]
            while level:
                sizes = [(reference, "org.a11y.atspi.Component", "GetSize", None) for reference in level]
                answers = self.call_all([(reference, ACCESSIBLE, "GetChildren", None) for reference in level] + sizes)
                for reference, answer, size in zip(level, answers, answers[len(level) :]):
                    seen = answer and (size is None or all(size))  # none: gone meanwhile, or the application itself
                    order[reference] = [tuple(child) for child in answer[0]] if seen else []
                level = [child for reference in level for child in order[reference]]
            items = self.call((application[0], "/org/a11y/atspi/cache"), "org.a11y.atspi.Cache", "GetItems")[0]
        except GLib.Error:
            return None
        nodes = {tuple(item[0]): Node(self, item) for item in items}
        for reference, children in order.items():
            for child in children:
                if reference in nodes and child in nodes:
                    nodes[child].parent = nodes[reference]
                    nodes[reference].children.append(nodes[child])
        return nodes.get(application)

    def find_all(self, role=None, name=None, within=None, text=None, sensitive=None, on_screen=False):
        """Visible widgets of that role (or one of several), name and text (string or regular expression), in reading order."""
        root = within or self.look()
        roles = (role,) if isinstance(role, str) else role
        return [
            node
            for node in (root.walk() if root else ())
            if (roles is None or node.role in roles)
            and matches(name, node.name)
            and (sensitive is None or node.sensitive == sensitive)
            and node.visible
            and (text is None or matches(text, node.text))
            and (not on_screen or node.on_screen)
        ]

    def find(self, *arguments, **more):
        found = self.find_all(*arguments, **more)
        return found[0] if found else None

    def wait(self, role=None, name=None, patience=PATIENCE, **more):
        """The first widget that fits, once there is one."""
        try:
            return self.until(lambda: self.find(role, name, **more), f"{role} {name} {more}", patience)
        except Missing as missing:
            self.picture("missing")
            raise Missing(f"{missing}; there are:\n{self.describe()}") from None

    def heard(self, words):
        """Waits until that was said, after what was heard() before, without the keyboard going anywhere. A toast that shows it may have gone."""

        def find():
            if self.find("status-bar", words):
                return True
            for number, (said, reference) in enumerate(self._said):
                if matches(words, said) and self.ask(reference, ACCESSIBLE, "GetRole", None, None) == int(Atspi.Role.STATUS_BAR):
                    del self._said[: number + 1]
                    return True
            return False

        self.until(find, f"{words} to be said")

    def wait_gone(self, role=None, name=None, patience=PATIENCE, **more):
        self.until(lambda: not self.find(role, name, **more), f"the end of {role} {name} {more}", patience)

    def _focus_cb(self, _bus, sender, path, _interface, _signal, arguments):
        if arguments.unpack()[:2] == ("focused", 1):
            self._focus = (sender, path)

    def _said_cb(self, _bus, sender, path, _interface, _signal, arguments):
        """A name that changes: among them what is announced."""
        if isinstance(name := arguments.unpack()[3], str):
            self._said.append((name, (sender, path)))

    def focused(self):
        """The widget with the keyboard: the one that was announced last if it has it still, else whichever has."""
        while GLib.MainContext.default().iteration(False):
            pass
        node = self._glance(self._focus) if self._focus else None
        if node is None or not node.focused:
            root = self.look()
            node = next((node for node in (root.walk() if root else ()) if node.focused), None)
        return node

    def _glance(self, reference):
        """One widget alone, without what is around it."""
        properties = [(reference, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, name))) for name in ("Name", "Description")]
        methods = [(reference, ACCESSIBLE, name, None) for name in ("GetRole", "GetState", "GetInterfaces")]
        answers = self.call_all(properties + methods)
        if None in answers:
            return None
        name, description, role, states, interfaces = (answer[0] for answer in answers)
        return Node(self, (reference, None, ("", ""), 0, 0, interfaces, name, role, description, states))

    def describe(self):
        """What can be seen, as text, for messages."""
        lines = []

        def add(node, depth):
            plumbing = node.role in ("filler", "panel", "section", "scroll-bar", "separator", "application")
            echo = node.role == "label" and node.parent and node.name == node.parent.name
            if not plumbing and not echo and node.on_screen:
                lines.append("  " * depth + repr(node))
                depth += 1
            for child in node.children:
                add(child, depth)

        root = self.look()
        if root:
            add(root, 0)
        return "\n".join(lines)

    def nameless(self):
        """Interactive widgets that a screen reader could not tell."""
        root = self.look()
        return [node for node in (root.walk() if root else ()) if node.interactive and node.nameless and node.on_screen]

    def picture(self, name, size=SCREEN):
        """The screen up to that size once it stands still, as PNG; returns the file."""
        path = os.path.join(self.pictures, f"{name}.png")
        if self.screen is None:  # a display that keeps its pixels to itself
            subprocess.run(["import", "-window", "root", path], check=True, timeout=PATIENCE)
            return path
        before, pixels = None, self.screen.pixels(*size)
        deadline = time.monotonic() + 2  # what never stands still is shown as it is
        while pixels != before and time.monotonic() < deadline:
            time.sleep(0.1)
            before, pixels = pixels, self.screen.pixels(*size)
        with open(path, "wb") as file:
            file.write(self.screen.picture(*size))
        return path

    def set_dark(self, dark, size=SCREEN):
        """The desktop becomes dark, or light again; returns once it shows."""
        self.style.set_dark(dark)
        self.until(lambda: self.screen.is_dark(*size) == dark, "a dark screen" if dark else "a light screen")

    # Hands

    def xdotool(self, *arguments):
        done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=PATIENCE)
        return done.stdout.strip()

    def x_windows(self, title):
        pattern = title.pattern if isinstance(title, re.Pattern) else f"^{re.escape(title)}$"
        found = self.xdotool("search", "--onlyvisible", "--all", "--pid", str(self.program.pid), "--name", pattern)
        return found.split()

    def focus_window(self, title=re.compile(".")):
        """Raises the program's window of that title and gives it the keyboard: there is no window manager to do so."""
        windows = self.until(lambda: self.x_windows(title), f"a window called {title}")
        self._x_window = windows[-1]
        self.xdotool("windowraise", self._x_window, "windowfocus", self._x_window)
        return self._x_window

    def resize_window(self, title, width=SCREEN[0], height=SCREEN[1]):
        window = self.focus_window(title)
        self.xdotool("windowmove", window, "0", "0", "windowsize", window, str(width), str(height))

        def arrived():
            frame_width, frame_height = self.frame_size(title)
            return 0 <= width - frame_width <= EDGE and 0 <= height - frame_height <= EDGE

        self.until(arrived, f"{title} in its new size")

    def frame_size(self, title):
        """Of the window of that title, without looking at what is in it; zeros while there is none."""
        try:
            application = self._application()
            frames = [tuple(reference) for reference in self.call(application, ACCESSIBLE, "GetChildren")[0]] if application else []
        except GLib.Error:
            return (0, 0)
        names = self.call_all([(frame, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Name"))) for frame in frames])
        sizes = self.call_all([(frame, "org.a11y.atspi.Component", "GetSize", None) for frame in frames])
        return next((size for name, size in zip(names, sizes) if name and size and matches(title, name[0])), (0, 0))

    def press(self, *keys):
        """Keys as xdotool writes them: Return, Tab, ctrl+Down."""
        for key in keys:
            self.check_alive()
            self.xdotool("key", "--clearmodifiers", key)

    def type(self, text):
        self.check_alive()
        self.xdotool("type", "--clearmodifiers", "--delay", "20", "--", text)

    def tab_to(self, role=None, name=None, key="Tab", most=80):
        """Presses Tab until that widget has the focus."""
        roles = (role,) if isinstance(role, str) else role
        seen = []
        for _ in range(most):
            node = self.focused()
            if node and (roles is None or node.role in roles) and matches(name, node.name):
                return node
            seen.append(repr(node))
            before = node.reference if node else None
            self.press(key)
            deadline = time.monotonic() + 1
            while time.monotonic() < deadline and (not (now := self.focused()) or now.reference == before):
                time.sleep(0.01)
        self.picture("missing")
        raise Missing(f"{key} does not lead to {role} {name}; it went by:\n" + "\n".join(dict.fromkeys(seen)))


def stop_on_term():
    """Ends desks tidily when the test itself is ended."""
    signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(SystemExit(143)))
