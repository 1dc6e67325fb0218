#!/usr/bin/env python3
"""What newsfind makes of a folder of feeds, agency files and web archives, a file at a time.

    python3 Benchmarks/formats.py FOLDER --newsfind .build/release/newsfind [--expect TABLE]

Each file is read by `newsfind extract` on its own, within 2 seconds, and then all of them in one run:
together they must give the articles that each gave alone. Reported are files that were read, skipped
with which reason, cut short, or failed.

Files with an `Expect:` in a comment, as feedparser's tests have them, are scored by what it states of
the first entry: title and date, and also address, author, source and body. An entry that has only a
date is no article, nor is a feed without entries: for the test they are given a title or an entry.

TABLE has a line for each file with what it should give, between tabs: file, number of articles,
beginning of the first headline, beginning of its date (ISO 8601), beginning of its body, and a part
of the reason where it is skipped. Empty fields are not checked.
"""
import argparse
import ast
import collections
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timezone

LIMIT = 2.0  # seconds a file
TITLE = "A title for the test"


class Result:
    """What one run gave."""

    def __init__(self, status, articles, skipped, seconds):
        self.status, self.articles = status, articles
        self.skipped, self.seconds = skipped, seconds

    @property
    def outcome(self):
        if self.status not in (0, 1):
            return "failed" if self.status != "late" else "late"
        return "read" if self.articles else "skipped"


def extract(newsfind, paths, limit=LIMIT):
    """Runs `newsfind extract`: the articles, and what was skipped as (file, position, reason)."""
    with tempfile.TemporaryDirectory() as folder:
        skipped = os.path.join(folder, "skipped.tsv")
        start = time.monotonic()
        try:
            run = subprocess.run(
                [newsfind, "extract", "--skipped", skipped, *paths],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=limit)
        except subprocess.TimeoutExpired:
            return Result("late", [], [], limit)
        seconds = time.monotonic() - start
        articles = [json.loads(line) for line in run.stdout.decode().splitlines()]
        with open(skipped, encoding="utf-8") as file:
            lines = [line.split("\t", 2) for line in file.read().splitlines()]
        status = run.returncode
        # A file that breaks off is told as trouble, and read as far as it goes.
        if status == 2 and run.stderr and not run.stderr.lstrip().startswith(b"Fatal"):
            status = 0 if articles else 1
        return Result(status, articles, lines, seconds)


# --- expectations in comments ------------------------------------------------------------------

# What feedparser calls it, and the kind of expectation it is.
KINDS = {
    "entries[0]['title']": "title",
    "entries[0]['title_detail']['value']": "title",
    "entries[0]['link']": "url",
    "entries[0]['author_detail']['name']": "author",
    "entries[0]['source']['title']": "source",
    "feed['title']": "source",
    "entries[0]['description']": "body",
    "entries[0]['summary']": "body",
    "entries[0]['content'][0]['value']": "body",
}
for _name in ("published", "updated", "created"):
    KINDS[f"entries[0]['{_name}']"] = KINDS[f"entries[0]['{_name}_parsed']"] = "date"
FIELDS = {"title": "headline"}
EXPECTED = re.compile(
    r"((?:feed|entries\[0\])(?:\['\w+'\]|\[0\])+)\s*==\s*(\(.*?\)|u?'(?:[^'\\]|\\.)*')")


def text_of(data):
    for mark, name in [(b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"),
                       (b"\0<", "utf-16-be")]:
        if data.startswith(mark):
            return data.decode(name, "replace")
    return data.decode("utf-8", "replace")


def expectations(data):
    """What a comment states of the first entry, as (kind, value); times before texts of dates."""
    comment = re.search(r"Expect:(.*?)-->", text_of(data), re.S)
    found = {}
    for name, value in EXPECTED.findall(comment.group(1) if comment else ""):
        try:
            value = ast.literal_eval(value.lstrip("u"))
        except (SyntaxError, ValueError):
            continue
        kind = KINDS.get(name)
        if kind and (isinstance(value, tuple) or kind not in found):
            found[kind] = value
    return found


def plain(text):
    """A text as a person reads it: without tags and entities, white space as one space."""
    text = re.sub(r"</?[a-zA-Z][^>]*>", " ", text)
    return " ".join(html.unescape(text).split())


def moment(value):
    """Seconds since 1970 of feedparser's time tuple, or of a date in a usual form; else None."""
    if isinstance(value, tuple):
        return datetime(*value[:6], tzinfo=timezone.utc).timestamp()
    for form in ["%Y-%m-%dT%H:%M:%S%z", "%a, %d %b %Y %H:%M:%S %Z", "%Y-%m-%d"]:
        try:
            date = datetime.strptime(value, form)
        except ValueError:
            continue
        return (date if date.tzinfo else date.replace(tzinfo=timezone.utc)).timestamp()
    return None


def with_title(data):
    """The feed, its entries given a title; or given an entry if it has none."""
    titled = re.sub(
        rb"(<(entry|item|ITEM)\b[^>]*[^/>]?>)", rb"\1<title>" + TITLE.encode() + rb"</title>", data)
    if titled != data:
        return titled
    for tag, entry in [(b"</feed>", b"entry"), (b"</channel>", b"item"), (b"</rdf:RDF>", b"item")]:
        new = b"<%s><title>%s</title></%s>" % (entry, TITLE.encode(), entry)
        if tag in data:
            return data.replace(tag, new + tag, 1)
    return data


def agrees(kind, value, found):
    if kind == "date":
        got = moment(found.replace("Z", "+0000")) if found else None
        return got is not None and got == moment(value)
    if kind == "body":
        # How paragraphs stand is not feedparser's matter.
        return re.sub(r"\W", "", found) in (
            re.sub(r"\W", "", plain(value)), re.sub(r"\W", "", value))
    return value == found or plain(value) in (plain(found), " ".join(found.split()))


def score(newsfind, path, result, tally, misses):
    """Compares the first article with what the file's comment expects."""
    with open(path, "rb") as file:
        data = file.read()
    expected = expectations(data)
    if not expected:
        return
    articles = result.articles
    if not articles and "title" not in expected and "body" not in expected:
        with tempfile.NamedTemporaryFile(suffix=".xml") as copy:
            copy.write(with_title(data))
            copy.flush()
            articles = extract(newsfind, [copy.name]).articles
    first = articles[0] if articles else {}
    for kind, value in expected.items():
        found = first.get(FIELDS.get(kind, kind)) or ""
        good = agrees(kind, value, found)
        tally[kind][0] += good
        tally[kind][1] += 1
        if not good:
            misses.append(f"{os.path.basename(path)}: {kind} {value!r}, found {found!r}")


# --- a table of expectations -------------------------------------------------------------------

def check(row, result):
    """What of a table's line is not so."""
    count, headline, date, body, reason = (row + [""] * 5)[:5]
    first = result.articles[0] if result.articles else {}
    wrong = []
    if count and len(result.articles) != int(count):
        wrong.append(f"{len(result.articles)} articles, not {count}")
    for name, want in [("headline", headline), ("date", date), ("body", body)]:
        found = first.get(name) or ""
        if want and not found.startswith(want):
            wrong.append(f"{name} {found[:80]!r}, not {want!r}")
    if reason and not any(reason in line[2] for line in result.skipped if len(line) > 2):
        wrong.append(f"no reason with {reason!r}: {result.skipped[:1]}")
    return wrong


def read_table(path):
    rows = {}
    if path:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if line.strip() and not line.startswith("#"):
                    fields = line.rstrip("\n").split("\t")
                    rows[fields[0]] = fields[1:]
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--newsfind", default=".build/release/newsfind")
    parser.add_argument("--expect", help="a table of what each file should give")
    parser.add_argument("--verbose", action="store_true", help="tell of each file that is not read")
    options = parser.parse_args()

    files = sorted(
        os.path.join(folder, name) for folder, _, names in os.walk(options.folder) for name in names
        if not name.startswith("README"))
    table = read_table(options.expect)
    outcomes, reasons = collections.defaultdict(collections.Counter), collections.Counter()
    tally, misses = collections.defaultdict(lambda: [0, 0]), []
    alone, slowest, matched = 0, (0, ""), 0
    for path in files:
        name = os.path.relpath(path, options.folder)
        result = extract(options.newsfind, [path])
        alone += len(result.articles)
        slowest = max(slowest, (result.seconds, name))
        outcomes[name.split("/")[0]][result.outcome] += 1
        if result.outcome == "skipped":
            reason = result.skipped[0][2] if result.skipped else "no reason"
            reasons[reason[:70]] += 1
        if options.verbose and result.outcome != "read":
            print(f"{result.outcome}\t{name}\t{result.skipped[:1]}")
        score(options.newsfind, path, result, tally, misses)
        if name in table:
            wrong = check(table[name], result)
            matched += not wrong
            misses += [f"{name}: {text}" for text in wrong]
    together = extract(options.newsfind, [options.folder], limit=60 + LIMIT * len(files))
    together.articles = [
        article for article in together.articles
        if not os.path.basename(article["origin"]["file"]).startswith("README")]

    print("folder\tread\tskipped\tlate\tfailed")
    for folder, counts in sorted(outcomes.items()):
        print("\t".join([folder] + [str(counts[o]) for o in ("read", "skipped", "late", "failed")]))
    print("\nreasons for skipping")
    for reason, count in reasons.most_common():
        print(f"{count}\t{reason}")
    print(f"\nslowest file: {slowest[0]:.2f} s, {slowest[1]}")
    print(f"articles: {alone} file by file, {len(together.articles)} in one run")
    for kind, (good, total) in sorted(tally.items()):
        print(f"expected {kind}: {good} of {total} ({100 * good / total:.1f} %)")
    if table:
        print(f"table: {matched} of {len(table)} files as expected")
    for miss in misses:
        print("miss\t" + miss)
    late = sum(counts["late"] + counts["failed"] for counts in outcomes.values())
    return 1 if late or alone != len(together.articles) else 0


if __name__ == "__main__":
    sys.exit(main())
