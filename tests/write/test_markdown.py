"""Text survives rendering exactly, whatever it says, in every place where a page may have it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from builder.publish.site import PACKAGED_SETTINGS
from builder.write.markdown import element, escape, external, link
from tests.cases import cases

CASES = cases(Path(__file__).parent / "cases/text")

# What a block of clean text may hold: anything but control characters and surrogates, lines that do not begin or end
# with white space.
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(str.strip).filter(bool)
SPECIAL = st.text(st.sampled_from("#*_`~|[](){}<>!:-+=.1 &;\"'\\^$/%?@a")).map(str.strip).filter(bool)
BLOCKS = st.lists(LINES | SPECIAL, min_size=1, max_size=3).map("\n".join)


# What MkDocs switches on by itself, and what the packaged settings add.
EXTENSIONS = ["toc", "tables", "fenced_code"]


@cache
def _settings() -> tuple[list[str], dict[str, Any]]:
    given = yaml.safe_load(PACKAGED_SETTINGS.read_text("utf-8"))["markdown_extensions"]
    options = {name: value for entry in given if isinstance(entry, dict) for name, value in entry.items()}
    names = [name for entry in given for name in ([entry] if isinstance(entry, str) else entry)]
    return list(dict.fromkeys([*EXTENSIONS, *names])), options


def render(source: str) -> BeautifulSoup:
    extensions, settings = _settings()
    return BeautifulSoup(markdown.markdown(source, extensions=extensions, extension_configs=settings), "html.parser")


def only(page: BeautifulSoup) -> Any:
    (found,) = page.find_all(id="p-1")
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_paragraph_shows_the_text_as_it_is(case: dict[str, str]) -> None:
    paragraph = only(render(f"{escape(case['text'])}\n{{ #p-1 }}"))
    assert paragraph.get_text() == case["text"]
    assert not paragraph.find_all(True)


@given(BLOCKS)
@example("1\n.")
@example("a\n\n# b")
@example("\u2028")
def test_any_paragraph_shows_its_text(text: str) -> None:
    page = render(f"{escape(text)}\n{{ #p-1 }}")
    assert only(page).get_text() == text
    assert [tag.name for tag in page.find_all(True)] == ["p"]


@given(BLOCKS)
def test_any_heading_shows_its_text(text: str) -> None:
    page = render(f"## {escape(text)} {{ #p-1 }}")
    assert only(page).get_text() == text
    assert [tag.name for tag in page.find_all(True)] == ["h2"]


@given(BLOCKS, BLOCKS)
def test_any_text_survives_in_links_and_elements_and_attributes(text: str, title: str) -> None:
    marked = element("span", link(text, external("https://example.org/a_b*c*?d=1&copy=2"), "cite"), title=title)
    page = render(f'<div markdown>\n\n- {marked} tail {escape(text)}\n\n</div>\n\n<p id="p-1">{escape(title)}</p>\n')
    (found,) = page.find_all("a")
    assert found.get_text() == text
    assert found["href"] == "https://example.org/a_b%2Ac%2A?d=1&copy=2"
    assert page.span["title"] == title
    assert only(page).get_text() == title


@given(st.lists(BLOCKS, min_size=1, max_size=5))
def test_pieces_of_text_side_by_side_mean_nothing_together(pieces: list[str]) -> None:
    source = "".join(str(escape(piece)) for piece in pieces)
    assert only(render(f"{source}\n{{ #p-1 }}")).get_text() == "".join(pieces)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "/path", "", "https://", None]
)
def test_only_web_addresses_become_links_to_other_sites(url: str | None) -> None:
    assert external(url) is None
