#!/usr/bin/env python3
"""Writes Sources/Analysis/Unicode61Table.swift: what FTS5's unicode61 tokenizer does with each scalar.

SQLite is asked rather than its source read: every Unicode scalar is put between two letters and
tokenised by `unicode61 remove_diacritics 2`. `make test` compares the table with the SQLite in use.
"""
import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.executescript("""
create virtual table t using fts5(x, tokenize = 'unicode61 remove_diacritics 2');
create virtual table v using fts5vocab(t, instance);
""")
scalars = [c for c in range(1, 0x110000) if not 0xD800 <= c <= 0xDFFF]


def terms(make):
    db.execute("delete from t")
    db.executemany("insert into t(rowid, x) values (?, ?)", ((c, make(chr(c))) for c in scalars))
    found = {}
    for term, doc in db.execute("select term, doc from v order by doc, offset"):
        found.setdefault(doc, []).append(term)
    return found


alone = terms(lambda c: c)
between = terms(lambda c: f"a{c}b")
starts, joins, folds = set(), set(), {}
for c in scalars:
    if len(between[c]) == 1:            # one token: the scalar did not end it
        (starts if c in alone else joins).add(c)
        inner = between[c][0][1:-1]
        folded = ord(inner) if inner else 0
        if folded != c:
            folds[c] = folded
    assert len(between[c]) <= 2


def ranges(members):
    out = []
    for c in sorted(members):
        if out and out[-1][1] == c - 1:
            out[-1][1] = c
        else:
            out.append([c, c])
    return out


def runs(mapping):
    """(first, last, step, target of first): scalars `step` apart whose targets keep the distance."""
    left, out = dict(mapping), []
    for c in sorted(mapping):
        if c not in left:
            continue
        best = [c]
        for step in (1, 2):
            chain = [c]
            while left.get(chain[-1] + step) == mapping[c] + (chain[-1] + step - c):
                chain.append(chain[-1] + step)
            if len(chain) > len(best):
                best = chain
        for member in best:
            del left[member]
        out.append((best[0], best[-1], best[1] - best[0] if len(best) > 1 else 1, mapping[c]))
    return out


def lines(items):
    text, line = [], ""
    for item in items:
        if len(line) + len(item) > 94:
            text.append("    " + line.rstrip())
            line = ""
        line += item + " "
    return "\n".join(text + ["    " + line.rstrip()])


def spans(members):
    return lines(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in ranges(members))


print(f'''// Made by Tools/unicode61-table.py from SQLite {sqlite3.sqlite_version}. Do not edit.

/// What `unicode61 remove_diacritics 2` does with each Unicode scalar, in hexadecimal.
enum Unicode61Table {{
    /// Scalars that begin and continue a token: `first-last`.
    static let tokenScalars: StaticString = """
{spans(starts)}
    """

    /// Scalars that continue a token but do not begin one: combining marks.
    static let joiningScalars: StaticString = """
{spans(joins)}
    """

    /// Scalars that are folded: `first-last/step>target of first`; target 0 drops the scalar.
    static let folds: StaticString = """
{lines(f"{a:X}-{b:X}/{s}>{t:X}" for a, b, s, t in runs(folds))}
    """
}}''')
print(len(ranges(starts)), len(ranges(joins)), len(folds), len(runs(folds)), file=sys.stderr)
