# SPDX-License-Identifier: GPL-3.0-or-later
"""A bad Wi-Fi between phones and laptop: packets are late, overtake each other, and get lost. A relay between two TUN devices, since not every kernel
has netem."""

import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import threading
import time

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
CLONE_NEWNET = 0x40000000
LAPTOP, PHONES = "10.77.0.1", "10.77.0.2"


def ip(*arguments, laptop=False):
    inside = ["nsenter", "--target", os.environ["DRIE_LAPTOP"], "--net"] if laptop else []
    subprocess.run([*inside, "ip", *arguments], check=True)


def _open_tun(network):
    """A TUN device in the network of that file, which only this thread enters."""
    opened = []

    def enter():
        libc = ctypes.CDLL(None, use_errno=True)
        with open(network, "rb") as file:
            if libc.setns(file.fileno(), CLONE_NEWNET) != 0:
                return
        device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", b"rough0", IFF_TUN | IFF_NO_PI))
        opened.append(device)

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    if not opened:
        raise OSError("no TUN device")
    return opened[0]


class Rough:
    """@delay: seconds, from and to; @loss: of how many packets one is lost, as a fraction. OSError where this kernel has no TUN devices."""

    def __init__(self, seed, delay=(0.01, 0.12), loss=0.05):
        if not os.access("/dev/net/tun", os.R_OK | os.W_OK):
            raise OSError("no /dev/net/tun")
        self._random, self._delay, self._loss = random.Random(seed), delay, loss
        self.carried = self.lost = self.overtaken = 0
        self._ends = [_open_tun("/proc/self/ns/net"), _open_tun(f"/proc/{os.environ['DRIE_LAPTOP']}/ns/net")]
        for laptop, own, peer in ((False, PHONES, LAPTOP), (True, LAPTOP, PHONES)):
            ip("address", "add", own, "peer", peer, "dev", "rough0", laptop=laptop)
            ip("link", "set", "rough0", "up", laptop=laptop)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._relay, daemon=True)
        self._thread.start()

    def _take(self, end, late):
        try:
            packet = os.read(self._ends[end], 4096)
        except BlockingIOError:
            return
        self.carried += 1
        if self._random.random() < self._loss:
            self.lost += 1
            return
        due = time.monotonic() + self._random.uniform(*self._delay)
        self.overtaken += any(other[0] > due and other[2] == 1 - end for other in late)
        heapq.heappush(late, (due, self.carried, 1 - end, packet))

    def _relay(self):
        late = []  # (when, number, to which end, packet)
        while not self._over.is_set():
            pause = max(0, late[0][0] - time.monotonic()) if late else 0.2
            for ready in select.select(self._ends, [], [], min(pause, 0.2))[0]:
                self._take(self._ends.index(ready), late)
            while late and late[0][0] <= time.monotonic():
                _, _, end, packet = heapq.heappop(late)
                try:
                    os.write(self._ends[end], packet)
                except OSError:
                    pass  # a full queue loses packets, too

    def close(self):
        self._over.set()
        self._thread.join()
        for end in self._ends:
            os.close(end)
