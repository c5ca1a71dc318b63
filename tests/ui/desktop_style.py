# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop tells programs about its style, through the settings portal: light or dark, high contrast. It can change at any time."""

import threading

from gi.repository import Gio, GLib

PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
XML = f"""<node><interface name="{INTERFACE}">
<method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
<method name="ReadAll"><arg type="as" direction="in"/><arg type="a{{sa{{sv}}}}" direction="out"/></method>
<signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>"""
COLOR_SCHEME = ("org.freedesktop.appearance", "color-scheme")
CONTRAST = ("org.gnome.desktop.a11y.interface", "high-contrast")


class DesktopStyle:
    """Answers on a thread of its own, since the program waits for the answer while the test waits for the program."""

    def __init__(self, address):
        self._values = {COLOR_SCHEME: GLib.Variant("u", 0), CONTRAST: GLib.Variant("b", False)}
        self._context = GLib.MainContext()
        self._loop = GLib.MainLoop(self._context)
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(address, ready), daemon=True)
        self._thread.start()
        ready.wait()

    def _run(self, address, ready):
        self._context.push_thread_default()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self._bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], self._answer, None, None)
        name = GLib.Variant("(su)", ("org.freedesktop.portal.Desktop", 0))
        self._bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName", name, None, 0, 5000, None)
        ready.set()
        self._loop.run()
        self._bus.close_sync(None)

    def _answer(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        if method == "ReadAll":
            groups = {}
            for (group, key), value in self._values.items():
                groups.setdefault(group, {})[key] = value
            invocation.return_value(GLib.Variant("(a{sa{sv}})", (groups,)))
        elif (value := self._values.get(tuple(arguments.unpack()))) is not None:
            invocation.return_value(GLib.Variant("(v)", (GLib.Variant("v", value),)))
        else:
            invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "no such setting")

    def _change(self, setting, value):
        self._values[setting] = value
        self._bus.emit_signal(None, PATH, INTERFACE, "SettingChanged", GLib.Variant("(ssv)", (*setting, value)))

    def set_dark(self, dark):
        self._change(COLOR_SCHEME, GLib.Variant("u", 1 if dark else 0))

    def set_high_contrast(self, high):
        self._change(CONTRAST, GLib.Variant("b", high))

    def close(self):
        self._loop.quit()
        self._thread.join()
