#!/usr/bin/env python3
"""Makes corpus.jsonl, which the trainer reads, out of paragraphs.txt, which people write.

Usage: python3 tools/train/tests/tiny/make.py      the notation is explained in paragraphs.txt
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROLES = {"s": "source", "c": "cue", "q": "content"}
# A part of an attribution opens or closes; a word, with its tag or without; a sign.
PIECE = re.compile(r"\[([scq])(\d?) |\]|([^\W_]+(?:-[^\W_]+)*)(?:/([A-Z]+\$?))?|(’s\b)|[^\w\s]")


def main() -> int:
    notes, *articles = re.split(r"\n\n+", (HERE / "paragraphs.txt").read_text(encoding="utf-8").strip())
    tags = read_tags(notes)
    lines = [json.dumps(article(str(number), text, tags), ensure_ascii=False) for number, text in enumerate(articles, 1)]
    (HERE / "corpus.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return 0


def read_tags(notes: str) -> dict[str, str]:
    """The tag of each listed word; a word of two lists keeps that of the first."""
    tags: dict[str, str] = {}
    for line in notes.splitlines():
        if not line.startswith("#"):
            tag, _, words = line.partition(": ")
            for word in words.split():
                tags.setdefault(word, tag)
    return tags


def article(name: str, text: str, tags: dict[str, str]) -> dict:
    """An article in the format of src/corpus.rs; offsets count code points."""
    written, tokens, attributions = "", [], []
    for line in text.splitlines():
        if written:
            written += "\n\n"
        written = paragraph(line, written, tags, tokens, attributions)
    return {"id": name, "text": written, "attributions": attributions, "tokens": tokens}


def paragraph(line: str, written: str, tags: dict[str, str], tokens: list, attributions: list) -> str:
    """The text so far with this paragraph; its tokens and attributions are added to the lists."""
    own: dict[str, dict] = {}
    role, end = None, 0
    for piece in PIECE.finditer(line):
        opens, which, word, tag, possessive = piece.groups()
        blank = line[end : piece.start()].isspace() and written and not written.endswith(("\n", " "))
        end = piece.end()
        if blank:
            written += " "
        if opens:
            attribution = own.setdefault(which, {"source": [], "cue": [], "content": []})
            role = attribution[ROLES[opens]]
            role.append(None)
            continue
        if piece.group() == "]":
            role = None
            continue
        shown = word or piece.group()
        # A part of an attribution is set off by blanks that the article does not have.
        if shown in ".,:?;" or shown == "”":
            written = written.rstrip(" ")
        start = len(written)
        written += shown
        tokens.append([start, len(written), tag or tag_of(shown, bool(word), bool(possessive), tags)])
        if role is not None:
            role[-1] = [role[-1][0] if role[-1] else start, len(written)]
    attributions.extend(own.values())
    return written


def tag_of(shown: str, is_word: bool, is_possessive: bool, tags: dict[str, str]) -> str:
    if is_possessive:
        return "POS"
    if not is_word:
        return {"“": "``", "”": "''", ".": ".", ",": ","}.get(shown, ":")
    if shown.lower() in tags:
        return tags[shown.lower()]
    if shown[0].isdigit():
        return "CD"
    if shown[0].isupper():
        return "NNP"
    print(f"paragraphs.txt: no tag for {shown!r}", file=sys.stderr)
    return "NN"


if __name__ == "__main__":
    sys.exit(main())
