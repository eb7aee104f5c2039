"""Precision, recall and speed of cleaners on a public set of pages. See README.md."""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import time
import warnings
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import UnicodeDammit

from builder.clean import clean
from builder.clean.html.tree import parse
from builder.model import AuthorityFiles, Capture, RawText

if TYPE_CHECKING:
    from collections.abc import Callable

GRAM = 4  # words
WORD = re.compile(r"\w+")


# --- systems: each from the decoded page to text ---------------------------------------------------------------


def cleaned(text: str, media_type: Any) -> str:
    article = clean(Capture("page", RawText("page", "", media_type, "utf-8", len(text), text)), AuthorityFiles())
    return "\n\n".join(article.text[block.start : block.end] for block in article.body())


def newsarchive(html: str) -> str:
    return cleaned(html, "text/html")


def all_text(html: str) -> str:
    return "\n".join(block.text for block in parse(html).blocks if not block.hidden)


def page_text(html: str) -> str:
    return cleaned(all_text(html), "text/plain")


def trafilatura(html: str) -> str:
    from trafilatura import extract

    return extract(html, include_comments=False, include_tables=True) or ""


def readability(html: str) -> str:
    import lxml.html
    from readability import Document

    return "\n".join(lxml.html.fromstring(Document(html).summary(html_partial=True)).itertext())


def newspaper4k(html: str) -> str:
    import newspaper

    article = newspaper.Article("http://localhost/page", fetch_images=False, language="en")
    article.download(input_html=html)
    article.parse()
    return str(article.text)


def justext(html: str) -> str:
    import justext

    paragraphs = justext.justext(html.encode(), justext.get_stoplist("English"), encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


SYSTEMS: dict[str, Callable[[str], str]] = {
    "newsarchive": newsarchive,
    "trafilatura": trafilatura,
    "readability": readability,
    "newspaper4k": newspaper4k,
    "justext": justext,
    "page text": page_text,
    "all text": all_text,
}


# --- sets: pages with what is right, and how to score ------------------------------------------------------------


def segments_set(root: Path) -> dict[str, tuple[str, Any]]:
    tests = root if (root / "evaldata.json").is_file() else root / "tests"
    pages = {}
    for url, item in json.loads((tests / "evaldata.json").read_text("utf-8")).items():
        for folder in ("cache", "eval"):
            path = tests / folder / item["file"]
            if path.is_file():
                pages[url] = (decoded(path.read_bytes()), item)
                break
    return pages


def articles_set(root: Path) -> dict[str, tuple[str, Any]]:
    truth = json.loads((root / "ground-truth.json").read_text("utf-8"))
    return {
        key: (decoded(gzip.decompress((root / "html" / f"{key}.html.gz").read_bytes())), item.get("articleBody", ""))
        for key, item in truth.items()
    }


def decoded(data: bytes) -> str:
    return UnicodeDammit(data, is_html=True).unicode_markup or data.decode("utf-8", "replace")


def segment_scores(found: dict[str, str], pages: dict[str, tuple[str, Any]]) -> tuple[float, float]:
    """Precision and recall over all segments of all pages."""
    right = wrong = missed = 0
    for key, (_, item) in pages.items():
        text = " ".join(found[key].split())
        hits = sum(" ".join(segment.split()) in text for segment in item["with"])
        right, missed = right + hits, missed + len(item["with"]) - hits
        wrong += sum(" ".join(segment.split()) in text for segment in item["without"])
    return right / max(1, right + wrong), right / max(1, right + missed)


def gram_scores(found: dict[str, str], pages: dict[str, tuple[str, Any]]) -> tuple[float, float]:
    """Means over the pages of precision and recall of four-word sequences."""
    precisions, recalls = [], []
    for key, (_, truth) in pages.items():
        wanted, given = grams(truth), grams(found[key])
        common = (wanted & given).total()
        if given:
            precisions.append(common / given.total())
        if wanted:
            recalls.append(common / wanted.total())
    return sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + GRAM]) for i in range(max(1, len(words) - GRAM + 1)) if words)


# --- the run -----------------------------------------------------------------------------------------------------


def timed(system: Callable[[str], str], pages: dict[str, tuple[str, Any]]) -> tuple[dict[str, str], float, int]:
    """What the system makes of each page, its seconds, and how often it failed."""
    system(next(iter(pages.values()))[0])  # imports and tables
    found, failed, seconds = {}, 0, 0.0
    for key, (html, _) in pages.items():
        start = time.perf_counter()
        try:
            found[key] = system(html)
        except Exception:  # a page that a system cannot read is a page without text
            found[key], failed = "", failed + 1
        seconds += time.perf_counter() - start
    return found, seconds, failed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path)
    parser.add_argument("system", nargs="*", choices=[[], *SYSTEMS], default=[])
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.filterwarnings("ignore")
    by_articles = (arguments.set / "ground-truth.json").is_file()
    pages = articles_set(arguments.set) if by_articles else segments_set(arguments.set)
    score = gram_scores if by_articles else segment_scores
    print(f"{len(pages)} pages\n{'system':14}    F1     P     R  pages/s  failed")
    for name in arguments.system or SYSTEMS:
        found, seconds, failed = timed(SYSTEMS[name], pages)
        precision, recall = score(found, pages)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{name:14} {f1:.3f} {precision:.3f} {recall:.3f} {len(pages) / seconds:8.1f} {failed:7}", flush=True)


if __name__ == "__main__":
    main()
