from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.end_to_end.archives import files_of, make_archive, published_records, run

PROJECT = Path(__file__).parents[2]
PORT = "Ann Other opened the port on Monday. “It is a good day,” she said.\n\nBo Stone left for Port City.\n"
PIER = "Ann Other closed the pier. Bo Stone said that the port would follow in March.\n"


def small(root: Path, **others: str) -> Path:
    sidecar = "published: 2021-03-02\npublisher: Daily Port\n"
    return make_archive(root, {"port.txt": PORT, "port.yml": sidecar, "pier.txt": PIER}, **others)


def test_two_builds_give_the_same_bytes_wherever_and_in_whatever_order_the_captures_came(tmp_path: Path) -> None:
    one = small(tmp_path / "one")
    two = make_archive(tmp_path / "elsewhere/two", {"pier.txt": PIER})
    small(two)
    for root in (one, two):
        assert run("build", "--root", root).exit_code == 0
    assert files_of(one / "docs") == files_of(two / "docs")
    assert files_of(one / "site") == files_of(two / "site")
    assert run("build", "--root", one).exit_code == 0
    assert files_of(one / "site") == files_of(two / "site")


def test_a_build_that_fails_leaves_the_last_good_site_as_it_was(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert run("build", "--root", root).exit_code == 0
    before = files_of(root / "site")
    (root / "sources/captures/pier.yml").write_text("published: 2021-02-30\n")
    (root / "sources/captures/empty.txt").write_text("")
    result = run("build", "--root", root)
    assert result.exit_code == 1
    assert 'sources/captures/pier.yml:1: "published": "2021-02-30" is not in the calendar' in result.stderr
    assert "sources/captures/empty.txt:1: is empty" in result.stderr
    assert files_of(root / "site") == before


def test_a_build_changes_nothing_in_sources(tmp_path: Path) -> None:
    root = small(tmp_path)
    before = files_of(root / "sources")
    assert run("build", "--root", root).exit_code == 0
    assert files_of(root / "sources") == before


def test_a_page_that_nothing_makes_any_more_is_removed(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert run("build", "--root", root).exit_code == 0
    assert list((root / "site/articles").glob("*/pier/index.html"))
    (root / "sources/captures/pier.txt").unlink()
    assert run("build", "--root", root).exit_code == 0
    assert not list((root / "site/articles").glob("*/pier/index.html"))
    assert "pier" not in published_records(root)


@pytest.mark.parametrize("rights", ["excerpt", "metadata", "withheld"])
def test_what_the_rights_keep_private_is_in_no_file_of_the_site(rights: str, tmp_path: Path) -> None:
    lead = "The harbour of Port City opened its gates on Monday to the sound of bells and horns. " * 4
    private = "The zanzibarian lighthouse keeper kept quiet."
    root = make_archive(
        tmp_path,
        {
            "port.txt": f"{lead.strip()}\n\nA second paragraph tells what else was seen there.\n\n{private}\n",
            "port.yml": f"title: Port opens\nrights: {rights}\n",
            "pier.txt": PIER,
        },
    )
    assert run("build", "--root", root).exit_code == 0
    for folder in ("site", "docs"):
        for name, content in files_of(root / folder).items():
            assert b"zanzibarian" not in content.lower(), name


def test_an_archive_of_one_capture_without_any_authority_file_builds(tmp_path: Path) -> None:
    result = run("build", "--root", make_archive(tmp_path, {"pier.txt": PIER}))
    assert result.exit_code == 0, result.stderr


def test_captures_of_many_kinds_build_together(tmp_path: Path) -> None:
    captures: dict[str, str | bytes] = {
        "latin.txt": "The caf\xe9 by the pier closed \x93for good\x94, its owner said on Monday.".encode("latin-1"),
        "bom.txt": "\ufeffThe port opened.\r\n\r\nThe pier followed on Tuesday.\r\n",
        "utf16.txt": "The port opened at noon and closed at night.".encode("utf-16"),
        "russian.txt": "Порт снова открыт, сообщили в управлении. Корабли вошли в гавань утром.\n" * 3,
        "arabic.txt": "افتتح الميناء من جديد يوم الاثنين بعد ثلاثة أسابيع من الإصلاحات.\n",
        "page.html": "<!doctype html><title>Port</title><nav>Home | News</nav><article><h1>Port opens</h1>"
        "<p>The port opened again on Monday after three weeks.</p></article><script>var x = 'leak';</script>",
        "broken.html": "<p>The port <b>opened <i>again</p><div><p>on Monday, said the master",
        "Ünïcode näme 1.txt": "The port opened.\n",
        "long-line.txt": "The port opened again. " * 2000,
    }
    root = make_archive(tmp_path, captures)
    result = run("build", "--root", root)
    assert result.exit_code == 0, result.stderr
    made = published_records(root)
    assert len(made) == len(captures)
    assert made["latin"]["text"].startswith("The café by the pier closed “for good”")
    assert "leak" not in made["page"]["text"]


def test_the_guide_builds_with_an_archive_that_lacks_most_kinds_of_page(tmp_path: Path) -> None:
    root = make_archive(tmp_path, {"fog.txt": "It was foggy all day, and nothing else was heard of it.\n"})
    for folder in ("read", "edit", "contribute", "assets"):
        shutil.copytree(PROJECT / "docs" / folder, root / "docs" / folder)
    result = run("build", "--root", root)
    assert result.exit_code == 0, result.stderr


def test_the_pages_of_the_sample_archive_build_under_a_sub_path(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "sources", tmp_path / "sources")
    result = run("build", "--root", tmp_path)
    assert result.exit_code == 0, result.stderr
    assert len(published_records(tmp_path)) == 5
