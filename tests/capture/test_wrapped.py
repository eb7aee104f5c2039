"""Pages that are wrapped in something: MHTML, and saved views of a source."""

from __future__ import annotations

import hashlib
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.capture.contents import SUFFIXES, Unreadable, read_contents
from builder.capture.files import read_capture
from builder.capture.viewsource import shown_source
from builder.clean.article import clean
from builder.clean.engine import apply
from builder.config import Config
from builder.model import AuthorityFiles
from builder.problems import Problems
from tests.cases import cases

WRAPPED = Path(__file__).parent / "wrapped"
CASES = cases(WRAPPED)
PAGE = """<html><head><title>The port is open</title><link rel="canonical" href="https://harbour.example/port"></head>
<body><article><h1>The port is open</h1><p>Ships — the first since January — came in on Thursday &amp; stayed.</p>
<p>“We waited long enough,” said Ann Other, who runs the harbour office.</p></article></body></html>"""
SOURCES = st.text(st.characters(codec="utf-8", exclude_characters="\r"))


def in_mhtml(page: str) -> str:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=cut\n\n"
    return f"{head}--cut\nContent-Type: text/html\n\n{page}\n--cut--"


def in_table(source: str) -> str:
    rows = (
        f'<tr><td class="line-number" value="{number}"></td><td class="line-content">'
        f'<span class="html-tag">{escape(line, quote=False) or "<br>"}</span></td></tr>'
        for number, line in enumerate(source.split("\n"), 1)
    )
    return f'<body><div class="line-gutter-backdrop"></div><table><tbody>{"".join(rows)}</tbody></table></body>'


def in_spans(source: str) -> str:
    lines = (
        f'<span id="line{number}"><span></span>{escape(line, quote=False)}</span>'
        for number, line in enumerate(source.splitlines(keepends=True) or [""], 1)
    )
    return f'<html><body id="viewsource" style="tab-size: 4">{"".join(lines)}</body></html>'


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_the_page_is_read_out_of_its_wrapping_and_all_else_stays(case: dict[str, Any], line_break: str) -> None:
    file = case["file"].replace("\n", line_break)
    read = read_contents(file.encode(), case["suffix"])
    assert read.text.replace("\r\n", "\n") == case.get("text", case["file"])
    assert read.encoding == case.get("encoding", "utf-8")
    assert read.media_type == ("text/plain" if case["suffix"] == ".txt" else "text/html")
    assert read.location == case.get("location")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("a.mhtml", in_mhtml(PAGE)),
        ("a.html", in_table(PAGE)),
        ("a.htm", in_spans(PAGE)),
        ("a.mht", in_mhtml(in_table(PAGE))),
    ],
)
def test_edits_lead_from_the_page_in_the_wrapping_to_the_article(name: str, file: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(file.encode())
    problems = Problems()
    capture = read_capture(tmp_path / name, tmp_path, Config(title="Harbour news"), problems)
    assert not problems
    assert capture is not None
    assert capture.raw.text == PAGE
    assert capture.raw.sha256 == hashlib.sha256(file.encode()).hexdigest()
    assert capture.raw.length == len(file.encode())
    article = clean(capture, AuthorityFiles())
    assert apply(PAGE, article.edits) == article.text
    assert article.title.value == "The port is open"
    assert article.url.value == "https://harbour.example/port"
    assert "Ships — the first since January — came in on Thursday & stayed." in article.text


@given(SOURCES)
@example("")
@example("\n\n")
@example("&amp;lt; &#60; &nbsp;")
def test_every_source_is_read_back_from_its_view(source: str) -> None:
    assert shown_source(in_table(source)) == source
    assert shown_source(in_spans(source)) == source


def is_read_or_refused(data: bytes, suffix: str) -> bool:
    try:
        read = read_contents(data, suffix)
    except Unreadable as error:
        return bool(str(error) and error.hint) and error.line >= 1
    return isinstance(read.text, str)


@given(st.binary(), st.sampled_from(SUFFIXES))
@example(b"Content-Type: multipart/related; boundary*=x''%FF\n\n--\xff", ".mht")
@example(b'Content-Type: text/html; charset="\0"\n\n<p>', ".mht")
@example(b"Content-Type: text/html\nContent-Location: =?x?q?=?=\n\n<p>", ".mht")
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    assert is_read_or_refused(data, suffix)


@given(st.sampled_from([case.values[0]["file"].encode() for case in CASES]), st.data())
def test_a_damaged_message_is_read_or_refused(file: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(file)))
    damaged = file[:start] + data.draw(st.binary(max_size=4)) + file[start + data.draw(st.integers(0, 20)) :]
    assert is_read_or_refused(damaged, ".mhtml")


def test_multiparts_in_multiparts_in_multiparts_are_refused_and_not_followed() -> None:
    levels = (f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n" for n in range(5000))
    with pytest.raises(Unreadable, match="without an HTML page"):
        read_contents(b"MIME-Version: 1.0\n" + "".join(levels).encode(), ".mhtml")
