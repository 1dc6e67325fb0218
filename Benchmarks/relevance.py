#!/usr/bin/env python3
"""How good the order of newsfind's hits is, on judged collections and by known items.

    python3 Benchmarks/relevance.py --newsfind .build/release/newsfind COLLECTION...
    python3 Benchmarks/relevance.py --newsfind .build/release/newsfind --known-item NEWS.jsonl.gz...

A collection is a folder in BEIR's layout: corpus.jsonl (or .gz) with _id, title and text,
queries.jsonl with _id and text, qrels.tsv with query-id, corpus-id and score. Each is indexed, its
queries are run with --any, and the run file that newsfind writes is scored by pytrec_eval
(`pip install pytrec_eval-terrier`). Where every query is the text of an article of the collection,
--like is measured too; that article is no hit of its own query.

With --known-item each article's headline is asked for as it stands; its article must be among the
first ten.
"""

import argparse
import gzip
import json
import math
import os
import subprocess
import sys
import tempfile


def read_lines(path):
    if not os.path.exists(path):
        path += ".gz"
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


class Newsfind:
    """The binary, with an archive of its own."""

    def __init__(self, binary, folder):
        self.binary = os.path.abspath(binary)
        self.archive = os.path.join(folder, "news.db")
        self.folder = folder

    def run(self, *arguments):
        command = [self.binary, *arguments, "--archive", self.archive]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode == 2:
            sys.exit(f"{' '.join(command)}\n{done.stderr}")
        return done.stdout

    def index(self, articles):
        path = os.path.join(self.folder, "articles.jsonl")
        with open(path, "w", encoding="utf-8") as lines:
            for article in articles:
                lines.write(json.dumps(article, ensure_ascii=False) + "\n")
        self.run("index", path)

    def trec(self, queries, *options):
        """The run: query id -> key -> score."""
        path = os.path.join(self.folder, "queries.tsv")
        with open(path, "w", encoding="utf-8") as lines:
            for key, text in queries.items():
                lines.write(f"{key}\t{' '.join(text.split())}\n")
        return parse_run(self.run("search", "--queries", path, "--format", "trec", *options))


def parse_run(text):
    run = {}
    for line in text.splitlines():
        query, _, key, _, score, _ = line.split()
        run.setdefault(query, {})[key] = float(score)
    return run


def judged(folder):
    qrels = {}
    with open(os.path.join(folder, "qrels.tsv"), encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            if line.strip():
                query, key, score = line.split("\t")
                qrels.setdefault(query, {})[key] = int(score)
    return qrels


def measure(run, qrels, own):
    import pytrec_eval

    for query, key in own.items():
        run.get(query, {}).pop(key, None)
    evaluator = pytrec_eval.RelevanceEvaluator(qrels, {"ndcg_cut.10", "map", "recall.100"})
    # A query without hits counts 0.
    scores = evaluator.evaluate({query: run.get(query) or {"-": 0.0} for query in qrels})
    count = len(scores)
    return {
        name: sum(score[name] for score in scores.values()) / count
        for name in ["ndcg_cut_10", "map", "recall_100"]
    }


def collection(folder, binary):
    name = os.path.basename(folder.rstrip("/"))
    corpus = read_lines(os.path.join(folder, "corpus.jsonl"))
    texts = {line["_id"]: line["text"] for line in read_lines(os.path.join(folder, "queries.jsonl"))}
    qrels = judged(folder)
    queries = {key: text for key, text in texts.items() if key in qrels}
    keys = {" ".join(line["text"].split()): line["_id"] for line in corpus}
    own = {key: keys[" ".join(text.split())] for key, text in queries.items()
           if " ".join(text.split()) in keys}
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        newsfind = Newsfind(binary, temporary)
        newsfind.index(
            {"id": line["_id"], "headline": line.get("title", ""), "body": line["text"],
             "source": name, "entities": []}
            for line in corpus)
        for mode, options in [("words", []), ("words, related", ["--related"])]:
            run = newsfind.trec(queries, "--any", "-n", "1000", *options)
            rows.append((name, mode, len(qrels), measure(run, qrels, own)))
        if len(own) == len(queries):
            run = {}
            for query, key in own.items():
                text = newsfind.run("search", "--like", key, "--format", "trec", "-n", "1000")
                run[query] = parse_run(text).get("1", {})
            rows.append((name, "--like", len(qrels), measure(run, qrels, own)))
    return rows


def known_items(path, binary):
    articles = [line for line in read_lines(path) if line.get("headline", "").strip()]
    asked = {str(number): article for number, article in enumerate(articles)}
    with tempfile.TemporaryDirectory() as temporary:
        newsfind = Newsfind(binary, temporary)
        newsfind.index(
            {"id": number, "headline": article["headline"], "body": article.get("body", ""),
             "language": article.get("language") or article.get("lang"), "source": "known"}
            for number, article in asked.items())
        run = newsfind.trec({number: article["headline"] for number, article in asked.items()},
                            "-n", "10")
    # The same headline and body may stand there twice: the other one will do.
    same = {}
    for number, article in asked.items():
        same.setdefault(article["headline"].split().__str__(), set()).add(number)
    found = sum(
        1 for number, article in asked.items()
        if same[article["headline"].split().__str__()] & set(run.get(number, {})))
    return len(asked), found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--newsfind", required=True, help="the release binary")
    parser.add_argument("--known-item", nargs="*", default=[], help="news as JSON Lines")
    parser.add_argument("collections", nargs="*", help="folders in BEIR's layout")
    options = parser.parse_args()
    if options.collections:
        print("| collection | mode | queries | nDCG@10 | MAP | recall@100 |")
        print("| --- | --- | --- | --- | --- | --- |")
    for folder in options.collections:
        for name, mode, count, scores in collection(folder, options.newsfind):
            print(f"| {name} | {mode} | {count} | {scores['ndcg_cut_10']:.4f} |"
                  f" {scores['map']:.4f} | {scores['recall_100']:.4f} |", flush=True)
    if options.known_item:
        print("\n| news | headlines | article in the first ten |")
        print("| --- | --- | --- |")
    for path in options.known_item:
        asked, found = known_items(path, options.newsfind)
        share = 100 * found / asked if asked else math.nan
        name = os.path.basename(path).split(".")[0]
        print(f"| {name} | {asked} | {share:.1f} % |", flush=True)


if __name__ == "__main__":
    main()
