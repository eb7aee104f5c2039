"""What holds of every range that a text leaves for its day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from builder.clean.inference import inferred_date
from builder.clean.spans_of_days import Days, Window, iso, period

DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
EVENTS = {"valley election": ("2024-11-05", "2020-11-03"), "harbour summit": ("2024-10-22/2024-10-24",)}
WORDS = [
    "opened in ",
    "will stop in ",
    "In ",
    "since ",
    "last year, in ",
    "today, ",
    " May ",
    " 2024",
    " 2019",
    ". ",
    ", ",
    "Tuesday, ",
    "March 4",
    " “",
    "”",
    "9999",
    " nearly two years after the ",
    "next month's ",
    "valley election",
    "harbour summit",
    " last week",
    "0001-01-01",
]
SCRAPS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=30).map("".join)


def words(day: date) -> str:
    """`day` as a text writes it."""
    return f"{day.day} {day:%B} {day.year}"


@given(SCRAPS, st.lists(st.tuples(st.sampled_from(["2024-11-20", "2020", "9999-12", "x", ""]), st.just("retrieved"))))
def test_a_range_has_two_ends_and_words_that_it_follows_from(text: str, existed: list[tuple[str, str]]) -> None:
    fact = inferred_date(text, EVENTS, "en", existed)
    if fact.value is not None:
        assert period(fact.value) is not None
        assert fact.basis == "inferred"
        assert fact.evidence


@given(DAYS, st.integers(0, 1500), st.integers(0, 1500))
def test_a_range_between_what_was_and_what_will_be_holds_the_day(day: date, before: int, after: int) -> None:
    was, will_be = day - timedelta(days=before), day + timedelta(days=after)
    text = f"The old quay opened on {words(was)}. The ferry will stop on {words(will_be)}."
    found = period(inferred_date(text, {}, "en").value or "")
    assert found == Days(was, will_be)


@given(DAYS, st.integers(0, 3000))
def test_a_value_reads_as_the_days_that_it_was_made_of(first: date, length: int) -> None:
    window = Window(first, first + timedelta(days=length))
    assert period(iso(window)) == Days(first, first + timedelta(days=length))


@given(*[st.one_of(st.none(), DAYS)] * 4)
def test_what_is_in_two_windows_is_so_either_way_round(
    a: date | None, b: date | None, c: date | None, d: date | None
) -> None:
    assert Window(a, b).within(Window(c, d)) == Window(c, d).within(Window(a, b))
