"""Builds an archive of invented captures, stage by stage, and the same Markdown with plain MkDocs and Material."""

from __future__ import annotations

import argparse
import datetime
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

FIRST = [
    "Ann",
    "Bo",
    "Carl",
    "Dora",
    "Emil",
    "Fay",
    "Gus",
    "Hana",
    "Ivo",
    "June",
    "Karl",
    "Lena",
    "Milo",
    "Nora",
    "Otto",
]
LAST = [
    "Abbot",
    "Berg",
    "Cole",
    "Dunn",
    "Ernst",
    "Falk",
    "Grant",
    "Holm",
    "Jarvis",
    "Kent",
    "Lund",
    "Moor",
    "Nash",
    "Pike",
]
TOWNS = ["Port City", "Stonebridge", "Ash Valley", "Northgate", "Saltwick", "Millford", "Greyhaven", "Elmstead"]
VERBS = ["opened", "visited", "praised", "criticised", "left", "inspected", "defended"]
THINGS = ["the new harbour", "the old pier", "the budget", "the bridge over the river", "the strike", "the ferry line"]
OUTLETS = ["Daily Port", "The Harbour Post", "Coast News"]
PLAIN = {
    "site_name": "plain",
    "theme": {"name": "material", "font": False},
    "markdown_extensions": ["attr_list", "md_in_html", "tables"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--without-peer", action="store_true", help="do not build with plain MkDocs")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_archive(root, arguments.articles)
        seconds = timed([sys.executable, "-m", "builder", "build", "--root", str(root)])
        pages = sum(1 for _ in (root / "site").rglob("*.html"))
        report("newsarchive build", seconds, pages)
        (root / "sources/captures/added.txt").write_text(article(random.Random(-1)))
        report("  one capture added", timed([sys.executable, "-m", "builder", "build", "--root", str(root)]), pages)
        if not arguments.without_peer:
            shutil.copytree(root / "docs", root / "plain/docs")
            (root / "plain/mkdocs.yml").write_text(yaml.safe_dump(PLAIN))
            command = [
                sys.executable,
                "-m",
                "mkdocs",
                "build",
                "--quiet",
                "--config-file",
                str(root / "plain/mkdocs.yml"),
            ]
            seconds = timed(command)
            report("plain MkDocs + Material", seconds, sum(1 for _ in (root / "plain/site").rglob("*.html")))


def report(name: str, seconds: float, pages: int) -> None:
    print(f"{name:26} {seconds:8.1f} s  {pages:6} pages  {1000 * seconds / pages:6.1f} ms a page", flush=True)


def timed(command: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return time.perf_counter() - start


def make_archive(root: Path, count: int) -> None:
    """An archive of `count` invented captures, always the same ones."""
    people = {f"{first}-{last}".lower(): {"name": f"{first} {last}"} for first in FIRST for last in LAST}
    write(root / "sources/archive.yml", {"title": "Harbour news", "url": "https://example.org/harbour/"})
    write(root / "sources/authority/people.yml", people)
    write(root / "sources/authority/places.yml", {t.lower().replace(" ", "-"): {"name": t} for t in TOWNS})
    for number in range(count):
        chance = random.Random(number)
        day = datetime.date(2020, 1, 1) + datetime.timedelta(number % 1500)
        path = root / f"sources/captures/{day}-{number:05}.txt"
        sidecar = {"published": str(day), "publisher": chance.choice(OUTLETS)}
        write(path.with_suffix(".yml"), sidecar)
        path.write_text(article(chance))


def article(chance: random.Random) -> str:
    """An invented article of some 300 words."""
    names = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(5)]
    paragraphs = [f"{names[0].split()[1]} {chance.choice(VERBS)} {chance.choice(THINGS)}"]
    for _ in range(8):
        who, other, town = chance.choice(names), chance.choice(names), chance.choice(TOWNS)
        paragraphs.append(
            f"{who} {chance.choice(VERBS)} {chance.choice(THINGS)} in {town} on Monday, a week after {other} had been "
            f"there. “It is {chance.randint(3, 90)} years since {town} saw {chance.choice(THINGS)} so,” {who} "
            f"told reporters. {other} said that {town} would not wait for the next election."
        )
    return "\n\n".join(paragraphs) + "\n"


def write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, sort_keys=False))


if __name__ == "__main__":
    main()
