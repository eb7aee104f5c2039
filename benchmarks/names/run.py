"""Megabytes of text a second in which names are found, ours beside spaCy's PhraseMatcher. See README.md."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from builder.annotate.lexicon import Lexicon
from builder.annotate.name_words import words
from builder.annotate.names import find_names
from builder.model import Article, Authority, AuthorityFiles, Block, Fact, RawText, Role, Sidecar

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = 10_000
ARTICLES = 400
PARAGRAPHS = 20
SENTENCES = [
    "The harbour office in {city} was closed for most of the week after a storm had torn down two of its cranes.",
    "{person} said on Thursday that the report would not be published before the end of the inquiry.",
    "Traders, who had expected worse, bought back what they had sold a month earlier, and prices rose a little.",
    "In a letter to the {country} government, {person} and {person} asked for more time to answer the questions.",
    "Nobody in the village remembers a summer as dry as this one, and the older people there have seen many of them.",
    "“We will look at it again when the figures are complete,” {surname} told reporters in {city}, “and not before.”",
    "The {demonym} president met the delegation from {country} and promised that the road would be finished by spring.",
]


def main() -> None:
    chance = random.Random(20_240_905)
    people = listed(chance)
    texts = [text(chance, people) for _ in range(ARTICLES)]
    size = sum(map(len, texts)) / 1e6
    print(f"{NAMES:,} names, {size:.1f} MB of text in {ARTICLES} articles, one core")
    ours(people, texts, size)
    spacys(people, texts, size)


def listed(chance: random.Random) -> list[str]:
    given, surnames = sorted(words().given), sorted(words().surnames)
    found: dict[str, None] = {}
    while len(found) < NAMES:
        found[f"{chance.choice(given)} {chance.choice(surnames)}"] = None
    return list(found)


def text(chance: random.Random, people: list[str]) -> str:
    cities, countries, demonyms = (sorted(listed) for listed in (words().cities, words().countries, words().demonyms))
    paragraphs = []
    for _ in range(PARAGRAPHS):
        sentences = []
        for sentence in chance.sample(SENTENCES, 4):
            person = chance.choice(people)
            named = {"person": person, "surname": person.split()[-1], "city": chance.choice(cities)}
            named |= {"country": chance.choice(countries), "demonym": chance.choice(demonyms)}
            sentences.append(sentence.format(**named))
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def ours(people: list[str], texts: list[str], size: float) -> None:
    roles = (Role("president", "0"),)
    entries = {
        str(n): Authority(str(n), "person", name, roles=roles if n % 50 == 0 else ()) for n, name in enumerate(people)
    }
    start = time.process_time()
    lexicon = Lexicon.of(AuthorityFiles(entries))
    print(f"  Lexicon.of               {time.process_time() - start:6.2f} s")
    articles = [article(each) for each in texts]
    report("Lexicon.scan", size, lambda: [lexicon.scan(each) for each in texts])
    report("find_names", size, lambda: [find_names(each, lexicon) for each in articles])


def article(each: str) -> Article:
    blocks, at = [], 0
    for paragraph in each.split("\n\n"):
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 2
    raw = RawText("a.txt", "", "text/plain", "utf-8", len(each), each)
    return Article("a", raw, Sidecar(), each, tuple(blocks), (), published=Fact("2025-01-24"))


def spacys(people: list[str], texts: list[str], size: float) -> None:
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        print("  spaCy is not installed: pip install -r benchmarks/names/requirements.txt")
        return
    pipeline = spacy.blank("en")
    start = time.process_time()
    matcher = PhraseMatcher(pipeline.vocab)
    matcher.add("NAME", [pipeline.make_doc(name) for name in people])
    print(f"  PhraseMatcher.add        {time.process_time() - start:6.2f} s")
    report("spaCy blank + matcher", size, lambda: [matcher(pipeline(each)) for each in texts])


def report(what: str, size: float, work: Callable[[], object]) -> None:
    seconds = []
    for _ in range(3):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    print(f"  {what:<24} {size / min(seconds):6.2f} MB/s")


if __name__ == "__main__":
    main()
