"""What captures tell of their publication: `cases/*.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.model import AuthorityFiles, EventAuthority, Outlet
from tests.cases import cases
from tests.clean.articles import cleaned

BODY = (
    "The council met for three hours and put off its vote on the new harbour until the spring, said the mayor.\n"
    "Members of both parties had asked for more time to read the report, which has nine hundred pages.\n"
    "The harbour would cost the valley forty million, and nobody has said where that sum is to come from.\n"
)


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_a_capture_tells_of_its_publication(case: dict[str, Any]) -> None:
    authority = AuthorityFiles(
        outlets={name: Outlet(name, name, (), (domain,)) for name, domain in case.get("outlets", {}).items()},
        events={
            f"{name}-{date}": EventAuthority(f"{name}-{date}", name, date=str(date))
            for name, dates in case.get("events", {}).items()
            for date in dates
        },
    )
    raw = case["raw"].replace("{body}", BODY)
    article = cleaned(raw, authority=authority, html=case.get("html", False), **case.get("sidecar", {}))
    for fact in ("publisher", "published", "updated"):
        if fact in case:
            found = getattr(article, fact)
            assert [found.value, found.basis] == case[fact]
            assert bool(found.evidence) == (found.basis in {"text", "inferred"})
