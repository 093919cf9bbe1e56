#!/usr/bin/env python3
"""Draws the icon of the packages: build/icon.py FILE. A log line in braces, one value of it masked. The standard library alone."""
import struct
import sys
import zlib

SIZE = 128
GROUND, INK, MASK = (0x1B, 0x2A, 0x41), (0xF2, 0xF5, 0xF9), (0x2E, 0xC4, 0xB6)

# Rectangles of x, y, width, height.
BRACES = [(22, 28, 8, 72), (30, 28, 12, 8), (30, 92, 12, 8), (98, 28, 8, 72), (86, 28, 12, 8), (86, 92, 12, 8)]
TEXT = [(46, 44, 36, 8), (46, 76, 22, 8)]
MASKED = [(46, 60, 8, 8), (60, 60, 8, 8), (74, 60, 8, 8)]


def color(x, y):
    for shapes, ink in ((BRACES, INK), (TEXT, INK), (MASKED, MASK)):
        if any(left <= x < left + width and top <= y < top + height for left, top, width, height in shapes):
            return ink
    return GROUND


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


rows = b"".join(b"\0" + b"".join(bytes(color(x, y)) for x in range(SIZE)) for y in range(SIZE))
header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)
with open(sys.argv[1], "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))
