from __future__ import annotations

import copy

from builder.evaluate import TEXT, compare
from builder.record import to_json
from tests.link.sample import article

GOLD = to_json(
    article("a", "[Ann Other](person:ann-other) said: “[It will open](quote:ann-other)” on [Monday](date:2021-03-01).")
)


def test_a_record_that_equals_the_corrected_one_is_right_in_every_layer() -> None:
    figures = compare([(GOLD, GOLD)])
    assert {name: f.f1 for name, f in figures.items() if f.wanted} == {
        TEXT: 1.0,
        "names": 1.0,
        "names and whom they mean": 1.0,
        "quotations": 1.0,
        "quotations and their speakers": 1.0,
        "dates and their values": 1.0,
    }


def test_a_wrong_link_counts_against_the_link_and_not_against_the_name() -> None:
    wrong = copy.deepcopy(GOLD)
    wrong["annotations"][0]["entity"] = "bo-stone"
    figures = compare([(wrong, GOLD)])
    assert figures["names"].f1 == 1.0
    assert figures["names and whom they mean"].f1 == 0.0


def test_what_is_missing_lowers_recall_and_what_is_made_up_lowers_precision() -> None:
    less = copy.deepcopy(GOLD)
    less["annotations"] = [a for a in less["annotations"] if a["kind"] != "date"]
    assert compare([(less, GOLD)])["dates and their values"].recall == 0.0
    assert compare([(GOLD, less)])["dates and their values"].precision == 0.0


def test_text_that_differs_does_not_spoil_the_annotations_behind_it() -> None:
    other = to_json(
        article(
            "a",
            "Advertisement",
            "[Ann Other](person:ann-other) said: “[It will open](quote:ann-other)” on [Monday](date:2021-03-01).",
        )
    )
    figures = compare([(other, GOLD)])
    assert figures["names and whom they mean"].f1 == 1.0
    assert figures["dates and their values"].f1 == 1.0
    assert figures[TEXT].precision == 0.5
