#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the soft sound that says that a step is nearly or quite over: two notes of a small bell, that begin and end in silence.

make-chime.py FILE.wav
"""

import array
import math
import sys
import wave

RATE = 22050
LENGTH = 1.4  # seconds
LOUDNESS = 0.22  # of the loudest there is
ATTACK = 0.012  # seconds until a note is at its loudest, so that nothing clicks
NOTES = ((0.0, 659.26), (0.22, 523.25))  # when, and how high: E, C
PARTIALS = ((1.0, 1.0, 3.2), (2.0, 0.35, 5.5), (3.01, 0.12, 9.0))  # height, loudness, how fast it fades


def note(time, height):
    if time < 0:
        return 0.0
    swell = min(1.0, time / ATTACK)
    return swell * sum(loud * math.exp(-fade * time) * math.sin(2 * math.pi * height * times * time) for times, loud, fade in PARTIALS)


def sample(number):
    time = number / RATE
    fade_out = min(1.0, (LENGTH - time) / 0.2)
    return int(32767 * LOUDNESS * fade_out * sum(note(time - begin, height) for begin, height in NOTES) / len(NOTES))


def main():
    samples = array.array("h", (sample(number) for number in range(int(LENGTH * RATE))))
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(sys.argv[1], "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


if __name__ == "__main__":
    main()
