#!/usr/bin/env python3
"""index-a-corpus and search-a-corpus: newsfind beside stock FTS5, on the same articles and queries.

The two take turns (A B A B ...) within one run, and figures are medians, so that a noisy machine
disturbs both alike. `Benchmarks/README.md` says what each row means. Standard library only.
"""
import argparse
import collections
import datetime
import gzip
import hashlib
import json
import os
import platform
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))

# The tables of a newsfind archive, less what stock FTS5 has no use for (triggers, migrations).
SCHEMA = """
create table article (
    id integer primary key, key text not null unique, published integer, date text, source text,
    url text, author text, language text, file text not null, position integer not null,
    added integer not null, content_hash blob not null, headline text not null,
    entities text not null, body text not null);
create index article_published on article (published);
create index article_source on article (source collate nocase);
create virtual table article_fts using fts5 (
    headline, body, entities, date unindexed, content = 'article', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2');
"""
INSERT = "insert into article values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
INSERT_FTS = "insert into article_fts (rowid, headline, body, entities, date) values (?,?,?,?,?)"
BATCH = 5_000

STOP_WORDS = frozenset(
    """a about after all also an and are as at be because been but by can could did do for from had
    has have he her his i if in into is it its may more most not of on one or other our out
    over said she should some than that the their them then there these they this those
    through to under up was we were what when where which who will with would you your""".split())


class BenchError(Exception):
    """What makes the figures worthless; the run ends."""


# --- stock FTS5: the indexer, run as a program of its own ------------------------------------


def published(date):
    """UTC seconds of an ISO 8601 date; None where there is none."""
    if not date:
        return None
    try:
        moment = datetime.datetime.fromisoformat(date.replace("Z", "+00:00"))
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.timezone.utc)
    return int(moment.timestamp())


def stock_rows(corpus):
    with open(corpus, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            item = json.loads(line)
            headline, body = item.get("headline") or "", item.get("body") or ""
            entities = "\n".join(
                e if isinstance(e, str) else e.get("name", "") for e in item.get("entities") or [])
            digest = hashlib.sha256((headline + "\0" + body).encode()).digest()[:16]
            author = item.get("author")
            yield (number, str(item.get("id") or digest.hex()), published(item.get("date")),
                   item.get("date"), item.get("source"), item.get("url"),
                   ", ".join(author) if isinstance(author, list) else author,
                   item.get("language"), corpus, number, int(time.time()), digest, headline,
                   entities, body)


def stock_index(corpus, archive):
    """Loads a corpus as a Python program would: WAL, one transaction a batch."""
    db = sqlite3.connect(archive, isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = normal")
    db.executescript(SCHEMA)
    batch = []

    def flush():
        db.execute("begin")
        db.executemany(INSERT, batch)
        db.executemany(INSERT_FTS, ((r[0], r[12], r[14], r[13], r[3]) for r in batch))
        db.execute("commit")
        batch.clear()

    for row in stock_rows(corpus):
        batch.append(row)
        if len(batch) == BATCH:
            flush()
    flush()
    db.close()


# --- running and measuring programs ----------------------------------------------------------


# Starts a program from a small process: Linux counts the starter's memory before exec as the
# started program's, and this one, with a sampled corpus in it, is larger than most indexers.
STARTER = """
import os, sys, time
start = time.perf_counter()
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
status, usage = os.wait4(pid, 0)[1:]
seconds = time.perf_counter() - start
with open(sys.argv[1], "w") as out:
    out.write(f"{os.waitstatus_to_exitcode(status)} {seconds} {usage.ru_maxrss}")
"""


def run(command, allowed=(0,)):
    """Runs a program; gives seconds, peak memory in MB and standard output."""
    command = [shutil.which(command[0]) or command[0], *command[1:]]
    with tempfile.NamedTemporaryFile("r") as figures:
        done = subprocess.run([sys.executable, "-S", "-E", "-c", STARTER, figures.name, *command],
                              stdin=subprocess.DEVNULL, capture_output=True)
        status, seconds, peak = (figures.read().split() + [None] * 3)[:3]
    if status is None or int(status) not in allowed:
        raise BenchError(f"{' '.join(command)}\nended with {status}:\n"
                         f"{done.stderr.decode(errors='replace')[-2000:]}")
    megabyte = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return float(seconds), int(peak) / megabyte, done.stdout


def remove_archive(path):
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)


def archive_size(path):
    return sum(os.path.getsize(path + s) for s in ("", "-wal") if os.path.exists(path + s))


def article_count(path):
    db = sqlite3.connect(path)
    count = db.execute("select count(*) from article").fetchone()[0]
    db.close()
    return count


# --- the corpus and its queries --------------------------------------------------------------


def prepare_corpus(options, folder):
    if options.corpus and not options.corpus.endswith(".gz"):
        return options.corpus
    path = os.path.join(folder, "corpus.jsonl")
    with open(path, "wb") as out:
        if options.corpus:
            with gzip.open(options.corpus) as source:
                shutil.copyfileobj(source, out)
        else:
            subprocess.run(["swift", "build", "-c", "release", "--package-path", HERE,
                            "--product", "corpus"], check=True, stdout=sys.stderr)
            subprocess.run([os.path.join(HERE, ".build", "release", "corpus"), "--articles",
                            str(options.articles), "--seed", str(options.seed)],
                           check=True, stdout=out)
    return path


def sample(corpus, size, seed):
    """Some articles of a corpus, chosen by position in the file."""
    length = os.path.getsize(corpus)
    chooser = random.Random(seed)
    found = []
    with open(corpus, "rb") as file:
        for offset in sorted(chooser.randrange(length) for _ in range(size)):
            file.seek(offset)
            file.readline()
            if line := file.readline():
                found.append(json.loads(line))
    return found


def make_queries(corpus, per_class, seed):
    """Query classes: name -> queries, each a tuple of terms; drawn from the corpus's own text."""
    articles = sample(corpus, 3_000, seed)
    chooser = random.Random(seed)
    # Runs of plain words with nothing but a space between: what both sides read alike.
    texts = [re.findall(r"[a-z]+(?: [a-z]+)*", a["body"].lower()) for a in articles if a["body"]]
    texts = [[run.split() for run in runs] for runs in texts]
    frequency = collections.Counter()
    for runs in texts:
        frequency.update({w for words in runs for w in words if len(w) > 2})
    ranked = [w for w, _ in frequency.most_common() if w not in STOP_WORDS]
    count = len(texts)
    frequent = [w for w in ranked if frequency[w] >= count * 0.05] or ranked[:100]
    middling = [w for w in ranked if count * 0.003 <= frequency[w] < count * 0.02]
    middling = middling or ranked[100:900]

    def distinct(make):
        found = {}
        for _ in range(per_class * 200):
            if len(found) == per_class:
                break
            if (query := make()) and len(set(query)) == len(query):
                found.setdefault(query)
        return list(found)

    def together(words):
        """Two of the words that stand in one article."""
        known = set(words)
        article = {w for run in chooser.choice(texts) for w in run} & known
        return tuple(chooser.sample(sorted(article), 2)) if len(article) >= 2 else None

    def phrases(length, accepts):
        """Runs of words that pass a test, those of three or more sampled articles if there are."""
        counts = collections.Counter()
        for runs in texts:
            counts.update({tuple(words[i:i + length]) for words in runs
                           for i in range(len(words) - length + 1) if accepts(words[i:i + length])})
        common = sorted(p for p, n in counts.items() if n >= 3)
        return common if len(common) >= per_class * 3 else sorted(counts)

    def plain(words):
        return words[0] not in STOP_WORDS and words[-1] not in STOP_WORDS

    def stops(words):
        return all(w in STOP_WORDS for w in words)

    pairs, triples = phrases(2, plain), phrases(3, plain)
    stop_pairs = phrases(2, stops) + phrases(3, stops)
    return {
        "frequent term": distinct(lambda: (chooser.choice(frequent),)),
        "middling term": distinct(lambda: (chooser.choice(middling),)),
        "AND of 2 frequent": distinct(lambda: together(frequent)),
        "OR of 2 frequent": distinct(lambda: tuple(chooser.sample(frequent, 2))),
        "OR with a stop word": distinct(lambda: (chooser.choice(("the", "of", "in", "to")),
                                                 chooser.choice(frequent))),
        "phrase of 2": distinct(lambda: chooser.choice(pairs)),
        "phrase of 3": distinct(lambda: chooser.choice(triples)),
        "phrase of stop words": distinct(lambda: chooser.choice(stop_pairs)),
        "date range": distinct(lambda: (chooser.choice(frequent),)),
    }


def date_range(archive):
    """The months around the middle tenth of the articles: (from, to, first, after last)."""
    db = sqlite3.connect(archive)
    dated = "from article where published is not null"
    count = db.execute(f"select count(*) {dated}").fetchone()[0]
    if not count:
        raise BenchError("no article of the corpus has a date")
    ends = [db.execute(f"select published {dated} order by published limit 1 offset ?",
                       (int(count * share),)).fetchone()[0] for share in (0.45, 0.55)]
    db.close()

    def month(seconds):
        moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
        return moment.year * 12 + moment.month - 1

    def start(month):
        first = datetime.datetime(month // 12, month % 12 + 1, 1, tzinfo=datetime.timezone.utc)
        return int(first.timestamp())

    first, last = map(month, ends)
    names = [f"{m // 12}-{m % 12 + 1:02}" for m in (first, last)]
    return *names, start(first), start(last + 1)


def join_of(name):
    return "OR" if name.startswith("OR") else "PHRASE" if name.startswith("phrase") else "AND"


def stock_expression(name, terms):
    if join_of(name) == "PHRASE":
        return '"' + " ".join(terms) + '"'
    return f" {join_of(name)} ".join(f'"{t}"' for t in terms)


def newsfind_line(name, terms):
    """Words as written: stock FTS5 knows no other forms of them."""
    return ('"' + " ".join(terms) + '"' if join_of(name) == "PHRASE"
            else " ".join(f"={term}" for term in terms))


# --- search ----------------------------------------------------------------------------------


def stock_search(db, name, queries, dates):
    """For each query: total, microseconds to the best ten, microseconds to the count."""
    source, where, extra = "article_fts", "article_fts match ?", ()
    if name == "date range":
        source += " join article on article.id = article_fts.rowid"
        where += " and published >= ? and published < ?"
        extra = dates[2:]
    best = f"select article_fts.rowid from {source} where {where} order by rank limit 10"
    count = f"select count(*) from {source} where {where}"
    results = []
    for terms in queries:
        values = (stock_expression(name, terms), *extra)
        start = time.perf_counter()
        db.execute(best, values).fetchall()
        middle = time.perf_counter()
        total = db.execute(count, values).fetchone()[0]
        end = time.perf_counter()
        results.append((total, (middle - start) * 1e6, (end - middle) * 1e6))
    return results


def newsfind_search(newsfind, archive, name, queries, dates, folder):
    """For each query: total and the microseconds that newsfind reports for hits and total."""
    path = os.path.join(folder, "queries.tsv")
    with open(path, "w", encoding="utf-8") as file:
        for number, terms in enumerate(queries):
            file.write(f"{number}\t{newsfind_line(name, terms)}\n")
    command = [newsfind, "search", "--archive", archive, "--queries", path, "--format", "jsonl",
               "--limit", "10"]
    if join_of(name) == "OR":
        command.append("--any")
    if name == "date range":
        command += ["--from", dates[0], "--to", dates[1]]
    _, _, output = run(command, allowed=(0, 1))
    lines = [json.loads(line) for line in output.decode().splitlines()]
    if [str(line["id"]) for line in lines] != [str(n) for n in range(len(queries))]:
        raise BenchError(f"{name}: {len(lines)} result lines for {len(queries)} queries")
    return [(line["total"], line["took_us"]) for line in lines]


def compare_totals(name, queries, ours, stock):
    wrong = [(q, o[0], s[0]) for q, o, s in zip(queries, ours, stock) if o[0] != s[0]]
    if wrong:
        shown = "\n".join(f"  {newsfind_line(name, q)}: newsfind {o}, stock FTS5 {s}"
                          for q, o, s in wrong[:10])
        raise BenchError(f"{name}: {len(wrong)} of {len(queries)} totals differ\n{shown}")


def median_each(rounds, value):
    """The median over the rounds of each query's value."""
    return [statistics.median(value(r[i]) for r in rounds) for i in range(len(rounds[0]))]


def bench_search(options, archive, classes, folder):
    dates = date_range(archive)
    db = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    rows = []
    for name, queries in classes.items():
        if not queries:
            continue
        ours, stock = [], []
        for number in range(options.rounds + 1):  # the first round warms both up
            theirs = stock_search(db, name, queries, dates)
            if options.newsfind:
                mine = newsfind_search(options.newsfind, archive, name, queries, dates, folder)
                compare_totals(name, queries, mine, theirs)
                if number:
                    ours.append(mine)
            if number:
                stock.append(theirs)
        hits = statistics.median(r[0] for r in stock[0])
        top = statistics.median(median_each(stock, lambda r: r[1]))
        both = statistics.median(median_each(stock, lambda r: r[1] + r[2]))
        mine = statistics.median(median_each(ours, lambda r: r[1])) if ours else None
        rows.append((name, len(queries), int(hits), mine, top, both))
        note(f"{name}: done")
    db.close()
    return rows, dates


def bench_shell(options, archive, term):
    """Milliseconds from start to exit of one search typed in a shell."""
    sql = ("select headline, snippet(article_fts, 1, '[', ']', '…', 12) from article_fts "
           f"where article_fts match '\"{term}\"' order by rank limit 10")
    commands = {}
    if options.newsfind:
        commands["newsfind"] = [options.newsfind, "--archive", archive, term]
    if shutil.which("sqlite3"):
        commands["sqlite3"] = ["sqlite3", archive, sql]
    times = {name: [] for name in commands}
    for number in range(21):
        for name, command in commands.items():
            seconds = run(command)[0]
            if number:
                times[name].append(seconds * 1e3)
    return {name: statistics.median(values) for name, values in times.items()}


# --- index -----------------------------------------------------------------------------------


def bench_index(options, corpus, folder):
    """Each side's rounds as (seconds, MB of memory); leaves the last archive of each."""
    paths = {"stock": os.path.join(folder, "stock.db")}
    if options.newsfind:
        paths["newsfind"] = os.path.join(folder, "newsfind.db")
    rounds = {name: [] for name in paths}
    for number in range(options.index_rounds):
        for name, path in paths.items():
            remove_archive(path)
            command = ([options.newsfind, "index", "--archive", path, corpus]
                       if name == "newsfind" else
                       [sys.executable, os.path.abspath(__file__), "--stock-index", corpus, path])
            rounds[name].append(run(command)[:2])
            note(f"index {number + 1}/{options.index_rounds}, {name}: {rounds[name][-1][0]:.1f} s")
    again = None
    if options.newsfind:
        counts = {name: article_count(path) for name, path in paths.items()}
        if len(set(counts.values())) > 1:
            raise BenchError(f"the archives hold different numbers of articles: {counts}")
        again = run([options.newsfind, "index", "--archive", paths["newsfind"], corpus])[:2]
    return paths, rounds, again


# --- the report ------------------------------------------------------------------------------


def note(text):
    print(text, file=sys.stderr, flush=True)


def number(value, digits=None):
    if value is None:
        return "–"
    digits = digits if digits is not None else 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}"


def ratio(ours, theirs):
    return "–" if not ours else number(theirs / ours) + "x"


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])


def index_report(corpus, paths, rounds, again):
    size = os.path.getsize(corpus) / 1e6

    def figures(name):
        if name not in rounds:
            return [None] * 4
        seconds = statistics.median(r[0] for r in rounds[name])
        return [seconds, size / seconds, max(r[1] for r in rounds[name]),
                archive_size(paths[name]) / 1e6 / size]

    ours, stock = figures("newsfind"), figures("stock")
    rows = [
        ("index, s", number(ours[0]), number(stock[0]), ratio(ours[0], stock[0])),
        ("index, MB of JSONL a second", number(ours[1]), number(stock[1]),
         ratio(stock[1], ours[1]) if ours[1] else "–"),
        ("peak memory, MB", number(ours[2], 0), number(stock[2], 0), ratio(ours[2], stock[2])),
        ("archive over JSONL", number(ours[3]), number(stock[3]), ratio(ours[3], stock[3])),
        ("the same input again, s", number(again[0]) if again else "–", "–", "–"),
    ]
    return table(("index", "newsfind", "stock FTS5 (Python)", "ratio"), rows)


def report(corpus, paths, rounds, again, searches, dates, shell):
    articles = article_count(paths["stock"])
    text = [
        f"{articles:,} articles, {os.path.getsize(corpus) / 1e6:,.0f} MB of JSONL; "
        f"SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}, "
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}.",
        "Ratios above 1 are in newsfind's favour.",
        index_report(corpus, paths, rounds, again),
        table(("search, µs (p50)", "queries", "hits (p50)", "newsfind: top 10 + total",
               "stock: top 10", "stock: top 10 + total", "ratio"),
              [(name, count, f"{hits:,}", number(ours, 0), number(top, 0), number(both, 0),
                ratio(ours, both)) for name, count, hits, ours, top, both in searches]),
        f"Date range: {dates[0]} to {dates[1]}. Totals equal for every query."
        if "newsfind" in paths else f"Date range: {dates[0]} to {dates[1]}.",
        table(("shell, start to exit, ms", "newsfind", "sqlite3", "ratio"),
              [("one term, ten hits with snippets", number(shell.get("newsfind")),
                number(shell.get("sqlite3")),
                ratio(shell.get("newsfind"), shell["sqlite3"]) if "sqlite3" in shell else "–")]),
    ]
    return "\n\n".join(text) + "\n"


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--newsfind", metavar="PATH",
                        help="the release binary; without it only stock FTS5 is measured")
    parser.add_argument("--articles", type=int, default=20_000, help="size of the corpus to make")
    parser.add_argument("--seed", type=int, default=1, help="of the corpus and of the queries")
    parser.add_argument("--corpus", metavar="FILE", help="a JSON Lines file to use, also .gz")
    parser.add_argument("--queries", type=int, default=30, help="queries a class")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of searching")
    parser.add_argument("--index-rounds", type=int, default=3, help="rounds of indexing")
    parser.add_argument("--folder", metavar="DIR", help="keep corpus and archives here")
    parser.add_argument("--out", metavar="FILE", help="also write the report here")
    parser.add_argument("--stock-index", nargs=2, help=argparse.SUPPRESS)
    return parser.parse_args()


def bench(options, folder):
    os.makedirs(folder, exist_ok=True)
    corpus = prepare_corpus(options, folder)
    classes = make_queries(corpus, options.queries, options.seed)
    paths, rounds, again = bench_index(options, corpus, folder)
    archive = paths.get("newsfind", paths["stock"])
    searches, dates = bench_search(options, archive, classes, folder)
    shell = bench_shell(options, archive, classes["middling term"][0][0])
    text = report(corpus, paths, rounds, again, searches, dates, shell)
    print(text, end="")
    if options.out:
        with open(options.out, "w", encoding="utf-8") as file:
            file.write(text)


def main():
    options = parse_options()
    if options.stock_index:
        return stock_index(*options.stock_index)
    if options.newsfind and not os.access(options.newsfind, os.X_OK):
        sys.exit(f"bench: no program at {options.newsfind}: run `swift build -c release` first")
    try:
        if options.folder:
            bench(options, options.folder)
        else:
            with tempfile.TemporaryDirectory(prefix="newsfind-bench-") as folder:
                bench(options, folder)
    except BenchError as error:
        sys.exit(f"bench: {error}")


if __name__ == "__main__":
    main()
