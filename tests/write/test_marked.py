"""Annotations in the text nest properly, however they overlap, and never change the text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from builder.model import Annotation, Date, EventMention, Mention, Quote, Statement
from builder.write.markdown import Markup
from builder.write.marked import marked
from tests.write.test_markdown import BLOCKS, only, render


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[Annotation]]:
    text = draw(BLOCKS)
    spans = draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), st.integers(0, 5)), max_size=8)
    )
    return text, [_annotation(text, min(a, b), max(a, b), kind) for a, b, kind in spans if a != b]


def _annotation(text: str, start: int, end: int, kind: int) -> Annotation:
    words = text[start:end]
    made: tuple[Annotation, ...] = (
        Mention(start, end, words, "name", "person", "x", "X", "known", ""),
        Mention(start, end, words, "name", "place", None, "X", "ambiguous", 'between "a" & <b>'),
        EventMention(start, end, words, "e", "E", None, "known", ""),
        Date(start, end, words, "2024-05", ""),
        Quote(start, end, words, "full", "x", 'X "Y" <z>', None, None, None, ""),
        Statement(start, end, words, None, None, 0, 0, "said", ""),
    )
    return made[kind]


@given(annotated())
@example(("Stop!Ann", [_annotation("Stop!Ann", 5, 8, 0)]))  # no image
@example(("Ann  0", [_annotation("Ann  0", 0, 3, 0), _annotation("Ann  0", 0, 5, 0)]))  # only spaces left to link
def test_marks_leave_the_text_as_it_is_and_links_stand_in_no_link(case: tuple[str, list[Annotation]]) -> None:
    text, annotations = case
    page = render(f"{marked(text, 0, len(text), annotations, lambda _: Markup('x.md'))}\n{{ #p-1 }}")
    paragraph = only(page)
    assert paragraph.get_text() == text
    assert not paragraph.select("a a")
    assert {tag.name for tag in paragraph.find_all(True)} <= {"a", "span", "time"}


@given(annotated())
def test_a_quotation_is_marked_from_its_first_letter_to_its_last(case: tuple[str, list[Annotation]]) -> None:
    text, annotations = case
    quote = Quote(0, len(text), text, "full", "x", "X", None, None, None, "")
    page = render(f"{marked(text, 0, len(text), [quote, *annotations], lambda _: None)}\n{{ #p-1 }}")
    outer = [span for span in only(page).find_all("span", recursive=False) if "quote" in span["class"]]
    assert "".join(span.get_text() for span in outer) == text


def test_of_two_links_the_shorter_has_the_words_and_the_longer_the_rest() -> None:
    text = "the summit in Port City"
    annotations = [
        EventMention(0, 23, text, "summit", "Summit", None, "known", ""),
        Mention(14, 23, "Port City", "name", "place", "port", "Port City", "known", ""),
    ]
    page = render(f"{marked(text, 0, 23, annotations, lambda a: Markup(f'{type(a).__name__}.md'))}\n{{ #p-1 }}")
    assert [(a["href"], a.get_text()) for a in only(page).find_all("a")] == [
        ("EventMention.md", "the summit in "),
        ("Mention.md", "Port City"),
    ]
