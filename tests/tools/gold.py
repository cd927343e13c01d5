#!/usr/bin/env python3
"""Make gold.json of every article folder from gold.txt and paste.txt.

Usage:  gold.py                 write all tests/articles/NAME/gold.json; exit 1 if words are not found
        gold.py --check         write nothing; exit 1 if a gold.json is not what gold.txt says
        gold.py --show NAME     print the statements of one article as they were found

gold.txt has a line for each field of the metadata, each removed stretch and each statement, in the
order of the text. `#` begins a comment line.

    headline: Ferry crews to walk out
    places: OSLO; PARIS                 (also standfirst, byline, dateline-date, agency, date, section,
    subheadings: A day | A night         subheadings)
    removed caption: File photo .. Jo Sample
    removed stray-mark: dry year." ++ ]     (the piece after ++, to tell it from others)
    direct | We have been .. the way | he | said | Tomas Verhagen | to=reporters | optional

`first words .. last words` stands for all between, ` ++ ` joins pieces, `-` is none. Fields of a statement:
type, content, source, cue, speaker (`=` as the source is written, `?` unknown), then any of via=A; B, to=, venue=, optional.
Blanks stand for any white space. Content is looked for from the start of the content before; source and
cue are the occurrence nearest to the content and outside it, `word#2` the second of the paragraph of
the content. Offsets in gold.json are code points, end exclusive.
"""
from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ARTICLES = Path(__file__).resolve().parent.parent / "articles"
TYPES = ("direct", "mixed", "indirect", "term")
PLAIN = ("headline", "standfirst", "byline", "date", "section")


class Lost(Exception):
    """Words that the paste does not hold."""


def pattern(words: str) -> str:
    inner = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    return before + inner + (r"(?!\w)" if words[-1:].isalnum() else "")


def find(words: str, text: str, start: int) -> tuple[int, int]:
    """The first stretch from `start` on that is `words`, or `first .. last`."""
    first, _, last = words.partition(" .. ")
    head = re.compile(pattern(first)).search(text, start)
    if not head:
        raise Lost(first)
    if not last:
        return head.span()
    tail = re.compile(pattern(last)).search(text, head.end())
    if not tail:
        raise Lost(last)
    return head.start(), tail.end()


def pieces(words: str, text: str, start: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for piece in words.split(" ++ "):
        found.append(find(piece, text, found[-1][1] if found else start))
    return found


def nearest(words: str, text: str, content: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where source or cue stand: nearest to the content and not in it."""
    words, _, nth = words.partition("#")
    parts = words.split(" ++ ")
    hits = [[m.span()] for m in re.finditer(pattern(parts[0]), text)]
    if parts[1:]:
        # "In … opinion": the second word stands near the first.
        joined = re.compile(".{1,60}?".join(pattern(part) for part in parts))
        whole = [m.span() for m in joined.finditer(text)]
        hits = [pieces(words, text, start) for start, _ in whole]
    if nth:
        line = text.rfind("\n", 0, content[0][0]) + 1
        hits = [hit for hit in hits if hit[0][0] >= line][int(nth) - 1 : int(nth)]
    else:
        hits = [h for h in hits if not any(s < h[-1][1] and h[0][0] < e for s, e in content)]
    if not hits:
        raise Lost(words)
    return min(hits, key=lambda hit: min(min(abs(hit[0][0] - e), abs(s - hit[-1][1])) for s, e in content))


def statement(line: str, text: str, start: int) -> dict:
    kind, content_words, source, cue, speaker, *further = (field.strip() for field in line.split(" | "))
    content = pieces(content_words, text, start)
    found = {"type": kind}
    for key, words in (("source", source), ("cue", cue)):
        found[key] = [] if words == "-" else nearest(words, text, content)
    found["content"] = content
    written = " ".join(" ".join(text[s:e] for s, e in found["source"]).split())
    found["speaker"] = {"=": written, "?": None}.get(speaker, speaker)
    for field in further:
        key, _, value = field.partition("=")
        if key == "via":
            found["via"] = [name.strip() for name in value.split(";")]
        elif key in ("to", "venue"):
            found["addressee" if key == "to" else key] = value
        elif key == "optional":
            found["optional"] = True
        else:
            raise Lost(f"the key {key}")
    return found


def set_meta(meta: dict, key: str, value: str) -> None:
    line = meta.setdefault("dateline", {}) if key in ("places", "dateline-date", "agency") else {}
    if key == "places":
        line["places"] = [place.strip() for place in value.split(";")]
    elif key == "dateline-date":
        line["date"] = value
    elif key == "agency":
        line["agency"] = value
    elif key == "subheadings":
        meta["subheadings"] = [heading.strip() for heading in value.split(" | ")]
    elif key in PLAIN:
        meta[key] = value
    else:
        raise Lost(f"the field {key}")


def read(folder: Path) -> dict:
    text = (folder / "paste.txt").read_bytes().decode("utf-8")
    meta: dict = {"headline": None, "subheadings": []}
    removed, statements, cut, at = [], [], 0, 0
    for number, line in enumerate((folder / "gold.txt").read_text("utf-8").splitlines(), 1):
        try:
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith(tuple(f"{kind} | " for kind in TYPES)):
                statements.append(statement(line, text, at))
                at = statements[-1]["content"][0][0]
            elif line.startswith("removed "):
                kind, words = line[len("removed "):].split(": ", 1)
                span = pieces(words, text, cut)[-1]
                removed.append({"kind": kind, "span": span})
                cut = span[1]
            else:
                set_meta(meta, *line.split(": ", 1))
        except (Lost, ValueError) as lost:
            raise SystemExit(f"{folder.name}/gold.txt:{number}: not found: {lost}") from None
    return {"id": folder.name, "text": text, "meta": meta, "removed": removed, "attributions": statements}


def as_json(gold: dict) -> str:
    lines = [f'"{key}": {json.dumps(gold[key], ensure_ascii=False)}' for key in ("id", "text", "meta")]
    for key in ("removed", "attributions"):
        items = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in gold[key])
        lines.append(f'"{key}": [\n  {items}\n]')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def show(gold: dict) -> None:
    text = gold["text"]
    words = lambda spans: " … ".join(" ".join(text[s:e].split()) for s, e in spans) or "-"
    for removed in gold["removed"]:
        print(f"removed {removed['kind']}: {words([removed['span']])}")
    for found in gold["attributions"]:
        more = {k: v for k, v in found.items() if k not in ("type", "content", "source", "cue", "speaker")}
        s, e = (found["source"] or found["content"])[0]
        print(f"{found['type']} “{words(found['content'])}”\n    <- {found['speaker']} | {words(found['source'])}"
              f" | {words(found['cue'])} | {more or ''}\n    … {' '.join(text[max(0, s - 25) : e + 25].split())}")


def main() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] == ["--show"]:
        show(read(ARTICLES / arguments[1]))
        return 0
    stale = 0
    for folder in sorted(path.parent for path in ARTICLES.glob("*/gold.txt")):
        wanted, target = as_json(read(folder)), folder / "gold.json"
        if arguments[:1] == ["--check"]:
            if not target.exists() or target.read_text("utf-8") != wanted:
                print(f"{folder.name}/gold.json is not what gold.txt says")
                stale = 1
        else:
            target.write_bytes(wanted.encode("utf-8"))
    return stale


if __name__ == "__main__":
    sys.exit(main())
