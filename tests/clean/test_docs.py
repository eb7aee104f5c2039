"""The page about the rules is complete, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.clean import rights
from builder.clean.table import RULES
from tests.clean.articles import cleaned

PAGE = (Path(__file__).parents[2] / "docs" / "contribute" / "rules" / "index.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
EXAMPLE = re.compile(r'```text title="before"\n(.*?)\n```\n\n```text title="after"\n(.*?)\n```', re.DOTALL)
EXAMPLES = [(rule, *example) for rule, section in SECTIONS.items() for example in EXAMPLE.findall(section)]


def test_the_page_has_a_section_for_every_rule_in_the_order_of_the_table() -> None:
    assert list(SECTIONS) == [*(entry.name for entry in RULES), rights.NAME]


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES)
def test_an_example_shows_what_its_rule_does(rule: str, before: str, after: str) -> None:
    article = cleaned(before)
    assert article.text == after
    assert rule in {edit.rule for edit in article.edits}


def test_most_rules_have_an_example() -> None:
    assert len({rule for rule, *_ in EXAMPLES}) > 0.8 * len(RULES)
