"""The queries of the benchmark, drawn from an archive's own words and text with a fixed seed."""
import collections
import datetime
import random
import re
import sqlite3

# A query in newsfind's language, where `=word` is the word as written, and as an expression that
# FTS5 and Tantivy read alike.
Query = collections.namedtuple("Query", "newsfind expression")


def any_of(words):
    return Query(" OR ".join("=" + w for w in words), " OR ".join(f'"{w}"' for w in words))


def all_of(words):
    return Query(" ".join("=" + w for w in words), " AND ".join(f'"{w}"' for w in words))


def phrase_of(words):
    return Query(f'"{" ".join(words)}"', f'"{" ".join(words)}"')


def prefix_of(word):
    return Query(f"{word[:4]}*", f'"{word[:4]}"*')


def words_by_frequency(db):
    """Words in more than half of the articles, in 8 to 50 % and in 1 to 8 %."""
    articles = db.execute("select count(*) from article").fetchone()[0]
    db.execute("create virtual table temp.terms using fts5vocab(main, article_fts, row)")
    rows = db.execute("select term, doc from temp.terms where doc > ? order by term",
                      (articles * 0.01,))
    classes = {0.5: [], 0.08: [], 0.01: []}
    for term, count in rows:
        if re.fullmatch("[a-z]{2,}", term):
            share = next(s for s in classes if count > articles * s)
            classes[share].append(term)
    return classes.values()


def texts(db, chooser, count):
    """Runs of plain words with nothing but a space between, which all engines read alike."""
    last = db.execute("select max(id) from article").fetchone()[0]
    for number in chooser.sample(range(1, last + 1), min(count, last)):
        row = db.execute("select body from article where id = ?", (number,)).fetchone()
        if row:
            yield [run.split() for run in re.findall(r"(?<!\S)[a-z]+(?: [a-z]+)+(?!\S)", row[0])]


def make(archive, per_class, seed):
    """Classes of queries by name, each with as many different ones as there are, up to a number."""
    db = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    chooser = random.Random(seed)
    stop, high, middling = words_by_frequency(db)
    stops, frequent = set(stop), set(high + middling)
    phrases = collections.defaultdict(list)
    for runs in texts(db, chooser, 3_000):
        for words in runs:
            for length in (2, 3):
                for start in range(len(words) - length + 1):
                    phrase = tuple(words[start:start + length])
                    with_stops = sum(w in stops for w in phrase)
                    if all(w in stops or w in frequent for w in phrase):
                        phrases[length, min(with_stops, 1)].append(phrase)
    db.close()
    # The hard ones.
    only_stops = [p for p in phrases[2, 1] if all(w in stops for w in p)]

    def sample(*kinds):
        """As many queries of each kind, each kind a way to draw one; fewer where there are none."""
        found = {}
        for number, draw in enumerate(kinds, 1):
            for _ in range(per_class * 100):
                if len(found) >= per_class * number // len(kinds):
                    break
                try:
                    found.setdefault(draw())
                except (IndexError, ValueError):  # nothing to draw from
                    break
        return list(found)

    def pick(words, count=1):
        return chooser.sample(words, count)

    return {
        "or": sample(lambda: any_of(pick(high, 2)), lambda: any_of(pick(high, 3))),
        "or with stop word": sample(lambda: any_of(pick(high, 2) + pick(stop))),
        "and": sample(lambda: all_of(pick(high, 2)), lambda: all_of(pick(high, 3)),
                      lambda: all_of(pick(high) + pick(middling))),
        "term": sample(lambda: all_of(pick(high))),
        "phrase": sample(lambda: phrase_of(chooser.choice(phrases[2, 0])),
                         lambda: phrase_of(chooser.choice(phrases[3, 0]))),
        "phrase with stop words": sample(lambda: phrase_of(chooser.choice(only_stops)),
                                         lambda: phrase_of(chooser.choice(phrases[3, 1]))),
        "prefix": sample(lambda: prefix_of(chooser.choice([w for w in high if len(w) > 5]))),
    }


def middle_months(archive):
    """The first and last of the months that hold the middle tenth of the articles."""
    db = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    dated = "from article where published is not null"
    count = db.execute(f"select count(*) {dated}").fetchone()[0]
    ends = [db.execute(f"select published {dated} order by published limit 1 offset ?",
                       (int(count * share),)).fetchone() for share in (0.45, 0.55)]
    db.close()
    if None in ends:
        raise ValueError("no article of the corpus has a date")
    return [datetime.datetime.fromtimestamp(e[0], datetime.timezone.utc).strftime("%Y-%m")
            for e in ends]
