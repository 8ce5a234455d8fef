"""Gradebook files on request."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from aeries_sdk.errors import ConfigError
from aeries_sdk.models import GradebookScore
from aeries_sdk.oneroster import Options, Status, check, export
from aeries_sdk.resources.gradebook_scores import GradebookScores
from aeries_sdk.testing import DemoDistrict

Tables = dict[str, list[dict[str, str]]]
Read = Callable[[Path], Tables]


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_scores_reach_the_students_of_their_class(tmp_path: Path, read_zip: Read, version: str) -> None:
    path = tmp_path / "oneroster.zip"
    with DemoDistrict(students=60, schools=2, seed=3, oddities=False) as district, district.client() as client:
        report = export(client, path, version, options=Options(gradebooks=True))
        assert report.status is Status.COMPLETED, str(report)
        section = client.sections.list(994)[0].section_number
        book = client.gradebooks.list_for_section(994, section)[0]
        scores = client.gradebook_scores.list(book.gradebook_number, 1)
    assert {found.rule for found in check(path)} <= {"class-no-student"}
    tables = read_zip(path)
    items = {row["sourcedId"]: row for row in tables["lineItems"]}
    in_class = {(row["classSourcedId"], row["userSourcedId"]) for row in tables["enrollments"]}
    assert {
        (items[row["lineItemSourcedId"]]["classSourcedId"], row["studentSourcedId"]) for row in tables["results"]
    } <= in_class
    graded = [score for score in scores if score.points_earned is not None and score.mark.strip()]
    wanted = {(str(score.student_id), score.points_earned) for score in graded}
    mine = {
        (row["studentSourcedId"], float(row["score"]))
        for row in tables["results"]
        if items[row["lineItemSourcedId"]]["classSourcedId"] == f"994_{section}"
        and row["scoreStatus"] == "fully graded"
    }
    assert wanted <= mine
    sessions = {row["sourcedId"]: row["type"] for row in tables["academicSessions"]}
    if version == "1.1":
        assert {sessions[row["gradingPeriodSourcedId"]] for row in items.values()} == {"gradingPeriod"}
    else:
        assert {row["academicSessionSourcedId"] for row in items.values()} <= set(sessions)
        assert {row["scoreScaleValue"] for row in tables["scoreScales"]} == {"{A:90},{B:80},{C:70},{D:60},{F:0}"}
    assert {row["title"] for row in tables["categories"]} <= {"Homework", "Tests"}


@pytest.mark.parametrize("other", [False, True])
def test_a_student_who_stands_twice_in_a_list_of_scores_has_one_result(
    tmp_path: Path, other: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "oneroster.zip"
    read = GradebookScores.list

    def twice(self: GradebookScores, gradebook_number: int, assignment_number: int) -> list[GradebookScore]:
        scores = read(self, gradebook_number, assignment_number)
        return [*scores, *(attrs.evolve(each, points_earned=1.25) if other else each for each in scores)]

    monkeypatch.setattr(GradebookScores, "list", twice)
    with DemoDistrict(students=60, schools=2, seed=3, oddities=False) as district, district.client() as client:
        report = export(client, path, "1.2", options=Options(gradebooks=True))
    assert report.status is Status.COMPLETED, str(report)
    assert {found.rule for found in check(path)} <= {"class-no-student"}
    assert ("score-twice" in {finding.rule for finding in report.findings}) is other


def test_a_failed_school_keeps_its_scores(tmp_path: Path, read_zip: Read) -> None:
    path = tmp_path / "oneroster.zip"
    options = Options(gradebooks=True, failed_schools="keep")
    with DemoDistrict(students=60, schools=2, seed=3, oddities=False) as district, district.client() as client:
        export(client, path, options=options)
        before = read_zip(path)
        district.fault("status_500_message", path="/schools/990/students")
        assert export(client, path, options=options).status is Status.COMPLETED_WITH_ERRORS
    assert read_zip(path) == before


def test_gradebooks_are_never_written_about_invented_people() -> None:
    with pytest.raises(ConfigError):
        Options(gradebooks=True, anonymise="x")
