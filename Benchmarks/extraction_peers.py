#!/usr/bin/env python3
"""trafilatura (with htmldate) and readability-lxml over pages, each in a process of its own.

Run by `extraction.py`; as a program, `extraction_peers.py NAME` reads paths from standard input, a line
each, and prints the seconds that its engine took and what it found, as JSON.
"""
import gzip
import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, os.pardir, ".build", "extraction-peers")
PACKAGES = {"trafilatura": "trafilatura", "readability-lxml": "readability"}


def python():
    """A Python that has the peers."""
    path = os.path.join(FOLDER, "bin", "python")
    ask = "import " + ", ".join(PACKAGES.values())
    if not os.path.exists(path):
        subprocess.run([sys.executable, "-m", "venv", FOLDER], check=True)
    if subprocess.run([path, "-c", ask], capture_output=True).returncode:
        for packages in (["-U", "pip"], list(PACKAGES)):
            subprocess.run([path, "-m", "pip", "install", "-q", *packages], check=True)
    return path


def run(paths):
    """Engine -> (path -> article, seconds)."""
    results = {}
    for name in PACKAGES:
        done = subprocess.run([python(), __file__, name], input="\n".join(paths), text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        answer = json.loads(done.stdout)
        results[f"{name} {answer['version']}"] = answer["articles"], answer["seconds"]
    return results


def trafilatura_article():
    import trafilatura

    def article(page):
        found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
        facts = found or trafilatura.extract_metadata(page)
        return {"body": found.text if found else "", "headline": facts.title if facts else None,
                "date": facts.date if facts else None}
    return article


def readability_article():
    import lxml.html
    import readability

    def article(page):
        document = readability.Document(page)
        body = lxml.html.fromstring(document.summary())
        # Blocks run together without a blank between them.
        return {"body": " ".join(body.itertext()), "headline": document.short_title()}
    return article


def main():
    import importlib.metadata
    name = sys.argv[1]
    article = {"trafilatura": trafilatura_article, "readability-lxml": readability_article}[name]()
    articles, seconds = {}, 0
    for path in sys.stdin.read().splitlines():
        with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
            page = file.read()
        start = time.process_time()
        try:
            articles[path] = article(page)
        except Exception:  # a peer's own errors are pages it did not read
            articles[path] = {}
        seconds += time.process_time() - start
    json.dump({"version": importlib.metadata.version(name), "seconds": seconds,
               "articles": articles}, sys.stdout)


if __name__ == "__main__":
    main()
