from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.archives import files_of, make_archive, records, run

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = "# The people of the harbour.\nann-other: {name: Ann Other, aliases: [Other], pronoun: she}\n"
PORT = "Ann Other opened the port on Monday. Ulf Sten was there.\n"
PIER = "Ulf Sten closed the pier, and Ann Other said that it would open in March.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_archive(
        tmp_path / "archive",
        {"port.txt": PORT, "port.yml": "published: 2021-03-02\n", "pier.txt": PIER},
        authority__people=PEOPLE,
    )


def test_annotate_prints_one_record_a_line_in_the_order_given_and_writes_nothing(root: Path) -> None:
    before = files_of(root)
    paths = [root / "sources/captures/port.txt", root / "sources/captures/pier.txt"]
    assert [r["id"] for r in records("--root", root, *paths)] == ["port", "pier"]
    assert [r["id"] for r in records("--root", root, *reversed(paths))] == ["pier", "port"]
    assert files_of(root) == before


def test_annotate_knows_the_archives_people_and_honours_a_sidecar_beside_any_capture(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("Ms Other spoke on Monday.\n")
    (tmp_path / "note.yml").write_text("published: 2021-03-03\npublisher: Daily Port\n")
    (record,) = records("--root", root, tmp_path / "note.txt")
    assert record["published"] == {"value": "2021-03-03", "basis": "sidecar", "evidence": []}
    assert record["publisher"]["name"] == "Daily Port"
    assert [a["entity"] for a in record["annotations"] if a["kind"] == "mention"] == ["ann-other"]
    assert [a["value"] for a in record["annotations"] if a["kind"] == "date"] == ["2021-03-01"]


def test_annotate_takes_date_and_publisher_as_options_where_no_sidecar_says_them(root: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The port opened.\n")
    options = ("--published", "2021-03", "--publisher", "Daily Port")
    paths = (tmp_path / "note.txt", root / "sources/captures/port.txt")
    note, port = records("--root", root, *options, *paths)
    assert (note["published"]["value"], note["published"]["basis"]) == ("2021-03", "option")
    assert (note["publisher"]["name"], note["publisher"]["basis"]) == ("Daily Port", "option")
    assert (port["published"]["value"], port["published"]["basis"]) == ("2021-03-02", "sidecar")


def test_annotate_works_where_there_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The port opened.\n")
    (record,) = records("--root", tmp_path, tmp_path / "note.txt")
    assert record["text"] == "The port opened."


def test_annotate_says_which_capture_it_cannot_read_and_prints_the_others(root: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = run(
        "annotate", "--root", root, tmp_path / "empty.txt", tmp_path / "no.txt", root / "sources/captures/pier.txt"
    )
    assert result.exit_code == 1
    assert [(r["id"], bool(r["text"])) for r in map(json.loads, result.stdout.splitlines())] == [
        ("empty", False),
        ("pier", True),
    ]
    assert "empty.txt:1: is empty" in result.stderr
    assert "no.txt:1: cannot be read" in result.stderr


def test_annotate_refuses_a_date_that_is_none(root: Path) -> None:
    result = run("annotate", "--root", root, "--published", "yesterday", root / "sources/captures/pier.txt")
    assert result.exit_code == 2
    assert '"yesterday" is not a date; write 2024, 2024-10 or 2024-10-24' in result.stderr


def test_annotate_of_hundreds_of_captures_keeps_their_order(root: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"{n:03}.txt" for n in range(150)]
    for n, path in enumerate(paths):
        path.write_text(f"Ship number {n} came into the port.\n")
    assert [r["id"] for r in records("--root", root, *paths)] == [path.stem for path in paths]


def test_check_finds_nothing_wrong_with_a_sound_archive(root: Path) -> None:
    result = run("check", "--root", root)
    assert result.exit_code == 0, result.stderr
    assert "2 captures" in result.stderr
    assert "no built site" in result.stderr


def test_check_prints_workflow_annotations_that_no_input_can_break_out_of(root: Path) -> None:
    (root / "sources/captures/port.yml").write_text('"a%\\n::error::b": 1\n')
    result = run("check", "--root", root, "--format", "github")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith("::error file=sources/captures/port.yml,line=1::unknown key")
    assert "a%25" in line


def test_review_prints_the_queue_where_nobody_can_be_asked(root: Path) -> None:
    result = run("review", "--root", root)
    assert result.exit_code == 0
    assert "Ulf Sten is named in 2 articles, and no authority file has it" in result.stdout


def test_evaluate_prints_the_figures_of_each_layer(root: Path, tmp_path: Path) -> None:
    gold = records("--root", root, root / "sources/captures/port.txt")[0]
    (root / "sources/gold").mkdir()
    (root / "sources/gold/port.json").write_text(json.dumps(gold))
    result = run("evaluate", "--root", root)
    assert result.exit_code == 0, result.stderr
    (names,) = [line for line in result.stdout.splitlines() if line.startswith("names ") and "whom" not in line]
    assert names.split()[1:] == ["1.000", "1.000", "1.000", "2"]


def test_evaluate_says_where_a_corrected_record_contradicts_itself(root: Path, tmp_path: Path) -> None:
    gold = records("--root", root, root / "sources/captures/port.txt")[0]
    gold["annotations"][0]["start"] += 1
    (tmp_path / "gold.json").write_text(json.dumps(gold))
    result = run("evaluate", "--root", root, tmp_path / "gold.json")
    assert result.exit_code == 1
    assert "stands where the text has" in result.stderr


@pytest.mark.parametrize("command", ["build", "serve", "annotate", "check", "review", "evaluate", "explain"])
def test_every_command_says_what_it_does(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_explain_tells_each_edit_with_its_rule_and_each_link_with_its_reason(root: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Advertisement\n\nMs Other spoke on Monday, and nobody else did.\n")
    by_path, by_id = run("explain", "--root", root, tmp_path / "note.txt"), run("explain", "--root", root, "port")
    assert by_path.exit_code == by_id.exit_code == 0
    assert "advertisements" in by_path.stdout
    assert "Advertisement" in by_path.stdout
    assert "ann-other" in by_path.stdout
    assert "in the authority files" in by_id.stdout


def test_explain_says_so_where_there_is_no_such_article(root: Path) -> None:
    result = run("explain", "--root", root, "nothing")
    assert result.exit_code == 2
    assert 'no capture has the id "nothing"' in result.stderr


def test_check_warns_of_what_cleaning_suspects_and_does_not_fail(root: Path) -> None:
    (root / "sources/captures/fog.txt").write_text('The port opened.\n\nIt was a foggy day," she said of it all.\n')
    plain, github = run("check", "--root", root), run("check", "--root", root, "--format", "github")
    assert plain.exit_code == github.exit_code == 0
    assert "sources/captures/fog.txt:3: this quotation mark closes and nothing opens it (warning)" in plain.stderr
    assert "::warning file=sources/captures/fog.txt,line=3::" in github.stdout


def test_a_capture_whose_language_nothing_tells_has_the_archives(root: Path) -> None:
    settings = root / "sources/archive.yml"
    settings.write_text(settings.read_text() + "language: de\n")
    (root / "sources/captures/pier.txt").write_text("Pier, Port, Lena Hart 2024\n")
    (root / "sources/captures/port.yml").write_text("language: nl\n")
    paths = (root / "sources/captures/pier.txt", root / "sources/captures/port.txt")
    assert [r["language"] for r in records("--root", root, *paths)] == ["de", "nl"]
