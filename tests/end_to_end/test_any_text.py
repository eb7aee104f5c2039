"""What must hold for any capture whatever."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from builder.annotator import Annotator
from builder.model import Authority, AuthorityFiles, Capture, EventAuthority, RawText, Role, Sidecar
from builder.record import to_json
from tests.end_to_end.archives import raw_plus_edits

POST = Role("president", "portland")
KNOWN = AuthorityFiles(
    entities={
        "ann-other": Authority(
            "ann-other",
            "person",
            "Ann Other",
            aliases=("Other",),
            pronoun="she",
            roles=(Role("president", "portland"),),
        ),
        "bo-other": Authority("bo-other", "person", "Bo Other", aliases=("Other",), pronoun="he"),
        "portland": Authority("portland", "place", "Portland", demonyms=("Portlandic",), kind="country"),
        "un": Authority("un", "organisation", "UN", aliases=("U.N.",)),
    },
    events={"port-summit": EventAuthority("port-summit", "Port summit", date="2021-03-01", place="portland")},
)
ANNOTATOR = Annotator(KNOWN)

FRAGMENTS = [
    "Ann Other", "Other", "Portland", "Portlandic", "the president", "U.N.", "said", "told", "that", "he", "she",
    "Monday", "last week", "in 2021", "March", "the Port summit", "talks in Portland", '"', "“", "”", "'", "’", "‘",
    "«", "»", "„", ". ", ", ", ": ", "\n", "\n\n", "- ", "— ", "(", ")", "[", "]", "Advertisement", "Read more:", "on",
    "https://example.org/a", "By Bo Other", "\t", "  ", "\u00a0", "\u200b", "\ufeff", "\r\n", "\u2028", "\x00", "\x0b",
    "&amp;", "<p>", "</p>", "<img src=x>", "#", "*", "_", "1.", "|", "A", "İ", "ß", "ﬁ", "e\u0301", "日本", "العربية",
    "😀", "THE PORT", "-", ".",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=5)), max_size=60).map("".join),
)


def capture(text: str, media_type: str = "text/plain", published: str | None = "2021-03-04") -> Capture:
    raw = RawText("sources/captures/a.txt", "0" * 64, media_type, "utf-8", len(text.encode()), text)  # type: ignore[arg-type]
    return Capture("a", raw, Sidecar(published=published))


def check_record(made: Capture) -> None:
    record = to_json(ANNOTATOR.one(made))
    text = record["text"]
    assert raw_plus_edits(made.raw.text, record) == text
    assert text == "\n\n".join(text[b["start"] : b["end"]] for b in record["blocks"])
    for a in record["annotations"]:
        assert 0 <= a["start"] < a["end"] <= len(text)
        assert text[a["start"] : a["end"]] == a["text"]
        inside = [b for b in record["blocks"] if b["start"] <= a["start"] and a["end"] <= b["end"]]
        assert len(inside) == 1, "an annotation stands in one block"
    for kind in ("mention", "quote", "date", "event"):
        spans = [(a["start"], a["end"]) for a in record["annotations"] if a["kind"] == kind]
        if kind != "quote":
            assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans)), "no two of a kind overlap"


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("")
@example("\ufeff")
@example('"' * 50)
@example("“Ann Other said “Other said “she said")
@example("- Ann Other said\n- he said")
@example("The head " + "of the head " * 2000 + "said that it rained.")
@example("(" * 3000 + "Ann" + ")" * 3000 + " said that it rained.")
def test_any_text_gives_a_sound_record(text: str) -> None:
    check_record(capture(text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("<html><body><p>Ann Other said that the port <b>opened.</p></body>")
@example("<p>" * 100)
@example("<!-- <p>Ann</p> --><script>'</p>'</script><p>Ann &amp Other&nbsp;said</p>")
def test_any_page_gives_a_sound_record(text: str) -> None:
    check_record(capture(text, "text/html"))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from([None, "2021", "2021-03", "2021-03-01/2021-03-04"]))
def test_any_text_gives_a_sound_record_whatever_is_known_of_its_date(text: str, published: str | None) -> None:
    check_record(capture(text, published=published))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = ANNOTATOR.one(capture(text)).article.text
    assert ANNOTATOR.one(capture(once)).article.text == once
