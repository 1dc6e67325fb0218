"""Tests of the benchmark's own code: python3 -m unittest discover Benchmarks/Tests"""
import os
import sqlite3
import sys
import tempfile
import unittest
import xml.etree.ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))
import bench
import growth
import peers
import queries


def small_archive(folder):
    """A hundred articles in which each word's frequency is in its name."""
    path = os.path.join(folder, "news.db")
    db = sqlite3.connect(path)
    db.executescript(peers.SCHEMA)
    words = "the of in".split(), "harbour council vote minister".split(), "dam ferry storm".split()
    for number in range(1, 101):
        text = [word for group, every in zip(words, (1, 4, 25)) for place, word in enumerate(group)
                if number % every == place % every]
        if number % 5 == 0:
            text = ["the harbour", *text, "in the harbour council"]
        body = " ".join(text)
        db.execute("insert into article (id, key, published, headline, entities, body)"
                   " values (?, ?, ?, '', '', ?)",
                   (number, str(number), 1_600_000_000 + number * 86_400, body))
    db.execute("insert into article_fts (article_fts) values ('rebuild')")
    db.commit()
    db.close()
    return path


class QueriesTest(unittest.TestCase):
    def test_the_same_seed_draws_the_same_queries(self):
        with tempfile.TemporaryDirectory() as folder:
            archive = small_archive(folder)
            self.assertEqual(queries.make(archive, 5, 1), queries.make(archive, 5, 1))
            self.assertEqual(queries.middle_months(archive), ["2020-10", "2020-11"])

    def test_a_query_is_written_for_all_engines(self):
        self.assertEqual(queries.any_of(["dam", "vote"]),
                         ("=dam OR =vote", '"dam" OR "vote"'))
        self.assertEqual(queries.prefix_of("harbour"), ("harb*", '"harb"*'))


class ReportTest(unittest.TestCase):
    def test_what_falls_short_is_marked_and_listed(self):
        report = bench.Report()
        report.add("OR", {"newsfind": 2, "stock FTS5": 100, "Tantivy": 1}, (30, 1))
        report.add("size", {"newsfind": 1.5, "stock FTS5": 1.8}, most=1.75)
        self.assertEqual(report.rows, [
            ["OR", "2.00", "100", "1.00", "50x (30x)", "**0.50x** (1x)"],
            ["size", "1.50 (≤ 1.75)", "1.80", "–", "1.2x", "–"]])
        self.assertEqual(report.short, ["- OR: 0.50x instead of 1x against Tantivy"])


class CompareTest(unittest.TestCase):
    def test_another_total_than_stock_ends_the_run(self):
        run = bench.Bench.__new__(bench.Bench)
        run.totals = []
        query = queries.all_of(["dam"])
        same, other = ({"newsfind": {"total": n}, "stock FTS5": {"total": 3}} for n in (3, 4))
        run.compare(bench.SEARCHES[0], [query], [same])
        with self.assertRaisesRegex(bench.BenchError, "=dam: newsfind 4, stock FTS5 3"):
            run.compare(bench.SEARCHES[0], [query], [other])


class GrowthTest(unittest.TestCase):
    def test_the_plot_is_an_image(self):
        points = {n: {row.name: n / 1e6 for row in growth.ROWS} for n in (1_000, 50_000)}
        root = xml.etree.ElementTree.fromstring(growth.plot(points))
        self.assertTrue(root.tag.endswith("svg"))


if __name__ == "__main__":
    unittest.main()
