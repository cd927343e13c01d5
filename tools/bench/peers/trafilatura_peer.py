"""trafilatura's text of pages, timed.

Lines of JSON with `id` and `html` on standard input, lines with `id`, `text` and `ms` on standard
output. The argument names the setting: `default` or `favor_precision`. `style` attributes, which only
a clipboard has, are taken out first and not timed.
"""

import json
import re
import sys
import time

import trafilatura

STYLE = re.compile(r"""\sstyle=("[^"]*"|'[^']*')""")
OPTIONS = {"default": {}, "favor_precision": {"favor_precision": True}}


def main() -> None:
    options = OPTIONS[sys.argv[1]]
    for line in sys.stdin:
        page = json.loads(line)
        html = STYLE.sub("", page["html"])
        began = time.perf_counter()
        text = trafilatura.extract(html, include_comments=False, **options) or ""
        spent = (time.perf_counter() - began) * 1000
        print(json.dumps({"id": page["id"], "text": text, "ms": spent}))


if __name__ == "__main__":
    main()
