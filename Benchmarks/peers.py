"""The peers' own programs, run by bench.py: stock FTS5 and Tantivy fill an index from JSON Lines,
and Tantivy answers questions.

    peers.py stock-index ARTICLES FILE        peers.py tantivy-index ARTICLES FOLDER
    peers.py tantivy-search FOLDER            (one question a line in, one line of JSON out)

Both index programs add to what is there, and print their own seconds, from the first line read to
the index closed, so that Python's start is not counted against them.
"""
import calendar
import datetime
import json
import os
import sqlite3
import sys
import time

# --- stock FTS5 ------------------------------------------------------------------------------

# The tables of a newsfind archive, less what stock FTS5 has no use for.
SCHEMA = """
create table if not exists article (
    id integer primary key, key text not null unique, published integer, date text, source text,
    url text, author text, language text, headline text not null, entities text not null,
    body text not null);
create index if not exists article_published on article (published);
create index if not exists article_source on article (source collate nocase);
create virtual table if not exists article_fts using fts5 (
    headline, body, entities, date unindexed, content = 'article', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2');
"""
COLUMNS = "key seconds date source url author language headline entities body".split()
BATCH = 5_000


def stock_index(articles, path):
    """Loads articles as SQLite's documentation advises: WAL, many rows a transaction."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = normal")
    db.execute("pragma cache_size = -65536")
    db.executescript(SCHEMA)
    last = db.execute("select coalesce(max(id), 0) from article").fetchone()[0]
    batch = []

    def flush():
        db.execute("begin")
        db.executemany(f"insert into article values ({','.join('?' * 11)})", batch)
        db.executemany(
            "insert into article_fts (rowid, headline, body, entities, date) values (?,?,?,?,?)",
            ((r[0], r[8], r[10], r[9], r[3]) for r in batch))
        db.execute("commit")
        batch.clear()

    with open(articles, encoding="utf-8") as lines:
        for number, line in enumerate(lines, last + 1):
            article = json.loads(line)
            batch.append((number, *map(article.get, COLUMNS)))
            if len(batch) == BATCH:
                flush()
    flush()
    db.close()


# --- Tantivy ---------------------------------------------------------------------------------

FIELDS = ["headline", "body", "entities"]
BOOSTS = {"headline": 2.0, "entities": 1.5}


def tantivy_index(articles, folder):
    """Loads articles with two threads and a gigabyte of memory: one commit, merges awaited."""
    import tantivy
    is_new = not os.path.exists(folder)
    os.makedirs(folder, exist_ok=True)
    schema = tantivy.SchemaBuilder()
    schema.add_date_field("published", stored=True, fast=True)
    schema.add_integer_field("month", fast=True)
    for field in FIELDS:
        schema.add_text_field(field, stored=True, tokenizer_name="default", index_option="position")
    index = tantivy.Index(schema.build(), path=folder) if is_new else tantivy.Index.open(folder)
    writer = index.writer(1_000_000_000, 2)
    with open(articles, encoding="utf-8") as lines:
        for line in lines:
            writer.add_json(line)  # read by Tantivy itself, quicker than documents made in Python
    writer.commit()
    writer.wait_merging_threads()


def tantivy_search(folder):
    """Answers questions: for each the time of the second of two calls in a row, in microseconds."""
    import tantivy
    index = tantivy.Index.open(folder)
    index.reload()
    searcher, schema = index.searcher(), index.schema
    must, should = tantivy.Occur.Must, tantivy.Occur.Should

    def parsed(expression, first, last):
        if expression.endswith("*"):  # a prefix: the query parser has none for single words
            term = expression.strip('"*')
            query = tantivy.Query.boolean_query(
                [(should, tantivy.Query.regex_query(schema, f, term + ".*")) for f in FIELDS])
        else:
            query = index.parse_query(expression, FIELDS, field_boosts=BOOSTS)
        if first:
            year, month = map(int, last.split("-"))
            end = datetime.datetime(year, month, calendar.monthrange(year, month)[1], 23, 59, 59)
            dates = tantivy.Query.range_query(
                schema, "published", tantivy.FieldType.Date,
                datetime.datetime.strptime(first, "%Y-%m"), end)
            query = tantivy.Query.boolean_query([(must, query), (must, dates)])
        return query

    def top(query):
        return searcher.search(query, 10, count=False).hits

    def count(query):  # an aggregation computes no scores, which `search` always does
        answer = searcher.aggregate(query, {"n": {"value_count": {"field": "month"}}})
        return answer["n"]["value"]

    def months(query):
        terms = {"terms": {"field": "month", "size": 10_000}}
        return searcher.aggregate(query, {"n": terms})["n"]["buckets"]

    def snippets(query):
        maker = tantivy.SnippetGenerator.create(searcher, query, schema, "body")
        found = []
        for _, address in searcher.search(query, 10, count=False).hits:
            document = searcher.doc(address)
            snippet = maker.snippet_from_doc(document)
            found.append((document.get_first("headline"), snippet.fragment(),
                          snippet.highlighted()))
        return found

    tasks = {"top": top, "empty": top, "count": count, "months": months, "snippets": snippets}
    for line in sys.stdin:
        task, _, expression, first, last = line.rstrip("\n").split("\t")
        query, ask = parsed(expression, first, last), tasks[task]
        ask(query)
        start = time.perf_counter()
        ask(query)
        taken = time.perf_counter() - start
        total = None
        if task in ("count", "months"):  # the aggregations leave out articles without a date
            total = searcher.search(query, 1, count=True).count
        print(json.dumps({"microseconds": taken * 1e6, "total": total}), flush=True)


def main():
    command, *arguments = sys.argv[1:]
    if command == "tantivy-search":
        return tantivy_search(*arguments)
    if command == "tantivy-index":
        import tantivy  # the import is not counted
    start = time.perf_counter()
    {"stock-index": stock_index, "tantivy-index": tantivy_index}[command](*arguments)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
