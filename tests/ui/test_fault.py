#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk is full in the middle of an evening: the window says so for as long as it lasts, the evening goes on, and nothing is lost when there is room
again. Runs with mounts of its own, as root or, where that is allowed, as anybody."""

import os
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from desk import stop_on_term  # noqa: E402
from running import Running  # noqa: E402

FULL = re.compile("^The disk is full: make room on it. .*The evening goes on")


class Full(Running):
    commands = ("start", "next")

    def setUp(self):
        super().setUp()
        aside = self.library + ".aside"
        os.rename(self.library, aside)
        os.mkdir(self.library, 0o700)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "library", self.library], check=True)
        self.addCleanup(subprocess.run, ["umount", "--lazy", self.library], check=True)
        shutil.copytree(aside, self.library, dirs_exist_ok=True)
        self.ballast = os.path.join(self.library, "ballast")

    def fill(self):
        done = subprocess.run(["dd", "if=/dev/zero", f"of={self.ballast}", "bs=4k"], capture_output=True, env={"LC_ALL": "C"})
        self.assertIn(b"No space left", done.stderr)

    def make_room(self):
        os.unlink(self.ballast)
        self.desk.wait_gone("label", FULL)

    def test_full(self):
        self.resume()
        self.write("parents", "Who was in time?")
        self.fill()
        late = self.phone("teachers")
        answer = late.post("Who comes too late?", lang="en")
        self.assertEqual((answer.status, answer.error), (500, "internal"))
        self.desk.wait("label", FULL, on_screen=True)

        self.chair.choose("Who was in time?")
        self.assertEqual(self.stored("SELECT disposition FROM note"), "received")
        self.desk.picture("disk-full")
        self.make_room()
        self.desk.until(lambda: self.stored("SELECT disposition FROM note") == "selected", "what was chosen, on the disk")
        self.assertEqual(late.post("Who comes too late?", key=answer.key, lang="en").status, 201)
        self.chair.expect_note("Who comes too late?", "")

        self.fill()
        self.chair.next_step("answer", "pupils")
        self.assertEqual(late.state()["step"], 2)
        self.desk.wait("label", FULL, on_screen=True)
        # Whoever closes the window now is asked to wait.
        self.desk.press("ctrl+q")
        self.desk.wait("label", re.compile("Not everything is saved yet"), on_screen=True)
        self.assertEqual(late.state()["step"], 2)
        self.make_room()
        self.desk.wait_gone("label", re.compile("Not everything is saved yet"))
        self.desk.press("ctrl+q")
        self.assertEqual(self.desk.program.process.wait(60), 0)
        self.assertEqual(self.stored("SELECT count(*) FROM event WHERE type = 'entered' AND value = 2"), 1)
        self.assertEqual(self.stored("SELECT count(*) FROM note"), 2)


def with_mounts_of_its_own():
    """Begins anew where a small disk can be mounted that nobody else sees."""
    if os.environ.get("DRIE_MOUNTS"):
        return
    for spaces in (["--mount"], ["--user", "--map-root-user", "--mount"]):
        if subprocess.run(["unshare", *spaces, "true"], stderr=subprocess.DEVNULL).returncode == 0:
            os.environ["DRIE_MOUNTS"] = "own"
            os.execvp("unshare", ["unshare", *spaces, sys.executable, *sys.argv])
    sys.exit("this system lets nobody have mounts of their own, without which no disk can be full")


if __name__ == "__main__":
    with_mounts_of_its_own()
    stop_on_term()
    unittest.main(verbosity=2)
