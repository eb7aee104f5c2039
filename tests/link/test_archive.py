from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.link import link
from builder.model import Authority, AuthorityFiles, Decision, EventAuthority, Outlet
from tests.link.sample import article

KNOWN = AuthorityFiles(
    entities={
        "ann-other": Authority("ann-other", "person", "Ann Other", aliases=("Other",)),
        "port-city": Authority("port-city", "place", "Port City"),
    },
    events={"port-summit": EventAuthority("port-summit", "Port summit", date="2021-03-01", place="port-city")},
    outlets={"daily-port": Outlet("daily-port", "The Daily Port", aliases=("Port Daily",), domains=("port.example",))},
)
ANN = "[Ann Other](person:ann-other)"
BO = "[Bo Stone](person:?bo-stone)"


def test_a_known_person_gets_the_sentences_that_name_her_with_the_words_marked() -> None:
    archive = link([article("a", f"It rained. {ANN} spoke. All left.", published="2021-03-01")], KNOWN)
    (citation,) = archive.entities["ann-other"].citations
    assert citation.text == "Ann Other spoke."
    assert [citation.text[a:b] for a, b in citation.marks] == ["Ann Other"]
    assert archive.articles["a"].article.text[citation.start : citation.end] == citation.text
    assert citation.anchor == archive.anchors["a"][0]


def test_a_sentence_that_names_somebody_twice_is_cited_once() -> None:
    archive = link([article("a", f"{ANN} met [Other](person:ann-other).")], KNOWN)
    (citation,) = archive.entities["ann-other"].citations
    assert len(citation.marks) == 2


def test_an_unknown_name_gets_a_page_only_when_two_articles_have_it() -> None:
    once, twice = article("a", f"{BO} spoke."), article("b", f"{BO} left.")
    assert "bo-stone" not in link([once], KNOWN).entities
    entity = link([once, twice], KNOWN).entities["bo-stone"]
    assert entity.status == "provisional"
    assert {c.article for c in entity.citations} == {"a", "b"}


def test_an_ambiguous_name_is_not_linked_but_queued_with_its_reason() -> None:
    archive = link([article("a", "[Georgia](place:) voted.")], KNOWN)
    assert not archive.entities
    assert [(item.kind, item.subject, item.reason) for item in archive.review] == [
        ("ambiguous", "Georgia", "two may be meant")
    ]


def test_a_quotation_without_a_speaker_is_queued() -> None:
    archive = link([article("a", "“[The port will open on Monday.](quote:)”")], KNOWN)
    assert [item.kind for item in archive.review] == ["unattributed"]


def test_what_the_rights_withhold_is_nowhere_in_the_archive() -> None:
    archive = link([article("a", f"{ANN} kept a secret.", rights="withheld")], KNOWN)
    assert "secret" not in repr(archive)
    assert not archive.articles


@pytest.mark.parametrize(
    ("publisher", "outlet"),
    [("The Daily Port", "daily-port"), ("daily port", "daily-port"), ("Port Daily", "daily-port"), ("Other", "other")],
)
def test_an_outlet_is_found_by_any_of_its_names(publisher: str, outlet: str) -> None:
    assert link([article("a", "It rained.", publisher=publisher)], KNOWN).outlet_of == {"a": outlet}


def test_an_article_without_a_publisher_has_no_outlet() -> None:
    assert link([article("a", "It rained.")], KNOWN).outlet_of == {}


def test_the_same_quotation_in_two_articles_is_one_saying_even_if_one_is_trimmed() -> None:
    long = "“[The port will open on Monday, come what may](quote:ann-other),” she said."
    short = "She said the port “[will open on Monday, come what may](quote:ann-other)”."
    other = "“[The harbour master left the pier at noon](quote:ann-other),” she said."
    (saying,) = link([article("a", long), article("b", short), article("c", other)], KNOWN).sayings
    assert {v.citation.article for v in saying.versions} == {"a", "b"}
    assert saying.versions[0].citation.article == "a"


def test_words_that_very_many_articles_carry_are_one_saying() -> None:
    said = f"“[The port will never open again](quote:ann-other)”, {ANN} said."
    (saying,) = link([article(f"a{n}", said) for n in range(80)], KNOWN).sayings
    assert len(saying.versions) == 80


def test_the_same_words_of_two_speakers_are_two_sayings() -> None:
    one = "“[The port will open on Monday](quote:ann-other),” she said."
    two = "“[The port will open on Monday](quote:port-city),” he said."
    assert link([article("a", one), article("b", two)], KNOWN).sayings == ()


def test_articles_are_related_by_what_they_share_and_the_reason_is_told() -> None:
    one = article("a", f"{ANN} opened [the summit](event:port-summit).")
    two = article("b", f"{ANN} left [the summit](event:port-summit).")
    three = article("c", "It rained.")
    related = link([one, two, three], KNOWN).related
    assert [(r.article, r.reasons) for r in related["a"]] == [("b", ("both report Port summit", "both name Ann Other"))]
    assert related["c"] == ()


def test_an_event_is_cited_and_carries_what_the_authority_file_says() -> None:
    event = link([article("a", "[The summit](event:port-summit) ended.")], KNOWN).events["port-summit"]
    assert (event.name, event.date, event.place) == ("Port summit", "2021-03-01", "port-city")
    assert [c.text for c in event.citations] == ["The summit ended."]


def test_the_timeline_is_in_order_of_the_dates_meant() -> None:
    archive = link(
        [
            article("a", f"{ANN} spoke on [Monday](date:2021-03-01).", published="2021-03-03"),
            article("b", "It had rained in [2020](date:2020).", published="2021-03-02"),
        ],
        KNOWN,
    )
    assert [(d.value, d.entities) for d in archive.timeline] == [("2020", ()), ("2021-03-01", ("ann-other",))]


def test_what_editors_hold_for_the_same_is_one_entity_with_the_reason_shown() -> None:
    decision = Decision("same", ("ann-other", "bo-stone"), "She writes as Bo Stone.")
    archive = link([article("a", f"{ANN} spoke. {BO} left.")], KNOWN, [decision])
    assert set(archive.entities) == {"ann-other"}
    assert len(archive.entities["ann-other"].citations) == 2
    assert archive.entities["ann-other"].decisions == (decision,)


def test_what_editors_drop_is_linked_nowhere() -> None:
    archive = link([article("a", f"{ANN} spoke.")], KNOWN, [Decision("drop", ("ann-other",), "Not news.")])
    assert not archive.entities
    assert not archive.articles["a"].annotations


def test_what_editors_rename_has_the_new_name_everywhere() -> None:
    decision = Decision("rename", ("bo-stone",), "He spells it so.", "Bob Stone")
    archive = link([article("a", f"{BO} spoke."), article("b", f"{BO} left.")], KNOWN, [decision])
    assert archive.entities["bo-stone"].name == "Bob Stone"


def test_a_surname_that_may_be_somebody_known_is_a_possible_merge_until_editors_say_no() -> None:
    articles = [article(key, "[Other](person:?other) spoke.") for key in "ab"] + [article("c", f"{ANN} left.")]
    merges = [item for item in link(articles, KNOWN).review if item.kind == "merge"]
    assert [(item.subject, item.other) for item in merges] == [("other", "ann-other")]
    apart = [Decision("not-same", ("other", "ann-other"), "Two people.")]
    assert not [item for item in link(articles, KNOWN, apart).review if item.kind == "merge"]


def test_a_permalink_survives_a_new_cleaning_of_the_other_paragraphs() -> None:
    before = link([article("a", "Advertisement", "It rained.", "It rained.")], KNOWN).anchors["a"]
    after = link([article("a", "It rained.", "It rained!")], KNOWN).anchors["a"]
    assert before[1:] == after
    assert len(set(before)) == 3


@given(st.integers())
def test_the_order_of_the_captures_makes_no_difference(seed: int) -> None:
    articles = [
        article("a", f"{ANN} spoke on [Monday](date:2021-03-01).", published="2021-03-03", publisher="Port Daily"),
        article("b", f"{BO} met {ANN} at [the summit](event:port-summit).", published="2021-03-02"),
        article("c", f"{BO} said: “[It will open on Monday](quote:?bo-stone).”"),
        article("d", "[The summit](event:port-summit): “[it will open on Monday](quote:)”."),
    ]
    shuffled = random.Random(seed).sample(articles, len(articles))
    assert repr(link(shuffled, KNOWN)) == repr(link(articles, KNOWN))


WIRE = (
    "The harbour of Port City opened again on Monday after three weeks of repairs that cost more than the council "
    "had planned, and the first two ferries left the northern pier at noon with some four hundred passengers aboard. "
    "The harbour master thanked the crews, who had worked through the storms, and said that the southern pier "
    "would follow before the end of the month if the weather allowed it and the stones arrived in time."
)


def test_a_wire_copy_is_counted_once() -> None:
    one = article("a", WIRE, published="2021-03-01")
    two = article("b", "From our correspondent.", WIRE + " More follows.", published="2021-03-02")
    three = article("c", "Elsewhere the fishing fleet stayed at home, as the wind was too strong to sail.")
    (story,) = link([one, two, three], KNOWN).stories
    assert story.articles == ("a", "b")
    assert story.copies == (("a", "b"),)
    assert story.independent == 1


def test_reports_of_one_day_that_name_the_same_are_a_story_of_two_sources() -> None:
    names = f"{ANN} came to [Port City](place:port-city) for [the summit](event:port-summit)"
    one = article("a", f"{names} and spoke.", published="2021-03-01")
    two = article("b", f"Yesterday {names}, and left.", published="2021-03-02")
    later = article("c", f"Last year {names}.", published="2022-03-02")
    (story,) = link([one, two, later], KNOWN).stories
    assert (story.name, story.articles, story.independent) == ("Port summit", ("a", "b"), 2)


def test_a_paraphrase_that_holds_the_words_is_no_version_of_the_quotation() -> None:
    one = "“[The port will open on Monday](quote:ann-other),” she said."
    two = "She said that [the port will open on Monday and the pier will stay shut](statement:ann-other)."
    assert link([article("a", one), article("b", two)], KNOWN).sayings == ()


def test_a_first_name_alone_in_two_articles_is_not_one_person() -> None:
    articles = [article(key, "[Charles](person:?charles) spoke.") for key in "ab"]
    assert "charles" not in link(articles, KNOWN).entities


def test_a_body_that_every_country_has_is_not_one_body_in_two_articles() -> None:
    articles = [article(key, "The [Foreign Ministry](organisation:?foreign-ministry) spoke.") for key in "ab"]
    assert "foreign-ministry" not in link(articles, KNOWN).entities
    named = [article(key, "The [Harbour Guild](organisation:?harbour-guild) spoke.") for key in "ab"]
    assert "harbour-guild" in link(named, KNOWN).entities


def test_two_places_are_no_possible_merge() -> None:
    articles = [article(key, "[Meskel](place:?meskel) and [North Meskel](place:?north-meskel).") for key in "ab"]
    archive = link(articles, KNOWN)
    assert {"meskel", "north-meskel"} <= set(archive.entities)
    assert not [item for item in archive.review if item.kind == "merge"]
