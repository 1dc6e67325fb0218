#!/usr/bin/env python3
"""How newsfind's searches slow down as the archive grows: an SVG plot of the p50 of each class.

Archives of invented news are made one after the other; `--folder` needs room for the largest: some
9 kB an article.
"""
import argparse
import math
import os
import statistics
import subprocess
import tempfile

import bench
import queries

ROWS = [row for row in bench.SEARCHES if row.task != "count"]
COLOURS = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#e377c2", "#7f7f7f",
           "#bcbd22", "#17becf"]
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 900, 560, 70, 270, 50, 50


def measure(options, articles, folder):
    """The p50 of each row, in milliseconds, in an archive of so many articles."""
    corpus, archive = (os.path.join(folder, name) for name in ("corpus.jsonl", "news.db"))
    bench.remove(archive)
    with open(corpus, "wb") as out:
        subprocess.run([bench.swift_product("corpus"), "--articles", str(articles)], check=True,
                       stdout=out)
    seconds, memory, _ = bench.run([options.newsfind, "index", "--archive", archive, corpus])
    bench.note(f"{articles:,} articles: {os.path.getsize(corpus) / 1e6:,.0f} MB indexed in "
               f"{seconds:.0f} s and {memory:.0f} MB")
    os.remove(corpus)
    classes = queries.make(archive, options.queries, seed=1)
    months = queries.middle_months(archive)
    worker = bench.Worker(bench.MEASURE, archive)
    figures = {}
    for row in ROWS:
        if not classes[row.queries]:
            raise bench.BenchError(f"too few articles for {row.name}")
        dates = months if row.dated else ("", "")
        times = [worker.ask("\t".join((row.task, q.newsfind, q.expression, *dates)))
                 ["newsfind"]["microseconds"] for q in classes[row.queries]]
        figures[row.name] = statistics.median(times) / 1e3
    worker.close()
    return figures


def plot(points):
    """An SVG of `{articles: {row: milliseconds}}`, both axes logarithmic."""
    sizes = sorted(points)
    values = [v for figures in points.values() for v in figures.values()]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    span = math.log10(sizes[-1] / sizes[0]) or 1

    def x(articles):
        return LEFT + (WIDTH - LEFT - RIGHT) * math.log10(articles / sizes[0]) / span

    def y(value):
        share = (math.log10(value) - low) / (high - low)
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share

    def line(x1, y1, x2, y2):
        return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="#ddd"/>'

    def text(x, y, words, anchor="start", colour="#333"):
        return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
                f'{words}</text>')

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
             'font-family="sans-serif" font-size="12">',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
             text(LEFT, TOP - 22, "p50 of a search, ms, by articles in the archive")]
    for articles in sizes:
        parts += [line(x(articles), TOP, x(articles), HEIGHT - BOTTOM),
                  text(x(articles), HEIGHT - BOTTOM + 20, f"{articles:,}", "middle")]
    for power in range(low, high + 1):
        height = y(10.0 ** power)
        parts += [line(LEFT, height, WIDTH - RIGHT, height),
                  text(LEFT - 8, height + 4, f"{10.0 ** power:g}", "end")]
    last = HEIGHT - BOTTOM + 15
    colours = dict(zip((row.name for row in ROWS), COLOURS))
    # From the lowest line up, so that no label stands on another.
    for name in sorted(colours, key=lambda name: points[sizes[-1]][name]):
        way = "L".join(f"{x(n):.1f} {y(points[n][name]):.1f}" for n in sizes)
        last = min(last - 15, y(points[sizes[-1]][name]) + 4)
        parts += [f'<path d="M{way}" fill="none" stroke="{colours[name]}" stroke-width="2"/>',
                  text(WIDTH - RIGHT + 10, last, name, colour=colours[name])]
    return "\n".join([*parts, "</svg>"]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--newsfind", metavar="PATH", required=True, help="the release binary")
    parser.add_argument("--sizes", metavar="N,N,…", default="20000,100000,500000,2000000",
                        help="articles of each archive (default %(default)s)")
    parser.add_argument("--queries", type=int, default=50, help="queries a class")
    parser.add_argument("--folder", metavar="DIR", help="where archives are made")
    parser.add_argument("--out", metavar="FILE", default=os.path.join(bench.HERE, "growth.svg"))
    options = parser.parse_args()
    bench.swift_product("measure")
    with tempfile.TemporaryDirectory(prefix="newsfind-growth-", dir=options.folder) as folder:
        points = {n: measure(options, n, folder) for n in map(int, options.sizes.split(","))}
    for articles, figures in points.items():
        print(f"{articles:,}:", ", ".join(f"{n} {v:.3g} ms" for n, v in figures.items()))
    with open(options.out, "w", encoding="utf-8") as file:
        file.write(plot(points))


if __name__ == "__main__":
    main()
