#!/usr/bin/env python3
"""Makes text dumps of pages of HTML, menus and all, as scrapers leave them: the title, then each block's
text on lines of its own. The gold of the pages goes along, so that `extraction.py DUMPS` tells how well
an article is found in the text alone. Needs Python 3.9 or later.
"""
import argparse
import html.parser
import json
import os
import re

import extraction

HIDDEN = set("script style noscript template svg iframe object select textarea".split())
INLINE = set("a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s"
             " samp small span strike strong sub sup time tt u var wbr".split())


class Dump(html.parser.HTMLParser):
    """The visible text of a page, a line for each block."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.line, self.hidden = [], [], None

    def end_line(self):
        line = " ".join("".join(self.line).split())
        if line:
            self.lines.append(line)
        self.line = []

    def handle_starttag(self, tag, attributes):
        if tag in HIDDEN and not self.hidden:
            self.hidden = tag
        elif tag not in INLINE:
            self.end_line()

    def handle_endtag(self, tag):
        if tag == self.hidden:
            self.hidden = None
        elif tag not in INLINE:
            self.end_line()

    def handle_data(self, data):
        if not self.hidden:
            self.line.append(data)


def dump(page):
    parser = Dump()
    parser.feed(extraction.decoded(page))
    parser.close()
    parser.end_line()
    return "\n\n".join(parser.lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="sets of pages, as for extraction.py")
    parser.add_argument("dumps", help="the folder to make")
    options = parser.parse_args()
    golds = {}
    for page in map(extraction.without_notes, extraction.pages_of(options.folder)):
        name = re.sub(r"(\.html?)?(\.gz)?$", "", page.gold["file"]) + ".txt"
        path = os.path.join(options.dumps, page.set, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(dump(extraction.content(page.path)))
        # The half of a page without an address is told by the name of its file: keep it.
        golds.setdefault(page.set, []).append({**page.gold, "file": name})
    for name, lines in golds.items():
        with open(os.path.join(options.dumps, name, "gold.jsonl"), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


if __name__ == "__main__":
    main()
