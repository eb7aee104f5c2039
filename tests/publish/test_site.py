from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from builder.problems import ProblemsFound
from builder.publish.site import ENVIRONMENT, PACKAGED_SETTINGS, build_site, replace_folder

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("sample")

SETTINGS = "title: Harbour & pier <news>\nurl: https://example.org/harbour/\n"


def archive(root: Path, settings: str = SETTINGS, **pages: str) -> Path:
    """A folder with settings and `pages` by name, as if they were generated."""
    (root / "sources").mkdir(parents=True)
    (root / "sources/archive.yml").write_text(settings)
    (root / "docs").mkdir()
    for name, text in {"index": "# Home\n", "about": "# About\n", **pages}.items():
        (root / "docs" / f"{name}.md").write_text(text)
    return root


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_site_takes_its_title_and_address_from_the_archive(tmp_path: Path) -> None:
    page = html.parse(str(build_site(archive(tmp_path)) / "index.html"))
    assert page.findtext(".//title") == "Harbour & pier <news>"
    assert page.find(".//link[@rel='canonical']").get("href") == "https://example.org/harbour/"


def test_a_warning_stops_the_build_says_where_and_leaves_the_last_good_site(tmp_path: Path) -> None:
    root = archive(tmp_path, pier="# Pier\n")
    before = files(build_site(root))
    (root / "docs/pier.md").write_text("# Pier\n\nSee [the port](port.md).\n")
    with pytest.raises(ProblemsFound, match=r"^docs/pier\.md:3: .*'port\.md'"):
        build_site(root)
    assert files(root / "site") == before
    assert sorted(path.name for path in root.iterdir()) == ["docs", "site", "sources"]


def test_a_check_that_fails_leaves_the_last_good_site(tmp_path: Path) -> None:
    root = archive(tmp_path, pier="# Pier\n")
    before = files(build_site(root))
    (root / "docs/pier.md").write_text('# Pier\n\n<p><a href="../port/">Port</a></p>\n')
    with pytest.raises(ProblemsFound, match=r"^site/pier/index\.html:\d+: '\.\./port/' leads nowhere$"):
        build_site(root)
    assert files(root / "site") == before


def test_if_the_new_site_cannot_be_put_in_place_the_old_one_comes_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    with pytest.raises(FileNotFoundError):
        replace_folder(site, tmp_path / "missing", tmp_path / "old")
    assert site.is_dir()


def test_broken_settings_of_mkdocs_are_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    root = archive(tmp_path)
    (root / "mkdocs.yml").write_text("site_name: [unclosed\n")
    with pytest.raises(ProblemsFound, match=r"^mkdocs\.yml:1: "):
        build_site(root)


def test_broken_settings_of_the_archive_are_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    root = archive(tmp_path, settings="titel: Harbour\n")
    with pytest.raises(ProblemsFound, match="titel"):
        build_site(root)


@pytest.mark.parametrize(("tag", "spoken"), [("en-GB", "en"), ("pt-BR", "pt"), ("de-AT", "de"), ("mt", "en")])
def test_the_theme_speaks_the_nearest_language_that_it_knows(tag: str, spoken: str, tmp_path: Path) -> None:
    root = archive(tmp_path, settings=f"title: T\nlanguage: {tag}\n")
    assert html.parse(str(build_site(root) / "index.html")).getroot().get("lang") == spoken


def test_nothing_is_published_that_no_page_uses(tmp_path: Path) -> None:
    published = files(build_site(archive(tmp_path)))
    unused = ("lunr", "workers", "bundle", "stylesheets/palette", ".map", "pagefind-ui", ".generated")
    assert [name for name in published if any(part in name for part in unused)] == []


def test_sections_without_a_page_are_left_out_of_the_navigation(tmp_path: Path) -> None:
    assert "People" not in (build_site(archive(tmp_path)) / "index.html").read_text()


def test_a_browser_can_search_the_archive_from_its_address_bar(tmp_path: Path) -> None:
    tree = etree.fromstring((build_site(archive(tmp_path)) / "opensearch.xml").read_bytes())
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert tree.findtext(f"{name}ShortName") == "Harbour & pier <"
    assert tree.find(f"{name}Url").get("template") == "https://example.org/harbour/search/?q={searchTerms}"


def test_an_archive_without_an_address_has_none_to_search_at(tmp_path: Path) -> None:
    assert not (build_site(archive(tmp_path, settings="title: Harbour\n")) / "opensearch.xml").exists()


def test_the_same_pages_build_under_properdocs_byte_for_byte(sample: Path, tmp_path: Path) -> None:
    settings = sample / "mkdocs.yml"
    settings.write_text(f"INHERIT: {PACKAGED_SETTINGS}\n")
    command = [sys.executable, "-m", "properdocs", "build", "--quiet", "--strict"]
    environment = os.environ | ENVIRONMENT
    subprocess.run([*command, "-f", settings, "-d", tmp_path / "site"], check=True, env=environment)
    settings.unlink()
    built = {name: content for name, content in files(sample / "site").items() if not name.startswith("pagefind/")}
    assert files(tmp_path / "site") == built
