#!/usr/bin/env python3
"""Draws src/docs/speed.svg from the first table of test/Serilog.Ecs.Masking.Benchmarks/results.md: build/speed-chart.py"""

import re
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "test/Serilog.Ecs.Masking.Benchmarks/results.md"
CHART = ROOT / "src/docs/speed.svg"

LABELS, BAR, WIDTH, ROW, TOP = 130, 480, 760, 34, 64
GROUND, INK, DIM, FASTER, SLOWER, LINE = "#161b22", "#c9d1d9", "#7d8590", "#3fb950", "#d29922", "#58a6ff"


def rows(text):
    """Yields workload, ratio to JsonFormatter, and bytes per event, of the table whose header has both columns."""
    header = None
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            if header:
                return
        elif "JsonFormatter" in cells and "to JsonFormatter" in cells:
            header = cells
        elif header and not re.fullmatch(r"[-: ]*", "".join(cells)):
            yield cells[0], float(cells[header.index("to JsonFormatter")]), cells[header.index("with masking") + 1]


def draw(table):
    scale = BAR / max(1.25, max(ratio for _, ratio, _ in table) * 1.05)
    height = TOP + ROW * len(table) + 34
    one = LABELS + scale
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-label="Time of one event with masking, JsonFormatter is 1">'
    yield f'<rect width="100%" height="100%" rx="6" fill="{GROUND}"/>'
    yield '<g font-family="-apple-system, \'Segoe UI\', \'Noto Sans\', sans-serif" font-size="13">'
    yield f'<text x="16" y="28" fill="{INK}" font-size="15" font-weight="bold">Time of one event with masking; Serilog\'s JsonFormatter is 1 (less is faster)</text>'
    for number, (workload, ratio, allocated) in enumerate(table):
        y = TOP + ROW * number
        colour = FASTER if ratio <= 1 else SLOWER
        yield f'<text x="{LABELS - 12}" y="{y + 16}" fill="{INK}" text-anchor="end">{escape(workload.split(":")[0])}</text>'
        yield f'<rect x="{LABELS}" y="{y}" width="{ratio * scale:.1f}" height="22" rx="3" fill="{colour}"/>'
        yield f'<text x="{LABELS + ratio * scale + 8:.1f}" y="{y + 16}" fill="{INK}">{ratio:.2f}<tspan fill="{DIM}">, {escape(allocated)} allocated</tspan></text>'
    bottom = TOP + ROW * len(table)
    yield f'<line x1="{one:.1f}" y1="{TOP - 14}" x2="{one:.1f}" y2="{bottom}" stroke="{LINE}" stroke-dasharray="4 3"/>'
    yield f'<text x="{one:.1f}" y="{bottom + 18}" fill="{LINE}" text-anchor="middle">JsonFormatter</text>'
    yield "</g>\n</svg>"


def main():
    table = list(rows(RESULTS.read_text()))
    if not table:
        raise SystemExit(f"{RESULTS} has no table with the columns 'JsonFormatter' and 'to JsonFormatter'.")
    CHART.write_text("\n".join(draw(table)) + "\n")


main()
