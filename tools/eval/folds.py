#!/usr/bin/env python3
"""How well the statements of articles are found that the model has not seen: five-fold
cross-validation over the training half of PolNeAR, and what less to learn from costs.

Usage:  folds.py TRAINER SHARED OUT

TRAINER is target/release/quotelens-train, SHARED the folder with the corpora and scorers; models and
reports are left in OUT.  Prints two Markdown tables.  Each model takes some minutes.
"""

import gzip
import json
import subprocess
import sys
from pathlib import Path

FOLDS = 5
#: Percent of what a fold leaves to learn from.
SHARES = [10, 25, 50, 75]
#: What stands in a row: a group of the scorer and a figure of it.
COLUMNS = [
    ("quoted", "content_source"),
    ("passages", "attributed_source"),
    ("indirect", "content_source"),
    ("attributions", "content_source"),
]


def unseen(shared, out, fold):
    """The file of the articles that a fold leaves out."""
    path = out / f"fold-{fold}.jsonl"
    with gzip.open(shared / "corpora/polnear/train.jsonl.gz", "rt", encoding="utf-8") as lines:
        left_out = [line for number, line in enumerate(lines) if number % FOLDS == fold]
    path.write_text("".join(left_out), encoding="utf-8")
    return path


def scores(trainer, shared, out, fold, share):
    """F1 of the columns, of a model that knows a share of the articles that the fold leaves."""
    model = out / f"fold-{fold}-{share}.bin"
    command = [trainer, "fold", str(shared / "corpora"), str(fold), str(model), "--share", str(share)]
    subprocess.run(command, check=True)
    gold, reports = unseen(shared, out, fold), out / f"fold-{fold}-{share}.jsonl"
    with gold.open("rb") as articles, reports.open("wb") as found:
        subprocess.run([trainer, "predict", str(model)], stdin=articles, stdout=found, check=True)
    scorer = [sys.executable, str(shared / "eval/score_quotes.py"), str(gold), str(reports), "--json"]
    figures = json.loads(subprocess.run(scorer, check=True, capture_output=True).stdout)
    return [figures[group][figure]["f1"] for group, figure in COLUMNS]


def row(name, figures):
    print(f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |", flush=True)


def head(first):
    print(f"| {first} | quoted | passages | indirect | all |")
    print("| --- | ---: | ---: | ---: | ---: |")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    trainer, shared, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    head("articles of fold")
    folds = []
    for fold in range(FOLDS):
        folds.append(scores(trainer, shared, out, fold, 100))
        row(fold, folds[-1])
    row("mean", [sum(column) / FOLDS for column in zip(*folds)])
    print()
    head("learned from, of what fold 0 leaves")
    for share in SHARES:
        row(f"{share} %", scores(trainer, shared, out, 0, share))
    row("100 %", folds[0])


if __name__ == "__main__":
    main()
