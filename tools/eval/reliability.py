#!/usr/bin/env python3
"""Of the statements that `quotelens batch` gives a confidence, how many are right.

Usage:  reliability.py SCORER GOLD.jsonl[.gz] REPORTS.jsonl[.gz]

SCORER is the path of score_quotes.py, whose matching is used: a statement is right if its content
words share half with those of a gold attribution and its source is that attribution's.  Prints a
Markdown table; terms are left out.
"""

import importlib.util
import sys

EDGES = [0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 1.01]


def load(path):
    spec = importlib.util.spec_from_file_location("score_quotes", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_quotes"] = module
    spec.loader.exec_module(module)
    return module


def judged(scorer, gold, report):
    """Pairs of confidence and whether the statement is right."""
    text = scorer.Text(gold["text"])
    golds = [scorer.Attribution(raw, text) for raw in gold["attributions"]]
    given = [raw for raw in report["attributions"] if raw["type"] != "term"]
    found = [scorer.Attribution(raw, text) for raw in given]
    golds = [one for one in golds if one.content]
    kept = [(one, raw) for one, raw in zip(found, given) if one.content]
    pairs = scorer.match(golds, [one for one, _ in kept])
    right = {id(b) for a, b in pairs if scorer.source_correct(a, b)}
    return [(raw["confidence"], id(one) in right) for one, raw in kept]


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    scorer = load(sys.argv[1])
    golds = scorer.read_jsonl(sys.argv[2])
    reports = {report["id"]: report for report in scorer.read_jsonl(sys.argv[3])}
    pairs = [pair for gold in golds for pair in judged(scorer, gold, reports[gold["id"]])]
    print("| confidence | statements | right |")
    print("| --- | ---: | ---: |")
    for low, high in zip(EDGES, EDGES[1:]):
        inside = [right for confidence, right in pairs if low <= confidence < high]
        if inside:
            print(f"| {low:.2f}–{min(high - 0.01, 0.99):.2f} | {len(inside)} | {sum(inside) / len(inside):.2f} |")


if __name__ == "__main__":
    main()
