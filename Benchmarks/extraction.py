#!/usr/bin/env python3
"""How well newsfind finds the article in a page, beside trafilatura and readability-lxml.

The report says what its columns mean. FOLDER holds sets of pages: `NAME/gold.jsonl`, each
line with `file` and any of `headline`, `body`, `date`, `with` and `without` (segments that the body must
and must not have), `body_prefix`, `url`. Needs Python 3.9 or later; the peers come from PyPI.
"""
import argparse
import calendar
import collections
import gzip
import hashlib
import html
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata

import extraction_peers

HERE = os.path.dirname(os.path.abspath(__file__))
OURS = "newsfind"
HALVES = ["dev", "test"]
SEGMENTS = ["with", "without"]

Page = collections.namedtuple("Page", "set path half gold")


# --- pages -----------------------------------------------------------------------------------


def site(gold):
    """The site a page is from, by its address or the name of its file: `example.co.uk`."""
    match = re.match(r"https?://([^/:]+)", gold.get("url") or "")
    name = match.group(1) if match else re.sub(r"[-\d]*(\.txt|\.html)?$", "",
                                               os.path.basename(gold["file"]))
    labels = name.lower().split(".")
    # `co.uk` and the like are nobody's site.
    count = 3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else 2
    return ".".join(labels[-count:])


def half(gold):
    """Half of all sites are there to choose rules by, the other half to report."""
    return HALVES[hashlib.sha256(site(gold).encode()).digest()[0] & 1]


def pages_of(folder):
    pages = []
    for name in sorted(os.listdir(folder)):
        gold_path = os.path.join(folder, name, "gold.jsonl")
        if not os.path.exists(gold_path):
            continue
        with open(gold_path, encoding="utf-8") as lines:
            for line in lines:
                gold = json.loads(line)
                path = os.path.join(folder, name, gold["file"])
                path = path if os.path.exists(path) else path + ".gz"
                if os.path.exists(path):
                    pages.append(Page(name, path, half(gold), gold))
    return pages


def content(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return file.read()


def decoded(page):
    """The markup of a page, by the encoding it states."""
    match = re.search(rb"charset=[\"' ]*([\w-]+)", page[:1 << 14])
    try:
        return page.decode(match.group(1).decode() if match else "utf-8", "replace")
    except LookupError:
        return page.decode("utf-8", "replace")


def visible(page):
    """All words of a page, roughly: its text without scripts and tags."""
    text = decoded(page)
    text = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", " ", text)
    return html.unescape(re.sub(r"<[^>]*>", " ", text))


def without_notes(page):
    """The page, without a gold body that is not of it: some say what a tool missed instead."""
    if not page.gold.get("body") or page.path.endswith(".txt"):
        return page
    gold = set(shingles(page.gold["body"]))
    here = set(shingles(visible(content(page.path))))
    if len(gold & here) * 2 >= len(gold):
        return page
    return page._replace(gold={k: v for k, v in page.gold.items() if k != "body"})


MONTHS = ["jan ene gen янв січ", "feb fev fév lut фев лют", "mar mär mrz мар бер", "apr avr abr апр кві",
          "may mai mag mayo май мая трав", "jun giu июн черв", "jul lug juil июл лип",
          "aug aoû ago août авг серп", "sep set сен вер", "oct okt ott out окт жов",
          "nov ноя лист", "dec dez déc dic дек груд"]


def states_date(text, date):
    """Whether a text states a day, in figures or with the month's name."""
    year, month, day = date[:4], int(date[5:7]), int(date[8:10])
    if not 1 <= month <= 12:
        return False
    names = "|".join(MONTHS[month - 1].split())
    forms = [rf"{year}\D0?{month}\D0?{day}\b", rf"\b0?{day}\D{{1,2}}0?{month}\D{{1,2}}{year}",
             rf"\b0?{month}\D0?{day}\D{year}", rf"\b0?{day}\W*\w{{0,3}}\W*(?:{names})\w*\W+\w{{0,3}}\W*{year}",
             rf"(?:{names})\w*\W+0?{day}\w{{0,2}}\W+{year}",
             rf"{year}\s*年\s*0?{month}\s*月\s*0?{day}"]
    return any(re.search(form, text, re.I) for form in forms)


def as_stated(page):
    """A text dump without the gold that its text does not state: some parts were in markup alone."""
    if not page.path.endswith((".txt", ".txt.gz")):
        return page
    text = content(page.path).decode("utf-8", "replace")
    gold = dict(page.gold)
    if gold.get("date") and not states_date(text, iso_date(gold["date"])):
        del gold["date"]
    if gold.get("headline") and normalized(gold["headline"]) not in normalized(text):
        del gold["headline"]
    text = " ".join(text.split())
    for key in SEGMENTS:
        gold[key] = [s for s in gold.get(key) or [] if " ".join(s.split()) in text]
    return page._replace(gold=gold)


def left_out(pages, kept):
    """What of the gold does not count, in a sentence; empty if all does."""
    counts = collections.Counter()
    for old, new in zip(pages, kept):
        for key in ("body", "headline", "date"):
            counts[key] += bool(old.gold.get(key)) - bool(new.gold.get(key))
        counts["segment"] += sum(len(old.gold.get(k) or []) - len(new.gold.get(k) or [])
                                 for k in SEGMENTS)
    parts = [f"{count} {name}{'s' * (count > 1)}".replace("bodys", "bodies")
             for name, count in counts.items() if count]
    return f"Gold that its page does not state, left out: {', '.join(parts)}." if parts else ""


# --- scores ----------------------------------------------------------------------------------


def shingles(text):
    """Bags of four words, as the article extraction benchmark of Scrapinghub compares them."""
    words = re.findall(r"\w+", text or "")
    grams = (tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)))
    return collections.Counter(gram for gram in grams if gram)


def body_score(gold, found):
    """Precision and recall of one page; None where they are not defined."""
    gold, found = shingles(gold), shingles(found)
    both = sum((gold & found).values())
    count = sum(found.values())
    return both / count if count else None, both / sum(gold.values()) if gold else None


def body_f1(scores):
    """From the means of precision and recall, as that benchmark has it."""
    precisions = [p for p, _ in scores if p is not None]
    recalls = [r for _, r in scores if r is not None]
    if not precisions or not recalls:
        return 0
    p, r = statistics.mean(precisions), statistics.mean(recalls)
    return 2 * p * r / (p + r) if p + r else 0


def normalized(text):
    text = unicodedata.normalize("NFKC", text or "").casefold()
    return " ".join(re.findall(r"\w+", text))


def headline_right(gold, found):
    """Equal, or one within the other: a site's name may follow."""
    gold, found = normalized(gold), normalized(found)
    if not found:
        return gold == found
    short, long = sorted((gold, found), key=len)
    return short == long or len(short.split()) >= 2 and f" {short} " in f" {long} "


def days(text):
    """The days a date may name: its own, and of a time in UTC those of all zones."""
    match = re.match(r"(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)\S*?(Z|[+-]\d\d:?\d\d)?$)?", text or "")
    if not match:
        return set()
    found = {match.group(1)}
    if match.group(4):
        offset = 0
        if match.group(4) != "Z":
            sign, hours, minutes = match.group(4)[0], match.group(4)[1:3], match.group(4)[-2:]
            offset = (int(hours) * 60 + int(minutes)) * (1 if sign == "+" else -1)
        start = calendar.timegm(time.strptime(match.group(1), "%Y-%m-%d"))
        seconds = start + (int(match.group(2)) * 60 + int(match.group(3)) - offset) * 60
        hours = (0,) if match.group(4) != "Z" else (-12, 0, 14)
        found |= {time.strftime("%Y-%m-%d", time.gmtime(seconds + h * 3600)) for h in hours}
    return found


def is_same_day(gold, found):
    """Whether a date is the gold's day: in some zone, if the gold has its time in UTC."""
    if not found:
        return False
    # A gold day is meant as it is; what was found in UTC counts by its day there.
    return found[:10] in days(gold) or len(gold) > 10 and bool(days(found) & days(gold))


def iso_date(text):
    """A gold date as ISO 8601; some are as `date` prints them."""
    if text and not re.match(r"\d{4}-", text):
        for form in ("%a %b %d %H:%M:%S %Z %Y", "%a %b %d %H:%M:%S %Y"):
            try:
                return time.strftime("%Y-%m-%d", time.strptime(re.sub(r" [A-Z]{3,4} ", " ", text),
                                                               "%a %b %d %H:%M:%S %Y"))
            except ValueError:
                continue
    return text


def without_hyphens(value):
    """Texts, in lists and objects too, without soft hyphens: whether they are kept is no one's fault."""
    if isinstance(value, dict):
        return {key: without_hyphens(part) for key, part in value.items()}
    if isinstance(value, list):
        return [without_hyphens(part) for part in value]
    return value.replace("\u00ad", "") if isinstance(value, str) else value


class Score:
    """What one engine got right on some pages."""

    def __init__(self):
        self.bodies, self.prefixes, self.headlines, self.dates = [], [], [], []
        self.segments = collections.Counter()

    def add(self, gold, found):
        gold, found = without_hyphens(gold), without_hyphens(found)
        if gold.get("body"):
            self.bodies.append(body_score(gold["body"], found.get("body")))
        if gold.get("headline"):
            self.headlines.append(headline_right(gold["headline"], found.get("headline")))
        if gold.get("date"):
            date = found.get("date")
            right = is_same_day(iso_date(gold["date"]), date)
            self.dates.append("right" if right else "wrong" if date else "missing")
        body = found.get("body")
        if gold.get("body_prefix"):
            self.prefixes.append(normalized(gold["body_prefix"]) in normalized(body))
        body = " ".join((body or "").split())
        for wanted, key in ((True, "with"), (False, "without")):
            for segment in gold.get(key) or []:
                self.segments[wanted, " ".join(segment.split()) in body] += 1

    def cells(self):
        """Name -> figure, of what the pages have gold for."""
        cells = {}
        if self.bodies:
            cells["body F1"] = body_f1(self.bodies)
        if self.prefixes:
            cells["body begins"] = statistics.mean(self.prefixes)
        if self.segments:
            s = self.segments
            cells["segments F1"] = (2 * s[True, True]
                                    / max(1, 2 * s[True, True] + s[True, False] + s[False, True]))
            cells["segments right"] = (s[True, True] + s[False, False]) / sum(s.values())
        if self.headlines:
            cells["headline"] = statistics.mean(self.headlines)
        if self.dates:
            for kind in ("right", "wrong", "missing"):
                cells[f"date {kind}"] = self.dates.count(kind) / len(self.dates)
        return cells


COLUMN_NOTES = """Made by `python3 Benchmarks/extraction.py --newsfind .build/release/newsfind --peers --out
Benchmarks/EXTRACTION.md FOLDER`, which installs trafilatura and readability-lxml into
`.build/extraction-peers`. All engines get the same bytes and no address. Rules were chosen looking at the
`dev` half of the sites alone, told by a hash of the site's name.

| column | what counts |
| --- | --- |
| body F1 | bags of four words, from the means of precision and recall: the measure of Scrapinghub's article extraction benchmark |
| segments F1, right | segments that the body must have, and must not have |
| body begins | the opening of the gold body is in the body |
| headline | equal, or one within the other, without case and marks |
| date right, wrong, missing | the day; of gold in UTC the day in some zone |

Date columns of readability-lxml are empty of meaning: it finds none. Dates of trafilatura are htmldate's.
Of text dumps only the gold counts that the text states."""

COLUMNS = ["body F1", "segments F1", "segments right", "body begins", "headline", "date right",
           "date wrong", "date missing"]


# --- engines ---------------------------------------------------------------------------------


def run_newsfind(binary, pages, core=None):
    """What newsfind extracts, by path, and the seconds of processor that it took, start to exit."""
    command = [binary, "extract", *(page.path for page in pages)]
    if core is not None:
        command = ["taskset", "-c", str(core), *command]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found = {}
    for line in done.stdout.splitlines():
        article = json.loads(line)
        found[article["origin"]["file"]] = article
    if not found:
        sys.exit(f"newsfind found nothing: {done.stderr.decode()[-500:]}")
    return found, seconds


def plain(pages, folder):
    """The pages uncompressed, so that nobody's time is spent on gzip."""
    paths = []
    for number, page in enumerate(pages):
        path = os.path.join(folder, f"{number}.html")
        with open(path, "wb") as file:
            file.write(content(page.path))
        paths.append(page._replace(path=path))
    return paths


def speeds(options, pages, peers):
    """Pages for each second of one core: newsfind start to exit, the peers once loaded.

    Processor time, so that other work on the machine slows nobody.
    """
    with tempfile.TemporaryDirectory() as folder:
        copies = plain(pages, folder)
        size = sum(os.path.getsize(page.path) for page in copies)
        seconds = statistics.median(
            run_newsfind(options.newsfind, copies, core=0)[1] for _ in range(3))
        rates = {OURS: (len(pages) / seconds, size / seconds / 1e6)}
    for name, (_, seconds) in peers.items():
        rates[name] = (len(pages) / seconds, size / seconds / 1e6)
    return rates


# --- report ----------------------------------------------------------------------------------


def scores(pages, engines, halves):
    """(set, half, engine) -> Score."""
    table = collections.defaultdict(Score)
    for page in pages:
        if page.half in halves:
            for name, found in engines.items():
                table[page.set, page.half, name].add(page.gold, found.get(page.path, {}))
    return table


def table(scores, half, engines, sets):
    lines = ["| set | pages by | " + " | ".join(COLUMNS) + " |", "| --- " * (len(COLUMNS) + 2) + "|"]
    for name in sets:
        for engine in engines:
            cells = scores[name, half, engine].cells() if (name, half, engine) in scores else {}
            values = [f"{cells[c]:.3f}" if c in cells else "" for c in COLUMNS]
            lines.append(f"| {name} | {engine} | " + " | ".join(values) + " |")
    return lines


def worst(pages, found, count):
    """The pages that newsfind does worst, for those who choose rules."""
    ranked = []
    for page in pages:
        score = Score()
        score.add(page.gold, found.get(page.path, {}))
        cells = score.cells()
        for name, value in cells.items():
            if name in ("body F1", "segments right", "headline", "date right") and value < 1:
                ranked.append((name, value, page))
    ranked.sort(key=lambda item: (item[0], item[1]))
    per_name = collections.Counter()
    for name, value, page in ranked:
        per_name[name] += 1
        if per_name[name] <= count:
            article = found.get(page.path, {})
            key = {"headline": "headline", "date right": "date"}.get(name)
            note = f"{page.gold.get(key)!r} but {article.get(key)!r}" if key else ""
            print(f"{name:15} {value:.3f} {page.path} {note}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="the sets of pages")
    parser.add_argument("--newsfind", required=True, help="the binary")
    parser.add_argument("--peers", action="store_true", help="run the peers too, and the clock")
    parser.add_argument("--half", choices=HALVES, action="append", help="only these sites")
    parser.add_argument("--set", action="append", help="only these sets")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst pages")
    parser.add_argument("--out", help="the report to write; without it, print")
    options = parser.parse_args()
    options.newsfind = os.path.abspath(options.newsfind)
    halves = options.half or HALVES
    pages = [p for p in pages_of(options.folder)
             if p.half in halves and (not options.set or p.set in options.set)]
    stated = [as_stated(without_notes(page)) for page in pages]
    note, pages = left_out(pages, stated), stated
    found, _ = run_newsfind(options.newsfind, pages)
    engines = {OURS: found}
    peers = extraction_peers.run([p.path for p in pages]) if options.peers else {}
    engines.update({name: articles for name, (articles, _) in peers.items()})
    sets = sorted({page.set for page in pages})
    results = scores(pages, engines, halves)
    lines = [note] if note else []
    for name in halves:
        count = collections.Counter(p.set for p in pages if p.half == name)
        lines += ["", f"## The {name} half of the sites", "",
                  "Pages: " + ", ".join(f"{s} {count[s]}" for s in sets) + ".", "",
                  *table(results, name, engines, sets)]
    if options.peers:
        lines += ["", "## Speed", "", "| on one core | pages a second | MB a second |", "| --- | --- | --- |"]
        for name, (rate, megabytes) in speeds(options, pages, peers).items():
            lines.append(f"| {name} | {rate:.0f} | {megabytes:.1f} |")
    report = "\n".join(lines).strip() + "\n"
    if options.out:
        with open(options.out, "w", encoding="utf-8") as file:
            file.write(f"# Articles found in pages\n\n{COLUMN_NOTES}\n{report}")
    else:
        print(report)
    if options.worst:
        worst(pages, found, options.worst)


if __name__ == "__main__":
    main()
