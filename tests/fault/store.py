#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The laptop, its disk and its clock fail in the middle of a burst of questions. Who was told "received" finds the question in the library, once; the
others are told that it was not, and get it there by insisting, as the phone page does. The chair reads what is wrong, and the evening goes on: its
steps, its clock, and what was done meanwhile. DRIE_ROUNDS=N: how often the program is killed. To be run in a hall of its own (in-hall)."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from faults import Break, Crowd, Faulty, errno, patiently, read_notes  # noqa: E402
from wire import CLI, PATIENCE, Phone, Stream, run  # noqa: E402

ROUNDS = int(os.environ.get("DRIE_ROUNDS", "20"))
FULL = "The disk is full"
ERRORS = "The disk gives errors"
BUSY = "Another program keeps the library busy"
OVER = "That is over"
HOUR = 3600 * 1000000


class Died(Faulty):
    def test_killed(self):
        """SIGKILL at random moments of a burst: the same second, the same step, what was chosen, and every question, once."""
        self.begin()
        crowd = Crowd(self.serve)
        stored = 0
        for _ in range(ROUNDS):
            crowd.goes_on(self.random.randint(1, 30))
            chosen = self.serve.event("note")["key"]
            self.serve.ok(f"select {chosen}")
            before = self.clock()
            time.sleep(self.random.random() * 0.05)  # the moment is the fault's
            self.serve.kill()
            stored = max(stored, self.check(crowd))
            self.resume()
            crowd.serve.port = self.serve.port
            self.check_clock(before)
            self.assertEqual(self.serve.refused(f"select {chosen}"), "disposition")
        crowd.finish()
        self.serve.end()
        sys.stderr.write(f"killed {ROUNDS} times, {len(crowd.received)} received, {len(crowd.answers)} sent\n")
        self.check(crowd, wreck=False, every=True)

    def test_stopped(self):
        """SIGSTOP for seconds while phones write: nobody is told anything false, and the time that passed has passed."""
        self.begin()
        crowd = Crowd(self.serve, patience=1)
        crowd.goes_on()
        stream = Stream(Phone(self.serve, "parents"))
        before = self.clock()
        self.serve.process.send_signal(signal.SIGSTOP)
        patiently(lambda: os.waitid(os.P_PID, self.serve.process.pid, os.WSTOPPED | os.WNOWAIT), "its stop")
        received = crowd.n_received()
        crowd.fails(24)  # four or five seconds
        self.assertLessEqual(crowd.n_received(), received + 6, "at most what was under way")
        self.serve.process.send_signal(signal.SIGCONT)
        crowd.goes_on()
        self.check_clock(before)
        self.serve.ok("next")
        patiently(lambda: any(state["step"] == 2 for state in stream.states()), "the next step on a phone")
        stream.close()
        crowd.finish()
        self.serve.end()
        self.check(crowd, wreck=False, every=True)


class Trouble(Faulty):
    """While nothing can be saved."""

    def go_through(self, sentence, heal, crowd):
        """From the moment when it breaks until it works again."""
        self.serve.said(sentence)
        received, before = crowd.n_received(), self.clock()
        stream = Stream(Phone(self.serve, "parents"))
        crowd.fails()
        self.check_clock(before)
        # The hall goes on: chair and phones are in the next step. Whoever gives commands reads that this is not saved.
        refusal = self.serve.command("next")
        self.assertEqual((refusal["event"], refusal["code"]), ("error", "store"))
        self.assertIn(sentence, refusal["message"])
        self.serve.event("state", step=2)
        patiently(lambda: any(state["step"] == 2 for state in stream.states()), "the next step on a phone")
        self.assertEqual(self.serve.command("back")["code"], "store")
        self.assertEqual(self.serve.command("paper parents Op papier")["code"], "store")
        patiently(lambda: any(state["step"] == 1 for state in stream.states()[1:]), "the step before on a phone")
        stream.close()
        self.assertEqual(crowd.n_received(), received, "nobody is told what is not so")
        said = self.serve.n_said()
        heal()
        self.serve.said(OVER, said)
        crowd.goes_on()

    def outlive(self, crowd):
        """What was done meanwhile is on the disk: it is there after a SIGKILL."""
        before = self.clock()
        self.serve.kill()
        self.check(crowd)
        self.resume()
        self.check_clock(before)
        crowd.goes_on()
        crowd.finish()
        self.serve.end()
        stored = read_notes(self.library)
        self.assertEqual([text for _, text in stored].count("Op papier"), 1)
        self.assertEqual(dict(stored), {**crowd.received, **{key: text for key, text in stored if text == "Op papier"}})
        self.assertEqual(run("export", str(self.serve.id), "--format", "json", library=self.library).returncode, 0)

    def test_disk_full(self):
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "library", self.library], check=True)
        self.addCleanup(subprocess.run, ["umount", "--lazy", self.library], check=True)
        self.begin()
        crowd = Crowd(self.serve)
        crowd.goes_on()
        ballast = os.path.join(self.library, "ballast")
        fill = subprocess.run(["dd", "if=/dev/zero", f"of={ballast}", "bs=4k"], capture_output=True, env={"LC_ALL": "C"})
        self.assertIn(b"No space left", fill.stderr)
        self.go_through(FULL, lambda: os.unlink(ballast), crowd)
        self.outlive(crowd)

    def break_disk(self, sentence, **errors):
        breaks = Break(self.folder)
        self.addCleanup(breaks.close)
        self.begin(environment={"LC_ALL": "C.UTF-8", **breaks.environment()})
        crowd = Crowd(self.serve)
        crowd.goes_on()
        breaks.set(**errors)
        self.go_through(sentence, lambda: breaks.set(**dict.fromkeys(errors, 0)), crowd)
        self.assertGreater(breaks.get("refused"), 0)
        self.outlive(crowd)

    def test_write_errors(self):
        self.break_disk(ERRORS, write_error=errno.EIO)

    def test_sync_errors(self):
        self.break_disk(ERRORS, sync_error=errno.EIO)

    def test_all_errors(self):
        """The disk is gone: it can be neither read nor written."""
        self.break_disk(ERRORS, write_error=errno.EIO, sync_error=errno.EIO, read_error=errno.EIO)

    def test_becomes_read_only(self):
        """As a file system does that found errors in itself."""
        self.break_disk("", write_error=errno.EROFS)

    def test_locked(self):
        """A backup program holds the library longer than anybody waits."""
        self.begin()
        crowd = Crowd(self.serve, patience=PATIENCE)
        crowd.goes_on()
        backup = sqlite3.connect(os.path.join(self.library, "library.db"), isolation_level=None, timeout=10)
        self.addCleanup(backup.close)
        backup.execute("BEGIN EXCLUSIVE")
        self.go_through(BUSY, lambda: backup.execute("ROLLBACK"), crowd)
        self.outlive(crowd)

    def test_locked_for_a_moment(self):
        """Nobody is told anything: it only takes longer."""
        self.begin()
        crowd = Crowd(self.serve, patience=PATIENCE)
        crowd.goes_on()
        backup = sqlite3.connect(os.path.join(self.library, "library.db"), isolation_level=None, timeout=10)
        self.addCleanup(backup.close)
        longest = 0
        for _ in range(3):
            backup.execute("BEGIN EXCLUSIVE")
            begun = time.monotonic()
            time.sleep(0.5)  # the lock is the fault
            backup.execute("ROLLBACK")
            longest = max(longest, time.monotonic() - begun)
            crowd.goes_on(5)
        self.serve.ok("next")
        crowd.finish()
        self.serve.end()
        if longest < 4:  # else this machine made it one of the other kind
            self.assertEqual((self.serve.n_said(), crowd.n_failed()), (0, 0))
        self.check(crowd, wreck=False, every=True)

    def test_ends_unsaved(self):
        """Whoever ends the program while nothing can be saved is told so; what was saved is there the next time."""
        breaks = Break(self.folder)
        self.addCleanup(breaks.close)
        self.begin(environment={"LC_ALL": "C.UTF-8", **breaks.environment()})
        crowd = Crowd(self.serve)
        crowd.goes_on()
        breaks.set(write_error=errno.ENOSPC)
        self.assertEqual(self.serve.command("next")["code"], "store")
        said = self.serve.n_said()
        self.assertEqual(self.serve.end(), 1)
        self.serve.said("not saved", said)
        breaks.set(write_error=0)
        self.resume()
        self.assertEqual(Phone(self.serve).state()["step"], 1)
        crowd.finish()
        self.serve.end()
        self.check(crowd, wreck=False, every=True)


class ReadOnly(Faulty):
    def test_library(self):
        """A library that may only be read can be read; an evening does not begin, with a sentence instead."""
        self.begin()
        crowd = Crowd(self.serve, people=2)
        crowd.goes_on(4)
        crowd.finish()
        self.serve.end()
        subprocess.run(["mount", "--bind", self.library, self.library], check=True)
        self.addCleanup(subprocess.run, ["umount", "--lazy", self.library], check=True)
        subprocess.run(["mount", "-o", "remount,bind,ro", self.library], check=True)
        for command in (("list",), ("show", "1"), ("search", "vraag"), ("export", "1", "--format", "json")):
            self.assertNotEqual(run(*command, library=self.library).stdout, b"", command)
        serve = [CLI, "serve", "--resume", "1", "--listen", "127.0.0.1", "--port", "0", "--library", self.library]
        done = subprocess.run(serve, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertRegex(done.stderr.decode(), r"^The library cannot be .+Read-only file system\n$")
        subprocess.run(["mount", "-o", "remount,bind,rw", self.library], check=True)
        self.resume()
        self.assertEqual(Phone(self.serve).state()["step"], 1)


class Clock(Faulty):
    def jump(self, offset):
        breaks = Break(self.folder)
        self.addCleanup(breaks.close)
        self.begin(environment={"LC_ALL": "C.UTF-8", **breaks.environment()})
        crowd = Crowd(self.serve)
        crowd.goes_on()
        before = self.clock()
        breaks.set(clock_offset=offset)
        crowd.goes_on()
        self.check_clock(before)
        self.serve.ok("pause")
        self.serve.ok("resume")
        crowd.goes_on()
        before = self.clock()
        self.serve.kill()
        self.check(crowd)
        self.resume()
        self.check_clock(before)
        crowd.goes_on()
        crowd.finish()
        self.serve.ok("next")
        self.serve.end()
        self.check(crowd, wreck=False, every=True)

    def test_ahead(self):
        """The system's clock jumps an hour ahead in the middle, as after a wrong summer time; even a crash costs no second."""
        self.jump(HOUR)

    def test_back(self):
        self.jump(-HOUR)


if __name__ == "__main__":
    unittest.main(verbosity=2)
