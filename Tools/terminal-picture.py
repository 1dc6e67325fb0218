#!/usr/bin/env python3
"""Draws what a terminal shows: COMMAND's coloured output as an SVG picture.

    python3 Tools/terminal-picture.py 'newsfind "not a single inch" --color always' ... > Docs/terminal.svg

Each argument is a command; it is shown behind a prompt, with its output below. NEWSFIND names the
binary that is run as `newsfind`.
"""
import html
import os
import re
import subprocess
import sys

COLUMNS, WIDTH, HEIGHT, PAD = 84, 8.4, 18, 14
NBSP = "\u00a0"  # XML readers fold ordinary spaces
COLORS = {"33": "#e5c07b", "36": "#56b6c2"}


def spans(line):
    """(text, style) pieces of a line with SGR and OSC 8 escapes."""
    line = re.sub(r"\x1b\]8;;[^\x1b]*\x1b\\", "", line)
    style, out, at = {}, [], 0
    for match in re.finditer(r"\x1b\[([0-9;]*)m", line):
        out.append((line[at:match.start()], dict(style)))
        at = match.end()
        for code in match.group(1).split(";"):
            if code in ("", "0"):
                style = {}
            elif code == "1":
                style["font-weight"] = "bold"
            elif code == "2":
                style["fill"] = "#7f848e"
            elif code in COLORS:
                style["fill"] = COLORS[code]
    out.append((line[at:], dict(style)))
    return [(text, style) for text, style in out if text]


lines = []
for command in sys.argv[1:]:
    shown = command.replace(" --color always", "").replace(" --no-pager", "")
    lines.append(f"\x1b[36m$\x1b[0m \x1b[1m{shown}\x1b[0m")
    binary = os.environ.get("NEWSFIND", "newsfind")
    run = subprocess.run(
        ["bash", "-c", f'newsfind() {{ "{binary}" "$@"; }}; ' + command], capture_output=True,
        text=True, env={**os.environ, "COLUMNS": str(COLUMNS - 2)})
    lines += run.stdout.rstrip("\n").split("\n") + [""]
lines = lines[:-1]

height = len(lines) * HEIGHT + 2 * PAD
width = COLUMNS * WIDTH + 2 * PAD
print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" '
      f'viewBox="0 0 {width:.0f} {height}">')
print(f'<rect width="100%" height="100%" rx="8" fill="#1e2127"/>')
print('<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" '
      'font-size="14" fill="#d7dae0">')
for number, line in enumerate(lines):
    column, y = 0, PAD + HEIGHT * number + 13
    for text, style in spans(line):
        attributes = "".join(f' {name}="{value}"' for name, value in style.items())
        print(f'<text x="{PAD + column * WIDTH:.1f}" y="{y}" textLength="{len(text) * WIDTH:.1f}"'
              f'{attributes}>{html.escape(text).replace(" ", NBSP)}</text>')
        column += len(text)
print("</g></svg>")
