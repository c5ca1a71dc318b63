# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of an X screen that nobody sees (Xvfb): quickly, since it keeps its pixels in a file."""

import mmap
import os
import struct
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rgb):
    """Compressed lightly: these are many, and looked at seldom."""
    rows = b"".join(b"\0" + rgb[start : start + 3 * width] for start in range(0, 3 * width * height, 3 * width))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 2)) + chunk(b"IEND", b"")


class Screen:
    """@folder: where Xvfb keeps them (-fbdir)."""

    def __init__(self, folder):
        with open(os.path.join(folder, "Xvfb_screen0"), "rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self._pixels[:100])  # as xwd writes it
        self._start, self._line = header[0] + 12 * header[19], header[12]

    def pixels(self, width, height):
        """The upper left corner as it is now, four bytes a pixel: blue, green, red, nothing."""
        starts = range(self._start, self._start + height * self._line, self._line)
        return b"".join(self._pixels[start : start + 4 * width] for start in starts)

    def is_dark(self, width, height):
        """The upper left corner, as a whole."""
        green = self.pixels(width, height)[1::4]
        return sum(green) < 128 * len(green)

    def picture(self, width, height):
        """The upper left corner as it is now, as PNG."""
        pixels = self.pixels(width, height)
        rgb = bytearray(3 * width * height)
        rgb[0::3], rgb[1::3], rgb[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
        return png(width, height, bytes(rgb))
