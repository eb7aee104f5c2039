"""What each rule does and leaves, case by case: `cases/<rule>.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.clean.engine import apply
from builder.clean.table import RULES
from builder.model import Authority, AuthorityFiles, EventAuthority, Outlet
from tests.cases import cases
from tests.clean.articles import cleaned

FOLDER = Path(__file__).parent / "cases"
CASES = cases(FOLDER)


def authority(case: dict[str, Any]) -> AuthorityFiles:
    """The authority files that a case needs: `people`, `outlets` (name: domain) and `events` (name: date)."""
    return AuthorityFiles(
        entities={name: Authority(name, "person", name) for name in case.get("people", ())},
        outlets={name: Outlet(name, name, (), (domain,)) for name, domain in case.get("outlets", {}).items()},
        events={name: EventAuthority(name, name, date=date) for name, date in case.get("events", {}).items()},
    )


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_cleaned_as_it_says(case: dict[str, Any]) -> None:
    raw = case["raw"]
    article = cleaned(raw, authority=authority(case), **case.get("sidecar", {}))
    assert article.text == case.get("text", raw).rstrip("\n")
    assert apply(raw, article.edits) == article.text
    if "kinds" in case:
        assert [block.kind for block in article.blocks] == case["kinds"].split()
    if "credits" in case:
        assert list(article.credits) == case["credits"]
    if "remarks" in case:
        assert [remark.message for remark in article.remarks] == case["remarks"]
    for fact in ("title", "publisher", "published", "updated"):
        if fact in case:
            found = getattr(article, fact)
            assert [found.value, found.basis] == case[fact]


@pytest.mark.parametrize("rule", [entry.name for entry in RULES])
def test_every_rule_has_a_case_that_it_changes_and_one_that_stays(rule: str) -> None:
    own = cases_of(rule)
    assert any(rule in {edit.rule for edit in edits(case)} for case in own)
    assert any(rule not in {edit.rule for edit in edits(case)} for case in own)


def cases_of(rule: str) -> list[dict[str, Any]]:
    """The cases in the file of `rule`."""
    found: list[dict[str, Any]] = [param.values[0] for param in CASES if str(param.id).startswith(f"{rule}: ")]
    assert found, f"no cases in {FOLDER / rule}.yml"
    return found


def edits(case: dict[str, Any]) -> tuple[Any, ...]:
    """The edits that cleaning makes in a case."""
    return cleaned(case["raw"], authority=authority(case), **case.get("sidecar", {})).edits
