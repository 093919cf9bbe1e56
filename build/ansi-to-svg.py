#!/usr/bin/env python3
"""Draws what a terminal shows, as `tmux capture-pane -e -p` prints it, as an SVG: ansi-to-svg.py < pane > picture.svg"""

import re
import sys
import unicodedata
from xml.sax.saxutils import escape

CELL, LINE, MARGIN, SIZE = 7.6, 18, 14, 12.5
GROUND, INK = "#161b22", "#c9d1d9"
PALETTE = ["#484f58", "#f85149", "#3fb950", "#d29922", "#58a6ff", "#bc8cff", "#39c5cf", "#b1bac4"]
BRIGHT = ["#7d8590", "#ffa198", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#ffffff"]


def width(text):
    return sum(0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def apply(codes, style):
    codes = [int(code or 0) for code in codes.split(";")]
    if codes[:2] == [38, 5] and 232 <= codes[2] <= 255:
        grey = 8 + 10 * (codes[2] - 232)
        style["ink"], codes = f"#{grey:02x}{grey:02x}{grey:02x}", []

    for code in codes:
        if code == 0:
            style.update(ink=INK, ground=None, bold=False)
        elif code in (1, 22):
            style["bold"] = code == 1
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style["ink"] = PALETTE[code - 30] if code < 40 else BRIGHT[code - 90]
        elif 40 <= code <= 47 or 100 <= code <= 107:
            style["ground"] = PALETTE[code - 40] if code < 50 else BRIGHT[code - 100]
        elif code in (39, 49):
            style["ink" if code == 39 else "ground"] = INK if code == 39 else None
        else:
            raise SystemExit(f"There is no colour for the code {code}.")


def pieces(line, style):
    """Yields the text of a line with its column and style; a style lasts beyond the end of its line."""
    column = 0
    for text in re.split("(\x1b\\[[0-9;]*m)", line):
        if text.startswith("\x1b"):
            apply(text[2:-1], style)
        elif text:
            yield column, text, dict(style)
            column += width(text)


def at(column):
    return f"{MARGIN + column * CELL:.1f}"


def main():
    lines = sys.stdin.read().rstrip("\n").split("\n")
    style = {"ink": INK, "ground": None, "bold": False}
    drawn, columns = [], 0
    for row, line in enumerate(lines):
        y = MARGIN + row * LINE
        for column, text, look in pieces(line, style):
            if look["ground"]:
                drawn.append(f'<rect x="{at(column)}" y="{y}" width="{width(text) * CELL:.1f}" height="{LINE}" fill="{look["ground"]}"/>')
            word = text.strip(" ")
            if word:
                # SVG takes spaces at the ends away, and folds others.
                column += len(text) - len(text.lstrip(" "))
                columns = max(columns, column + width(word))
                weight = ' font-weight="bold"' if look["bold"] else ""
                inside = escape(word.replace(" ", "\u00a0"))
                drawn.append(f'<text x="{at(column)}" y="{y + 13}" textLength="{width(word) * CELL:.1f}" fill="{look["ink"]}"{weight}>{inside}</text>')

    wide, high = 2 * MARGIN + columns * CELL, 2 * MARGIN + len(lines) * LINE
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high}" width="{wide:.0f}" height="{high}" role="img" aria-label="Log events in a terminal">')
    print(f'<rect width="100%" height="100%" rx="6" fill="{GROUND}"/>')
    print(f'<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, \'D2Coding\', monospace" font-size="{SIZE}">')
    print("\n".join(drawn))
    print("</g>\n</svg>")


main()
