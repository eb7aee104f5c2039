"""What is drawn when the site is built: readable, and never the only place of what it shows."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from builder.config import Config
from builder.link import link
from builder.model import AnnotatedArticle, Authority, AuthorityFiles, Block, Mention
from builder.write.boxes import overlap
from builder.write.charts import by_time, by_time_each
from builder.write.context import Context
from builder.write.network import network
from builder.write.world import place_map
from tests.write.sample import article

NAMES = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=40)


def test_a_chart_has_its_numbers_in_a_table() -> None:
    chart = BeautifulSoup(by_time(["2024-05-06", "2024-05-07", "2024-08-01"], "Reports") or "", "html.parser")
    assert chart.svg is not None
    assert chart.svg["aria-label"].startswith("Reports: 3 from May 2024 to August 2024, most in May 2024 (2)")
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in chart.find_all("tr")]
    assert rows == [["May 2024", "2"], ["August 2024", "1"]]


def test_a_chart_of_many_years_goes_by_year() -> None:
    chart = BeautifulSoup(by_time(["1999-05-06", "2024-05-07", "2024-08-01"], "Reports") or "", "html.parser")
    assert [th.get_text() for th in chart.find_all("th")] == ["1999", "2024"]


def test_there_is_no_chart_of_one_month_or_of_years_without_months() -> None:
    assert by_time(["2024-05-06", "2024-05-07"], "Reports") is None
    assert by_time(["2024", "2023", "199X", None], "Reports") is None


def test_charts_that_are_compared_have_one_scale() -> None:
    charts = by_time_each({"sea": ["2024-05-06"] * 4, "ocean": ["2024-06-06"]})
    heights = {title: re.findall(r' height="(\d+)"', chart) for title, chart in charts.items()}
    assert heights == {"sea": ["48"], "ocean": ["12"]}


def boxes(drawing: str, letter: float, line: float, anchored: str) -> list[tuple[float, float, float, float]]:
    """About where each label of `drawing` is, from letters of width `letter`."""
    found = []
    for label in html.fragment_fromstring(drawing).iter("text"):
        x, y, width = float(label.get("x")), float(label.get("y")) - 4, letter * len(label.text or "")
        left = x - width / 2 if anchored == "middle" else x
        found.append((left, y - line / 2, left + width, y + line / 2))
    return found


def apart(found: list[tuple[float, float, float, float]]) -> bool:
    return not any(overlap(a, b) for n, a in enumerate(found) for b in found[:n])


def named_together(entries: list[Authority]) -> Context:
    """An archive with a paragraph that names all of `entries`."""
    text, mentions = "Title\n\n", []
    for entry in entries:
        end = len(text) + len(entry.name)
        mentions.append(Mention(len(text), end, entry.name, "name", entry.type, entry.id, entry.name, "known", "given"))
        text += f"{entry.name}, "
    blocks = [Block("title", 0, 5), Block("paragraph", 7, len(text))]
    found = AnnotatedArticle(article("one", text, blocks, "2024-05-06", "full"), tuple(mentions))
    return Context(link([found], AuthorityFiles(entities={entry.id: entry for entry in entries})), Config(title="x"))


@settings(max_examples=30, deadline=None)
@given(st.lists(NAMES, min_size=4, max_size=14))
def test_no_name_of_a_network_covers_another(names: list[str]) -> None:
    context = named_together([Authority(f"p{n}", "person", name) for n, name in enumerate(names)])
    drawn = network(context, "people/p0.md", context.archive.entities["p0"])
    assert drawn is not None
    assert apart(boxes(drawn, 5.9, 13, "middle"))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(-60, 75), st.floats(-179, 179), NAMES), min_size=1, max_size=60))
def test_no_label_of_the_map_covers_another(places: list[tuple[float, float, str]]) -> None:
    entries = [
        Authority(f"p{n}", "place", name, coordinates=(south, west)) for n, (south, west, name) in enumerate(places)
    ]
    context = named_together(entries)
    drawn = place_map(context, "places/index.md", list(context.archive.entities.values()))
    assert drawn is not None
    assert drawn.count("<circle") == len(places)
    assert apart(boxes(drawn, 6.5, 13, "start"))


def test_a_map_of_very_many_places_shows_those_in_most_articles() -> None:
    entries = [Authority(f"p{n}", "place", f"Town {n}", coordinates=(n % 60, n % 170)) for n in range(400)]
    context = named_together(entries)
    drawn = place_map(context, "places/index.md", list(context.archive.entities.values()))
    assert drawn is not None
    assert drawn.count("<circle") == 250
