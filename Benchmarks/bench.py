#!/usr/bin/env python3
"""newsfind beside stock FTS5 and Tantivy: the same articles and queries, in one run, taking turns.

`Benchmarks/README.md` says what each row means. Needs Python 3.9 or later; Tantivy is installed
into `.build` and left out where that cannot be done.
"""
import argparse
import collections
import gzip
import json
import os
import platform
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile

import queries

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers.py")
MEASURE = os.path.join(HERE, ".build", "release", "measure")
ENGINES = ["newsfind", "stock FTS5", "Tantivy"]

# The searches: row, task, class of queries, whether in a date range, targets against the peers.
Row = collections.namedtuple("Row", "name task queries dated stock tantivy")
SEARCHES = [
    Row("OR of 2 or 3 frequent terms, top 10", "top", "or", False, 100, 1),
    Row("OR with a stop word, top 10", "top", "or with stop word", False, 300, 1),
    Row("AND of 2 or 3, top 10", "top", "and", False, 30, 1),
    Row("single frequent term, top 10", "top", "term", False, 100, 1),
    Row("phrase of 2 or 3 words, top 10", "top", "phrase", False, 10, 1),
    Row("phrase with stop words, top 10", "top", "phrase with stop words", False, 10, 2),
    Row("prefix, top 10", "top", "prefix", False, 30, 1),
    Row("COUNT of OR", "count", "or", False, 20, 1),
    Row("COUNT of AND", "count", "and", False, 5, 1),
    Row("COUNT of phrase", "count", "phrase", False, 5, 1),
    Row("top 10 in a date range", "top", "or", True, 50, 1),
    Row("counts per month", "months", "or", False, 40, 1),
    Row("top 10 with snippets", "snippets", "term", False, 10, 1),
]
INDEX_TARGETS = (4, 2)
MOST_SIZE = 1.75
MOST_SECONDS_TO_ADD = 0.2  # up to MANY articles
MANY = 150_000
MOST_SHELL = 15  # ms


class BenchError(Exception):
    """What makes the figures worthless; the run ends."""


def note(text):
    print(text, file=sys.stderr, flush=True)


# --- running programs ------------------------------------------------------------------------

# Starts a program from a small process: Linux counts the starter's memory before exec as the
# started program's.
STARTER = """
import os, sys, time
start = time.perf_counter()
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
status, usage = os.wait4(pid, 0)[1:]
seconds = time.perf_counter() - start
with open(sys.argv[1], "w") as out:
    out.write(f"{os.waitstatus_to_exitcode(status)} {seconds} {usage.ru_maxrss}")
"""


def run(command):
    """Runs a program; gives seconds, peak memory in MB and standard output."""
    command = [shutil.which(command[0]) or command[0], *command[1:]]
    with tempfile.NamedTemporaryFile("r") as figures:
        done = subprocess.run([sys.executable, "-S", "-E", "-c", STARTER, figures.name, *command],
                              stdin=subprocess.DEVNULL, capture_output=True)
        status, seconds, peak = (figures.read().split() + [None] * 3)[:3]
    if status != "0":
        raise BenchError(f"{' '.join(command)}\nended with {status}:\n"
                         f"{done.stderr.decode(errors='replace')[-2000:]}")
    megabyte = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return float(seconds), int(peak) / megabyte, done.stdout


class Worker:
    """A program that answers each line with a line of JSON."""

    def __init__(self, *command):
        self.command = command
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line):
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())
        except (OSError, ValueError):
            raise BenchError(f"{self.command[0]} gave no answer to: {line}") from None

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def swift_product(name):
    subprocess.run(["swift", "build", "-c", "release", "--package-path", HERE, "--product", name],
                   check=True, stdout=sys.stderr)
    return os.path.join(HERE, ".build", "release", name)


def tantivy_python():
    """A Python that has Tantivy, and its version; nothing where it cannot be installed."""
    folder = os.path.join(HERE, os.pardir, ".build", "bench-peers")
    python = os.path.join(folder, "bin", "python")
    ask = "import importlib.metadata as m, tantivy; print(m.version('tantivy'))"
    try:
        if not os.path.exists(python):
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, stdout=sys.stderr)
        if subprocess.run([python, "-c", ask], capture_output=True).returncode:
            subprocess.run([python, "-m", "pip", "install", "-q", "--only-binary", ":all:",
                            "tantivy"], check=True, stdout=sys.stderr)
        version = subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True)
        return python, version.stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None, None


# --- articles --------------------------------------------------------------------------------


def prepare_corpus(options, folder):
    """The corpus as plain JSON Lines."""
    if options.corpus and not options.corpus.endswith(".gz"):
        return options.corpus
    path = os.path.join(folder, "corpus.jsonl")
    with open(path, "wb") as out:
        if options.corpus:
            with gzip.open(options.corpus) as source:
                shutil.copyfileobj(source, out)
        else:
            subprocess.run([swift_product("corpus"), "--articles", str(options.articles),
                            "--seed", str(options.seed)], check=True, stdout=out)
    return path


def write_articles(archive, path):
    """What newsfind read, names that it found in the text included, for the peers to index."""
    db = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    with open(path, "w", encoding="utf-8") as out:
        for row in db.execute("""
                select key, date, source, url, author, language, headline, entities, body,
                    published as seconds,
                    strftime('%Y-%m-%dT%H:%M:%SZ', published, 'unixepoch') as published,
                    strftime('%Y', published, 'unixepoch') * 12
                        + strftime('%m', published, 'unixepoch') - 1 as month
                from article order by id"""):
            # Tantivy takes no null.
            article = {name: value for name, value in dict(row).items() if value is not None}
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    db.close()


def write_additions(articles, ours, theirs, number, seed):
    """A thousand of the articles under ids of their own, which end their texts too, so that none is
    one that is there: for newsfind as they may come, without names; for the peers as above."""
    chooser = random.Random(seed + number)
    length = os.path.getsize(articles)
    with open(articles, "rb") as file, open(ours, "w", encoding="utf-8") as plain, \
            open(theirs, "w", encoding="utf-8") as full:
        for count in range(1_000):
            file.seek(chooser.randrange(length))
            file.readline()
            line = file.readline()
            if not line:
                file.seek(0)
                line = file.readline()
            article = json.loads(line)
            article["key"] = article["id"] = f"added-{number}-{count}"
            article["body"] += f" {article['id']}"
            full.write(json.dumps(article, ensure_ascii=False) + "\n")
            names = "id headline body date source author language".split()
            article = {name: article[name] for name in names if name in article}
            plain.write(json.dumps(article, ensure_ascii=False) + "\n")


def article_count(archive):
    db = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    count = db.execute("select count(*) from article").fetchone()[0]
    db.close()
    return count


def remove(path):
    shutil.rmtree(path, ignore_errors=True)
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)


def size(path):
    if os.path.isdir(path):
        return sum(entry.stat().st_size for entry in os.scandir(path))
    return sum(os.path.getsize(path + s) for s in ("", "-wal") if os.path.exists(path + s))


# --- measuring -------------------------------------------------------------------------------


class Bench:
    """One run: the engines, their archives, and what each row measured."""

    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.python, self.version = (None, None) if options.no_tantivy else tantivy_python()
        self.peer = (f"Tantivy {self.version} (PyPI)" if self.python else "Tantivy left out"
                     + ("" if options.no_tantivy else ": it could not be installed"))
        note(self.peer)
        self.archives = {"newsfind": os.path.join(folder, "newsfind.db"),
                         "stock FTS5": os.path.join(folder, "stock.db")}
        if self.python:
            self.archives["Tantivy"] = os.path.join(folder, "tantivy")
        self.articles = os.path.join(folder, "articles.jsonl")

    def index(self, engine, ours, theirs):
        """Adds a file to an engine's archive; seconds and peak memory in MB."""
        archive = self.archives[engine]
        if engine == "newsfind":
            return run([self.options.newsfind, "index", "--archive", archive, ours])[:2]
        python, command = ((sys.executable, "stock-index") if engine == "stock FTS5" else
                           (self.python, "tantivy-index"))
        _, memory, output = run([python, PEERS, command, theirs, archive])
        return float(output), memory

    def measure_index(self, corpus):
        """Seconds and memory of each round, by engine; leaves the last archives."""
        rounds = collections.defaultdict(list)
        for number in range(self.options.index_rounds):
            for engine, archive in self.archives.items():
                remove(archive)
                rounds[engine].append(self.index(engine, corpus, self.articles))
                note(f"index {number + 1}, {engine}: {rounds[engine][-1][0]:.1f} s")
                if engine == "newsfind" and not number:
                    write_articles(archive, self.articles)
        return rounds

    def measure_adding(self):
        """Seconds to add 1,000 articles, by engine, each round other ones."""
        rounds = collections.defaultdict(list)
        ours, theirs = (os.path.join(self.folder, f"added-{n}.jsonl") for n in ("ours", "theirs"))
        for number in range(self.options.index_rounds):
            write_additions(self.articles, ours, theirs, number, self.options.seed)
            for engine in self.archives:
                rounds[engine].append(self.index(engine, ours, theirs)[0])
        self.check_counts()
        return rounds

    def check_counts(self):
        ours, theirs = (article_count(self.archives[e]) for e in ENGINES[:2])
        if ours != theirs:
            raise BenchError(f"newsfind has {ours} articles, stock FTS5 {theirs}")

    def measure_searches(self):
        """The p50 of each row by engine, in microseconds."""
        for statement in ("insert into article_fts (article_fts) values ('optimize')",
                          "pragma wal_checkpoint(truncate)"):
            db = sqlite3.connect(self.archives["stock FTS5"], isolation_level=None)
            db.execute(statement).fetchall()
            db.close()
        self.worker = Worker(MEASURE, self.archives["newsfind"], self.archives["stock FTS5"])
        self.tantivy = self.python and Worker(
            self.python, PEERS, "tantivy-search", self.archives["Tantivy"])
        archive = self.archives["newsfind"]
        self.classes = queries.make(archive, self.options.queries, self.options.seed)
        self.months = queries.middle_months(archive)
        self.totals = []
        results = {}
        for row in SEARCHES:
            if chosen := self.classes[row.queries]:
                results[row] = self.measure_row(row, chosen)
            note(f"{row.name}: {len(chosen)} queries")
        empty = Row("empty", "empty", None, False, None, None)
        nothing = queries.Query("=zzqxvkw", '"zzqxvkw"')
        self.empty_call = self.medians([self.turn(empty, nothing) for _ in range(101)])
        for worker in filter(None, (self.worker, self.tantivy)):
            worker.close()
        return results

    def turn(self, row, query, task=None):
        """Each engine's answer to one query."""
        months = self.months if row.dated else ("", "")
        line = "\t".join((task or row.task, query.newsfind, query.expression, *months))
        both = self.worker.ask(line)
        answers = {"newsfind": both["newsfind"], "stock FTS5": both["stock"]}
        if self.tantivy:
            answers["Tantivy"] = self.tantivy.ask(line)
        return answers

    @staticmethod
    def medians(turns):
        return {engine: statistics.median(t[engine]["microseconds"] for t in turns)
                for engine in turns[0]}

    def measure_row(self, row, chosen):
        """Compares totals, which warms the engines; then takes the median of rounds per query."""
        counted = "months" if row.task == "months" else "count"
        self.compare(row, chosen, [self.turn(row, query, counted) for query in chosen])
        rounds = [[self.turn(row, query) for query in chosen] for _ in range(self.options.rounds)]
        each = [self.medians(turns) for turns in zip(*rounds)]
        return {engine: statistics.median(e[engine] for e in each) for engine in each[0]}

    def compare(self, row, chosen, answers):
        """Ends the run where newsfind and stock FTS5 find different numbers of articles."""
        totals = [{e: a["total"] for e, a in answer.items()} for answer in answers]
        wrong = [f"  {q.newsfind}: newsfind {t['newsfind']}, stock FTS5 {t['stock FTS5']}"
                 for q, t in zip(chosen, totals) if t["newsfind"] != t["stock FTS5"]]
        if wrong:
            raise BenchError(f"{row.name}: {len(wrong)} of {len(chosen)} totals differ\n"
                             + "\n".join(wrong[:10]))
        self.totals += [t for t in totals if t["stock FTS5"]]

    def measure_shell(self):
        """Milliseconds from start to exit of one search typed in a shell, by engine."""
        query = self.classes["term"][0]
        sql = ("select headline, snippet(article_fts, 1, '[', ']', '…', 32) from article_fts "
               f"where article_fts match '{query.expression}' "
               "order by bm25(article_fts, 2, 1, 1.5) limit 10")
        commands = {"newsfind": [self.options.newsfind, "--archive", self.archives["newsfind"],
                                 query.newsfind]}
        if shutil.which("sqlite3"):
            commands["stock FTS5"] = ["sqlite3", self.archives["stock FTS5"], sql]
        times = collections.defaultdict(list)
        for number in range(21):
            for engine, command in commands.items():
                seconds = run(command)[0]
                if number:
                    times[engine].append(seconds * 1e3)
        return {engine: statistics.median(values) for engine, values in times.items()}


# --- the report ------------------------------------------------------------------------------


def number(value):
    if value is None:
        return "–"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f}"


def ratio(value):
    return f"{value:.0f}x" if value >= 10 else f"{value:.1f}x" if value >= 1 else f"{value:.2f}x"


class Report:
    """The table, and what of it falls short."""

    def __init__(self):
        self.rows, self.short = [], []

    def add(self, name, figures, targets=(None, None), most=None):
        """A row: a figure by engine, the least ratios or the largest figure of newsfind's own."""
        ours, *peers = (figures.get(engine) for engine in ENGINES)
        cells, short = [number(ours), *map(number, peers)], []

        def judge(text, holds, target, words):
            if holds:
                return f"{text} ({target})"
            short.append(f"{text} instead of {words}")
            return f"**{text}** ({target})"

        if most is not None:
            cells[0] = judge(cells[0], ours <= most, f"≤ {most}", f"{most} at most")
        for engine, theirs, target in zip(ENGINES[1:], peers, targets):
            text = "–" if theirs is None else ratio(theirs / ours)
            if theirs is not None and target:
                text = judge(text, theirs >= target * ours, f"{target}x",
                             f"{target}x against {engine}")
            cells.append(text)
        self.rows.append([name, *cells])
        if short:
            self.short.append(f"- {name}: {'; '.join(short)}")

    def text(self):
        header = ["p50", *ENGINES, *(f"newsfind against {engine}" for engine in ENGINES[1:])]
        lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        short = self.short or ["Nothing."]
        return "\n".join([*lines, "", "Short of the target (bold in the table):", "", *short])


def cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def report(bench, corpus, articles, sizes, rounds, searches, adding, shell):
    table = Report()
    for row, times in searches.items():
        table.add(row.name + ", ms", {e: t / 1e3 for e, t in times.items()},
                  (row.stock, row.tantivy))
    jsonl = os.path.getsize(corpus)
    seconds = {e: statistics.median(r[0] for r in all) for e, all in rounds.items()}
    table.add("`newsfind index`, two threads, s", seconds, INDEX_TARGETS)
    table.add("the same, MB of JSONL a second", {e: jsonl / 1e6 / s for e, s in seconds.items()})
    table.rows[-1][4:] = "–", "–"
    table.add("peak memory of it, MB", {e: max(r[1] for r in all) for e, all in rounds.items()})
    table.add("archive size / JSONL size", {e: s / jsonl for e, s in sizes.items()}, most=MOST_SIZE)
    table.add("1,000 articles added, s", {e: statistics.median(all) for e, all in adding.items()},
              most=MOST_SECONDS_TO_ADD if articles <= MANY else None)
    table.add("shell, start to exit, ms", shell, most=MOST_SHELL)
    empty = ", ".join(f"{e} {t:.0f} µs" for e, t in bench.empty_call.items())
    notes = [
        f"{articles:,} articles, {jsonl / 1e6:,.0f} MB of JSONL; {bench.options.queries} queries a "
        f"class, {bench.options.rounds} rounds; SQLite {sqlite3.sqlite_version}; {bench.peer}; "
        f"Python {platform.python_version()}, {platform.machine()}, {cores()} cores, "
        f"load {os.getloadavg()[0]:.1f}.",
        table.text(),
        f"A ratio above 1 means that newsfind is ahead; the target is in parentheses. newsfind and "
        f"stock FTS5 found equal totals for every query. A call that finds nothing takes: {empty}; "
        f"the figures include it. Date range: {' to '.join(bench.months)}.",
    ]
    if bench.version:
        off = statistics.mean(abs(t["Tantivy"] - t["stock FTS5"]) / t["stock FTS5"]
                              for t in bench.totals)
        notes.append("Tantivy has rules of its own for what a word is: its totals are off by "
                     f"{off:.2%} in the mean. It gives no scores to a prefix.")
    return "\n\n".join(notes) + "\n"


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--newsfind", metavar="PATH", required=True, help="the release binary")
    parser.add_argument("--articles", type=int, default=20_000, help="size of the corpus to make")
    parser.add_argument("--seed", type=int, default=1, help="of the corpus and of the queries")
    parser.add_argument("--corpus", metavar="FILE", help="a JSON Lines file to use, also .gz")
    parser.add_argument("--queries", type=int, default=200, help="queries a class")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of searching")
    parser.add_argument("--index-rounds", type=int, default=3, help="rounds of indexing")
    parser.add_argument("--no-tantivy", action="store_true", help="leave Tantivy out")
    parser.add_argument("--folder", metavar="DIR", help="keep corpus and archives here")
    parser.add_argument("--out", metavar="FILE", help="also write the report here")
    return parser.parse_args()


def run_bench(options, folder):
    os.makedirs(folder, exist_ok=True)
    swift_product("measure")
    corpus = prepare_corpus(options, folder)
    bench = Bench(options, folder)
    rounds = bench.measure_index(corpus)
    bench.check_counts()
    articles = article_count(bench.archives["newsfind"])
    sizes = {engine: size(path) for engine, path in bench.archives.items()}
    searches = bench.measure_searches()
    shell = bench.measure_shell()
    adding = bench.measure_adding()
    text = report(bench, corpus, articles, sizes, rounds, searches, adding, shell)
    print(text, end="")
    if options.out:
        with open(options.out, "w", encoding="utf-8") as file:
            file.write(text)


def main():
    options = parse_options()
    if not os.access(options.newsfind, os.X_OK):
        sys.exit(f"bench: no program at {options.newsfind}: run `make build` first")
    if hasattr(os, "sched_setaffinity"):  # every engine has the same two cores
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    try:
        if options.folder:
            run_bench(options, options.folder)
        else:
            with tempfile.TemporaryDirectory(prefix="newsfind-bench-") as folder:
                run_bench(options, folder)
    except (BenchError, ValueError) as error:
        sys.exit(f"bench: {error}")


if __name__ == "__main__":
    main()
