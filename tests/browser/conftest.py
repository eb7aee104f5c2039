"""A real browser, and the built sample archive served as on project pages: under a sub-path."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SUB_PATH = "/newsarchive/"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site below the sub-path, and nothing beside it."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return "/nowhere"
        return super().translate_path("/" + path.removeprefix(SUB_PATH))

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(sample: Path) -> Iterator[str]:
    """Where the sample archive is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=sample / "site"))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, from `NEWSARCHIVE_CHROMIUM` or the path; without it, tests fail in CI and are skipped elsewhere."""
    program = os.environ.get("NEWSARCHIVE_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "there is no Chromium (Debian: apt-get install chromium)"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


class Watched:
    """Opens pages whose every request and message is watched: see `faults`."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def open(
        self,
        path: str = "",
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
        watch: Callable[[Response], None] = lambda _: None,
    ) -> Page:
        """The page at `path`, loaded, in a window of its own; `watch` is told of each answer that it got."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("requestfailed", lambda request: self._miss(request.url, request.failure or ""))
        page.on("response", lambda answer: self._answer(answer.url, answer.status))
        page.on("response", watch)
        page.goto(self.address + path, wait_until="load")
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"{kind}: {text}")

    def _miss(self, url: str, failure: str) -> None:
        if "ERR_ABORTED" not in failure:  # the reader left before it came
            self.faults.append(f"failed: {url} {failure}")

    def _answer(self, url: str, status: int) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"another host: {url}")
        if status >= 400:
            self.faults.append(f"{status}: {url}")


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Watched]:
    """Opens pages; afterwards, no page may have met an error, or asked another host for anything."""
    watched = Watched(browser, address)
    yield watched
    watched.close()
    assert watched.faults == []
