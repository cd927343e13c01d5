#!/usr/bin/env python3
"""How often the engine knows whom a pronoun or a name means, against gold coreference.

Usage:  coreference.py QUOTELENS_EVAL GUM.jsonl.gz … [--misses]

QUOTELENS_EVAL is the binary of tools/eval.  A pronoun is right if the entity the engine gives has a
name of the pronoun's gold cluster; pronouns of clusters without a name are counted as "nobody": there
any name is wrong.  A name is right if the engine's entity and the gold cluster have the same fullest
name among the names the engine sees.  Only pronouns outside quotation marks are asked about.
"""

import gzip
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict

SETS = {
    "he, she": {"he", "she"},
    "him, his, her": {"him", "his", "her", "hers", "himself", "herself"},
    "they, their": {"they", "their", "them"},
    "it, its": {"it", "its"},
}
SMALL = {"the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "president", "senator", "king", "queen"}


def words(name):
    found = re.findall(r"[a-z0-9]+", re.sub(r"[’']s\b", "", name.lower()))
    return [word for word in found if word not in SMALL] or found


def same(gold, given):
    """Whether two names can be one person's: one has all words of the other, or the same last."""
    g, p = words(gold), words(given)
    return bool(g and p) and (set(g) <= set(p) or set(p) <= set(g) or g[-1] == p[-1])


def quoted(text):
    """Code points between double quotation marks, paragraph by paragraph."""
    inside, open_, marks = False, set(), []
    for at, sign in enumerate(text):
        if sign == "\n":
            inside = False
        elif sign in "“”\"":
            inside = sign == "“" or (sign == '"' and not inside)
        elif inside:
            open_.add(at)
    return open_


def cases(article):
    text, hidden = article["text"], quoted(article["text"])
    clusters = defaultdict(list)
    for mention in article["mentions"]:
        if mention["kind"] == "name":
            start, end = mention["span"]
            clusters[mention["entity"]].append(text[start:end])
    for mention in article["mentions"]:
        start, end = mention["span"]
        word = text[start:end].lower()
        kind = next((name for name, forms in SETS.items() if word in forms), None)
        if kind and start not in hidden:
            yield kind, (start, end), clusters.get(mention["entity"], []), mention["type"]


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    articles = [json.loads(line) for path in arguments[1:] for line in gzip.open(path, "rt")]
    asked = [list(cases(article)) for article in articles]
    lines = [
        json.dumps({"id": a["id"], "text": a["text"], "probes": [span for _, span, _, _ in some]})
        for a, some in zip(articles, asked)
    ]
    run = subprocess.run([arguments[0]], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    counts = defaultdict(Counter)
    for article, some, line in zip(articles, asked, run.stdout.splitlines()):
        answer = json.loads(line)
        for (kind, (start, end), names, _), given in zip(some, answer["probes"]):
            name = None if given is None else answer["entities"][given]["name"]
            right = any(same(one, name) for one in names) if name else False
            sort = "right" if right else "none" if name is None else "wrong"
            if not names:
                sort = "nobody" if name is None else "made up"
            for group in (article["genre"], "all"):
                counts[kind, group][sort] += 1
            if "--misses" in sys.argv and sort in ("wrong", "none"):
                print(f"{article['id']} {kind} {name!r} for {names[:3]}: …{article['text'][max(0, start - 150):end + 25]!r}")
        name_counts(article, answer, counts)
    print("| what | texts | right | wrong | none | share | precision | nobody: none / made up |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for (kind, group), c in sorted(counts.items()):
        named, given = c["right"] + c["wrong"] + c["none"], c["right"] + c["wrong"]
        share = f"{c['right'] / named:.3f}" if named else "–"
        precision = f"{c['right'] / given:.3f}" if given else "–"
        print(f"| {kind} | {group} | {c['right']} | {c['wrong']} | {c['none']} | {share} | {precision} | {c['nobody']} / {c['made up']} |")


def name_counts(article, answer, counts):
    """Names of people: whether the engine's entity has the fullest name of the gold cluster."""
    text = article["text"]
    spans = [(m["span"], m) for m in article["mentions"] if m["kind"] == "name"]
    seen = defaultdict(list)
    for start, end, entity in answer["names"]:
        over = [m for (s, e), m in spans if s <= start and end <= e and e == end]
        if over:
            mention = min(over, key=lambda m: m["span"][1] - m["span"][0])
            seen[mention["entity"]].append((mention, text[start:end], entity))
    for cluster in seen.values():
        kind = cluster[0][0]["type"]
        if kind not in ("person", "organization"):
            continue
        fullest = max((words(name) for _, name, _ in cluster), key=len)
        for _, name, entity in cluster:
            given = words(answer["entities"][entity]["name"])
            g, f = set(given), set(fullest)
            # A fuller name is as good; one of fewer words is not, unless the article has no more.
            sort = "right" if f <= g or len(g) > 1 and g <= f else "wrong"
            for group in (article["genre"], "all"):
                counts[f"name, {kind}", group][sort] += 1
            is_person = answer["entities"][entity]["kind"] == "person"
            counts[f"kind, {kind}", "all"]["right" if is_person == (kind == "person") else "wrong"] += 1
            if "--misses" in sys.argv and sort == "wrong":
                print(f"{article['id']} NAME {name!r} is {answer['entities'][entity]['name']!r} for {' '.join(fullest)!r}")
            if "--misses" in sys.argv and is_person != (kind == "person"):
                print(f"{article['id']} KIND {name!r} {answer['entities'][entity]['kind']} for {kind}")


main()
