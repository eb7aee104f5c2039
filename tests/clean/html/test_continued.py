"""Where the article goes on, if an extractor saw only the first of its parts."""

from __future__ import annotations

from builder.clean.html.continued import continued
from builder.clean.html.tree import parse
from tests.clean.html.test_article import MORE, PARAGRAPHS


def _part(class_name: str, paragraphs: tuple[str, ...]) -> str:
    return f'<div><div class="{class_name}">{"".join(f"<p>{one}</p>" for one in paragraphs)}</div></div>'


def _taken_in(*parts: str) -> list[str]:
    """What is taken in where only the first part was chosen."""
    blocks = parse("".join(parts)).blocks
    first = len(parse(parts[0]).blocks)
    kept = [index < first for index in range(len(blocks))]
    return [blocks[index].text for index in continued(blocks, kept, lambda _: True)]


def test_paragraphs_in_a_further_element_that_looks_like_the_first_are_the_article() -> None:
    assert _taken_in(_part("body", PARAGRAPHS), _part("notice", MORE[:2]), _part("body", MORE[2:])) == list(MORE[2:])


def test_what_comes_behind_another_headline_is_not() -> None:
    assert _taken_in(_part("body", PARAGRAPHS), "<h1>Bridge closes</h1>", _part("body", MORE)) == []


def test_what_is_in_another_article_element_is_not() -> None:
    assert _taken_in(_part("body", PARAGRAPHS), f"<article>{_part('body', MORE)}</article>") == []


def test_a_single_notice_is_not() -> None:
    assert _taken_in(_part("body", PARAGRAPHS), _part("body", ("The letter comes every evening.",))) == []


def test_elements_without_a_class_do_not_look_alike() -> None:
    assert _taken_in(_part("", PARAGRAPHS), _part("", MORE)) == []
