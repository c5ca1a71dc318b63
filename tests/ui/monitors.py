# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk whose beamer can be plugged in and out: Xvnc has as many monitors as its viewer asks for, and says so to the program as a graphics
card would (RandR). Xvfb has one, and GTK takes no other for real. A window manager is there, since only one makes a window full screen.

    with MonitorsDesk() as desk:
        desk.plug((0, 0, 1280, 720), (1280, 0, 1024, 768))
"""

import os
import re
import socket
import struct
import subprocess

from desk import Desk

RESIZE_BY_VIEWER = -308  # the encoding of a viewer that may ask for monitors ("ExtendedDesktopSize")


class Viewer:
    """As much of a viewer as it takes to ask for monitors (RFC 6143, and the message SetDesktopSize of its extension)."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(10)
        self.socket.connect(path)
        self.socket.sendall(self.read(12))  # the version it offered
        self.read(self.read(1)[0])
        self.socket.sendall(b"\1")  # no password
        if self.read(4) != bytes(4):
            raise RuntimeError("Xvnc does not let us in")
        self.socket.sendall(b"\1")  # shared
        self.read(struct.unpack(">20xI", self.read(24))[0])
        self.socket.sendall(struct.pack(">BxHi", 2, 1, RESIZE_BY_VIEWER))

    def read(self, length):
        data = b""
        while len(data) < length:
            part = self.socket.recv(length - len(data))
            if not part:
                raise RuntimeError("Xvnc hung up")
            data += part
        return data

    def ask_for(self, monitors):
        width = max(x + width for x, _, width, _ in monitors)
        height = max(y + height for _, y, _, height in monitors)
        places = [struct.pack(">IHHHHI", number + 1, *place, 0) for number, place in enumerate(monitors)]
        self.socket.sendall(struct.pack(">BxHHBx", 251, width, height, len(places)) + b"".join(places))


class MonitorsDesk(Desk):
    def _start_screen(self):
        path = os.path.join(self.home, "viewer")
        self._start_display(
            ["Xvnc", "-geometry", "1280x720", "-depth", "24", "-SecurityTypes", "None", "-rfbport", "-1", "-rfbunixpath", path]
        )
        self._spawn(["openbox", "--sm-disable"], stdout=subprocess.DEVNULL)
        self.viewer = Viewer(path)

    def plug(self, *monitors):
        """From now on these are there, each (x, y, width, height); the first one is the laptop's own."""
        self.viewer.ask_for(monitors)
        self.until(lambda: self._monitors() == sorted(monitors), f"monitors at {monitors}")

    def _monitors(self):
        found = re.findall(r" (\d+)/\d+x(\d+)/\d+\+(\d+)\+(\d+) ", self._ask("xrandr", "--listmonitors"))
        return sorted((int(x), int(y), int(width), int(height)) for width, height, x, y in found)

    def _ask(self, *command):
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def geometry(self, title):
        """Of the window of that title, without its frame: (x, y, width, height); zeros while there is none."""
        shell = self.xdotool("search", "--onlyvisible", "--all", "--pid", str(self.program.pid), "--name", f"^{title}$", "getwindowgeometry", "--shell")
        values = dict(line.split("=") for line in shell.split())
        return tuple(int(values.get(name, 0)) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def active(self):
        """The title of the window that has the keyboard."""
        return self.xdotool("getactivewindow", "getwindowname")

    def on_top(self):
        """The title of the window above all others."""
        return self.xdotool("getwindowname", self._ask("xprop", "-root", "_NET_CLIENT_LIST_STACKING").split()[-1])
