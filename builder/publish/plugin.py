"""The MkDocs plugin: lends an archive its title, address, theme and search page, and keeps out what no page uses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import Config as PluginConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

from builder.config import read_config
from builder.problems import Problems
from builder.publish import search_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.theme import Theme

THEME = Path(__file__).with_name("theme")
# Parts of Material that no page of ours loads: its scripts with its search (Pagefind takes its place), the palette that
# they switch (our style sheet has both schemes), and source maps.
UNUSED = re.compile(r"assets/javascripts/(bundle\.|lunr/|workers/)|assets/stylesheets/palette\.|assets/.*\.map$")


class _NoSettings(PluginConfig):  # type: ignore[no-untyped-call]
    """Everything comes from the archive's `sources/archive.yml`."""


class NewsarchivePlugin(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """Adapts MkDocs to an archive: what it needs to know, and what it should not publish."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take title, description, language and address from the archive, and our theme over Material's."""
        problems = Problems()
        archive = read_config(Path(config.docs_dir).parent, problems)
        if problems:
            raise PluginError("\n".join(map(str, problems.sorted())))
        config.site_name = archive.title
        config.site_description = archive.description
        config.site_url = archive.url or ""
        config.theme["language"] = _theme_language(archive.language, config.theme)
        config.theme["palette"] = None
        config.theme.dirs.insert(0, str(THEME))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the search page; leave out sections without a page, and parts of Material that nothing here loads."""
        config.nav = [section for section in config.nav or [] if not _lacks_page(section, files)]
        files.append(File.generated(config, search_page.PAGE, content=search_page.search_page(_indexes(config.nav))))
        if config.site_url:
            text = search_page.search_description(config.site_name, config.site_description or "", config.site_url)
            files.append(File.generated(config, search_page.DESCRIPTION, content=text))
        for file in list(files):
            if UNUSED.match(file.src_uri):
                files.remove(file)
        return files


def _lacks_page(section: object, files: Files) -> bool:
    """Whether a section of the navigation is an index that this archive has no use for."""
    path = next(iter(section.values()), "") if isinstance(section, dict) else section
    return isinstance(path, str) and path.endswith("/index.md") and files.get_file_from_path(path) is None


def _indexes(sections: list[object]) -> Iterator[tuple[str, str]]:
    """Title and path of each section that is an index."""
    for section in sections:
        for title, path in section.items() if isinstance(section, dict) else ():
            if isinstance(path, str) and path.endswith("/index.md"):
                yield title, path


def _theme_language(tag: str, theme: Theme) -> str:
    """The nearest language that Material speaks: a page in another language is still better with English buttons."""
    for language in (tag, tag.split("-")[0]):
        if any(Path(folder, f"partials/languages/{language}.html").is_file() for folder in theme.dirs):
            return language
    return "en"
