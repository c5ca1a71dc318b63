#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What nobody means to do: odd arguments, lines, signals and files. DRIE_CLI names the program; as contract.py."""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import types
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from wire import CLI, PATIENCE, PLAN, Phone, Serve, patiently, run  # noqa: E402

LOOPBACK = ("--listen", "127.0.0.1", "--port", "0")


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.library = tempfile.mkdtemp(prefix="drie-edges-")
        self.addCleanup(shutil.rmtree, self.library, True)
        self.plan = os.path.join(self.library, "plan.json")
        self.write_plan(PLAN)

    def write_plan(self, plan):
        content = plan if isinstance(plan, bytes) else json.dumps(plan).encode()
        with open(self.plan, "wb") as file:
            file.write(content)

    def serve(self, plan=None, **more):
        serve = Serve(self.library, {**PLAN, **(plan or {})} if "resume" not in more else None, **more)
        self.addCleanup(serve.put_away)
        return serve

    def run_cli(self, *arguments, stdin=b"", **more):
        command = [CLI, *arguments, "--library", self.library]
        return subprocess.run(command, input=stdin, capture_output=True, timeout=PATIENCE, **more)

    def feed(self, stdin, *arguments):
        """An evening that is given these bytes and then the end: what it said."""
        done = self.run_cli("serve", self.plan, *LOOPBACK, *arguments, stdin=stdin)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertTrue(done.stdout.endswith(b"\n"))
        return [json.loads(line) for line in done.stdout.splitlines()]

    def listed(self):
        return [json.loads(line) for line in run("list", library=self.library).stdout.splitlines()]


def answers(lines):
    return [(line["command"], line.get("code", "ok")) for line in lines if line["event"] in ("ok", "error")]


def has_ipv6():
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
        return True
    except OSError:
        return False


class Arguments(Case):
    def test_statuses(self):
        """0 done, 1 failed with a sentence, 2 wrong usage; what failed prints nothing on standard output."""
        self.feed(b"start\n")
        serve = ("serve", self.plan, *LOOPBACK)
        cases = {
            0: [("list",), ("search", "huiswerk"), ("search", '" AND ( NEAR'), ("show", "1"), ("export", "1", "--format", "json")],
            1: [
                ("show", "99"),
                ("export", "99", "--format", "json"),
                ("export", "1", "--format", "json", "-o", "/nonexistent/x"),
                ("export", "1", "--format", "json", "-o", self.library),
                ("export", "1", "--format", "json", "--document", "leaflet"),
                ("export", "1", "--format", "poster", "--language", "tr"),
                ("export", "1", "--format", "html", "--document", "leaflet", "--language", "so"),
                ("serve", "/nonexistent.json"),
                ("serve", self.library),
                ("serve", "--resume", "99", *LOOPBACK),
            ],
            2: [
                (),
                ("dance",),
                ("list", "all"),
                ("list", "--pace", "2"),
                ("search",),
                ("show",),
                ("show", "one"),
                ("show", "0"),
                ("show", "1", "2"),
                ("export", "1"),
                ("export", "1", "--format", "docx"),
                ("export", "1", "--format", "pdf", "--document", "poster"),
                ("export", "1", "--format", "pdf", "--language", "../nl"),
                ("serve",),
                ("serve", self.plan, "--resume", "1"),
                ("serve", "--resume", "-1"),
                *[(*serve, "--pace", pace) for pace in ("0", "-1", "nan", "inf", "1e-300", "3601", "fast")],
                *[(*serve, "--port", port) for port in ("-1", "65536", "http")],
                *[(*serve, "--listen", address) for address in ("", "nonsense", "localhost", "127.0.0.1:80", "[::1]")],
                *[(*serve, "--listen", address) for address in ("255.255.255.255", "224.0.0.1", "ff02::1")],
            ],
        }
        for status, commands in cases.items():
            for command in commands:
                with self.subTest(command):
                    done = self.run_cli(*command)
                    self.assertEqual(done.returncode, status, done)
                    self.assertEqual(done.stderr != b"", status != 0)
                    self.assertTrue(status == 0 or done.stdout == b"")

    def test_library_before_the_command(self):
        self.feed(b"")
        done = subprocess.run([CLI, "--library", self.library, "list"], capture_output=True, timeout=PATIENCE)
        self.assertEqual((done.returncode, len(done.stdout.splitlines())), (0, 1))

    def test_no_library_yet(self):
        """An archive without evenings is no failure, but a folder may be mistyped; an evening that is not there is one."""
        nowhere = os.path.join(self.library, "nowhere")
        for command, status in ((("list",), 0), (("search", "x"), 0), (("show", "1"), 1)):
            with self.subTest(command):
                done = run(*command, library=nowhere, check=False)
                self.assertEqual((done.returncode, done.stdout), (status, b""))
                self.assertIn(b"nowhere", done.stderr)
        self.assertFalse(os.path.exists(nowhere))

    def test_json_in_every_locale(self):
        self.write_plan({**PLAN, "theme": "Één é"})
        self.feed(b"")
        for locale in ("C", "nl_NL.ISO-8859-1", "C.UTF-8"):
            with self.subTest(locale):
                done = self.run_cli("list", env={**os.environ, "LC_ALL": locale})
                self.assertEqual(json.loads(done.stdout)["theme"], "Één é")


class Output(Case):
    def setUp(self):
        super().setUp()
        self.feed(b"")

    def test_full(self):
        for command in (("list",), ("show", "1"), ("export", "1", "--format", "pdf")):
            with self.subTest(command), open("/dev/full", "wb") as full:
                done = subprocess.run([CLI, *command, "--library", self.library], stdout=full, stderr=subprocess.PIPE)
                self.assertEqual(done.returncode, 1)
                self.assertNotEqual(done.stderr, b"")

    def test_full_evening(self):
        """What cannot be printed is said once, and is carried out and kept all the same."""
        command = [CLI, "serve", self.plan, "--library", self.library, *LOOPBACK]
        with open("/dev/full", "wb") as full:
            done = subprocess.run(command, input=b"start\nnext\nclose\n", stdout=full, stderr=subprocess.PIPE, timeout=PATIENCE)
        self.assertEqual((done.returncode, done.stderr.count(b"\n")), (1, 1), done)
        self.assertIn("closed", [evening["status"] for evening in self.listed()])

    def test_pipe_is_written_to(self):
        """Not replaced by a file of its name, as /dev/null would be."""
        pipe = os.path.join(self.library, "pipe")
        os.mkfifo(pipe)
        read = []

        def read_all():
            with open(pipe, "rb") as stream:
                read.append(stream.read())

        reader = threading.Thread(target=read_all, daemon=True)
        reader.start()
        done = self.run_cli("export", "1", "--format", "json", "-o", pipe)
        self.assertEqual(done.returncode, 0, done)
        reader.join(PATIENCE)
        self.assertEqual(json.loads(read[0])["plan"]["theme"], PLAN["theme"])
        self.assertFalse(os.path.isfile(pipe))

    def test_link_stays(self):
        link, file = (os.path.join(self.library, name) for name in ("link", "file"))
        open(file, "w").close()
        os.symlink(file, link)
        self.assertEqual(self.run_cli("export", "1", "--format", "json", "-o", link).returncode, 0)
        self.assertTrue(os.path.islink(link))
        self.assertGreater(os.path.getsize(file), 100)


class Starting(Case):
    def listen_on(self, port):
        taken = socket.socket()
        self.addCleanup(taken.close)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        return taken.getsockname()[1]

    def test_taken_port(self):
        """One that was asked for is not replaced by another; the evening is not lost, and how to go on is said."""
        port = str(self.listen_on(0))
        done = self.run_cli("serve", self.plan, "--listen", "127.0.0.1", "--port", port)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(port.encode(), done.stderr)
        (evening,) = self.listed()
        self.assertIn(f"--resume {evening['id']}".encode(), done.stderr)
        self.assertEqual(self.serve(resume=evening["id"]).id, evening["id"])

    def hold(self, port):
        try:
            return self.listen_on(port)
        except OSError:
            return None

    def test_default_port(self):
        """Taken by whomever, it is replaced by a later one."""
        for _ in range(5):
            held = self.hold(8080)
            port = json.loads(self.run_cli("serve", self.plan, "--listen", "127.0.0.1").stdout.splitlines()[0])["port"]
            if held or port != 8080:
                break  # else somebody else had it, and went
        self.assertGreater(port, 8080)

    def test_all_of_one_kind(self):
        """The URL is one that can be reached."""
        for address in ("0.0.0.0", "::") if has_ipv6() else ("0.0.0.0",):
            with self.subTest(address):
                command = [CLI, "serve", self.plan, "--library", self.library, "--port", "0", "--listen", address]
                with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
                    host, port = json.loads(process.stdout.readline())["url"].split("/")[2].rsplit(":", 1)
                    socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE).close()
                    process.stdin.close()
                    self.assertEqual(process.wait(PATIENCE), 0)

    def test_second_program(self):
        first = self.serve()
        done = self.run_cli("serve", self.plan, *LOOPBACK)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertNotEqual(done.stderr, b"")
        self.assertEqual([evening["id"] for evening in self.listed()], [first.id])

    def test_closed_standard_files(self):
        """What is meant for standard output lands in no other file."""
        for closed in ((0,), (1,), (2,), (0, 1, 2)):
            with self.subTest(closed):
                library = tempfile.mkdtemp(dir=self.library)
                command = [CLI, "serve", self.plan, "--library", library, *LOOPBACK]
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    preexec_fn=lambda closed=closed: [os.close(file) for file in closed],
                )
                try:
                    process.communicate(b"start\nnext\npaper parents Geheim\n", timeout=PATIENCE)
                except BrokenPipeError:
                    pass  # nobody reads there
                self.assertEqual(process.wait(PATIENCE), 0)
                with open(os.path.join(library, "library.lock"), "rb") as lock:
                    self.assertEqual(lock.read(), b"")


class Lines(Case):
    def test_no_lines(self):
        """What cannot be read at all is not taken for an evening without a command."""
        folder = os.open(self.library, os.O_RDONLY)
        self.addCleanup(os.close, folder)
        command = [CLI, "serve", self.plan, "--library", self.library, *LOOPBACK]
        done = subprocess.run(command, stdin=folder, capture_output=True, timeout=PATIENCE)
        self.assertEqual((done.returncode, done.stderr.count(b"\n")), (1, 1), done)

    def test_capitals_in_keys(self):
        """A key is the same in capitals, wherever it comes in."""
        serve = self.serve()
        serve.ok("start")
        serve.ok("next")
        phone = Phone(serve, "parents")
        key = phone.post("Eerst").key
        self.assertEqual(phone.post("Eerst", key=key.upper()).status, 200)
        self.assertEqual(phone.put(key.upper(), "Toen").status, 200)
        self.assertEqual(phone.notes()[key]["text"], "Toen")
        self.assertEqual(phone.delete(key.upper()).status, 204)
        key = phone.post("Daarna", key="0F8FAD5B-D9CB-469F-A165-70867728950E").key
        self.assertEqual(phone.notes()[key.lower()]["text"], "Daarna")
        serve.ok(f"select {key}")
        self.assertEqual(phone.put(key, "Te laat").status, 409)

    def test_shapes(self):
        """Line ends of any kind, spaces, what is no text, and a last line without an end."""
        lines = self.feed(
            b"start\r\n\n \t\r\n  next  \n\xff\xfe\nnext\x00\npaper\tparents   Een  twee \nSTART\n" + b"x" * 1000000 + b"\nextend 60"
        )
        self.assertEqual(
            answers(lines),
            [
                ("start", "ok"),
                ("next", "ok"),
                ("", "argument"),
                ("", "argument"),
                ("paper", "ok"),
                ("START", "unknown_command"),
                ("x" * 1000000, "unknown_command"),
                ("extend", "ok"),
            ],
        )
        (note,) = [line for line in lines if line["event"] == "note"]
        self.assertEqual(note["text"], "Een  twee")

    def test_many(self):
        lines = self.feed(b"start\n" + b"pause\nresume\n" * 500)
        self.assertEqual(answers(lines), [("start", "ok")] + [("pause", "ok"), ("resume", "ok")] * 500)

    def test_arguments(self):
        """Each wrong word is refused by a code of its own, and changes nothing."""
        cases = {
            "start 121": "argument",
            "start -1": "argument",
            "start soon": "argument",
            "extend": "argument",
            "extend 0": "range",
            "extend 3601": "range",
            "extend -5": "range",
            "extend 1.5": "argument",
            "extend 99999999999": "argument",
            "next 2": "argument",
            "select": "argument",
            "select no-key": "unknown_key",
            "group no-key": "argument",
            "dispose no-key nonsense": "argument",
            "paper": "argument",
            "paper director Hallo": "argument",
            "paper parents": "empty",
            "recap": "argument",
            "recap pupils " + "x" * 10001: "too_long",
            "agree": "argument",
            "agree []": "argument",
            'agree {"what":""}': "argument",
            'agree {"what":"x","circle":"director"}': "argument",
            'agree {"what":"x","before":"2027-02-30"}': "argument",
            'agree {"what":"x","decides":"nobody"}': "argument",
            'agree {"what":"x\\u0000"}': "argument",
        }
        lines = self.feed("\n".join(["start", *cases]).encode())
        self.assertEqual(answers(lines)[1:], [(command.split(" ")[0], code) for command, code in cases.items()])
        self.assertEqual(len([line for line in lines if line["event"] == "state"]), 2)


class Signals(Case):
    def test_leave_the_evening_open(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(number):
                serve = self.serve()
                serve.ok("start")
                self.assertEqual(serve.end(number), 0)
                self.assertEqual(self.listed()[0]["status"], "running")

    def test_nobody_listens_any_more(self):
        """The reader of the lines is gone: phones and commands are served all the same."""
        command = [CLI, "serve", self.plan, "--library", self.library, *LOOPBACK]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            serve = types.SimpleNamespace(**json.loads(process.stdout.readline()))
            process.stdout.close()
            process.stdin.write(b"start\nnext\npaper parents Nog steeds?\n")
            process.stdin.flush()
            patiently(lambda: Phone(serve).state()["counts"].get("parents") == 1, "the note")
            process.stdin.close()
            self.assertEqual(process.wait(PATIENCE), 0)


class Reader(Case):
    """Somebody who started the program, and then does not read what it says."""

    WORDS = "x" * 490

    def setUp(self):
        super().setUp()
        command = [CLI, "serve", self.plan, "--library", self.library, *LOOPBACK]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(self.put_away)
        fcntl.fcntl(self.process.stdout, fcntl.F_SETPIPE_SZ, 4096)
        self.phone = Phone(types.SimpleNamespace(**json.loads(self.process.stdout.readline())), "parents")

    def put_away(self):
        self.process.kill()
        self.process.wait(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()

    def say(self, *commands):
        self.process.stdin.write("\n".join([*commands, ""]).encode())
        self.process.stdin.flush()

    def until(self, condition):
        patiently(lambda: condition(self.phone.state()), "what the phones shall see")

    def test_notes_and_commands_go_on(self):
        self.say("start", "next", *[f"paper parents {self.WORDS}"] * 30)
        self.until(lambda state: state["counts"].get("parents") == 30)
        self.assertEqual(self.phone.post("Nog iets?").status, 201)
        self.say("close")
        self.until(lambda state: state["closed"])
        self.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.process.wait(PATIENCE), 0)
        self.assertEqual(self.listed()[-1]["status"], "closed")
        self.assertIn("Nog iets?", run("show", "1", library=self.library).stdout.decode())

    def test_reads_in_the_end(self):
        """Then it is all there, in its order."""
        self.say("start", "next", *[f"paper parents {number} {self.WORDS}" for number in range(30)], "close")
        self.until(lambda state: state["closed"])
        self.process.stdin.close()
        lines = [json.loads(line) for line in self.process.stdout]
        self.assertEqual([line["text"].split()[0] for line in lines if line["event"] == "note"], [str(number) for number in range(30)])
        self.assertEqual(answers(lines)[-1], ("close", "ok"))
        self.assertEqual(lines[-1]["event"], "closed")
        self.assertEqual((self.process.wait(PATIENCE), self.process.stderr.read()), (0, b""))

    def test_never_reads(self):
        """Who is megabytes behind counts as gone: memory has an end, the evening goes on."""
        threading.Thread(target=self.say, args=["start", *["x" * 1000000] * 20, "next"], daemon=True).start()
        self.until(lambda state: state["phase"] == "talk")
        self.process.stdin.close()
        lines = [json.loads(line) for line in self.process.stdout]
        self.assertIn(len(lines), range(10, 20))
        self.assertEqual((self.process.wait(PATIENCE), self.process.stderr.read().count(b"\n")), (1, 1))


class TwoAtOnce(Case):
    """Two programs and one library: the second says what is going on, and harms nothing."""

    def test_second_serve(self):
        serve = self.serve()
        serve.ok("start")
        for arguments in (("--resume", str(serve.id)), (self.plan,)):
            second = self.run_cli("serve", *arguments, *LOOPBACK)
            self.assertEqual((second.returncode, second.stdout), (1, b""))
            self.assertIn("open in another window or program", second.stderr.decode())
        serve.ok("next")
        self.assertEqual(Phone(serve, "parents").post("Still there?").status, 201)

    def test_reading_meanwhile(self):
        serve = self.serve()
        serve.ok("start")
        lines = [json.loads(line) for line in self.run_cli("list").stdout.splitlines()]
        self.assertEqual([(line["id"], line["status"]) for line in lines], [(serve.id, "running")])

    def test_free_after_kill(self):
        serve = self.serve()
        serve.ok("start")
        serve.ok("next")
        serve.kill()
        again = self.serve(resume=serve.id)
        self.assertEqual(again.wait(lambda line: line.get("event") == "state", "the state")["step"], 1)


if __name__ == "__main__":
    unittest.main()
