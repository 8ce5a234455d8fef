"""Assignments of gradebooks and the scores for them, read and written."""

from __future__ import annotations

from datetime import timedelta

from aeries_sdk.testing.answers.gradebooks import (
    AREA,
    category,
    find_gradebook,
    gradebooks_of,
    need_gradebook,
    roster_of,
    staff_of,
)
from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.core import Ask, Refused, Reply, routes, take, writable
from aeries_sdk.testing.people import Dice
from aeries_sdk.testing.shapes import GB_ASSIGNMENT, SCORE, STANDARD, STANDARD_SCORE, Row

SCORES = "Gradebook Scores"
_NET_TEXT = "Object reference not set to an instance of an object."
WRITABLE = writable("""
    Description:255 AssignmentCategoryCode DateAssigned@ DateDue@ NumberCorrectPossible. PointsPossible. Comment
    FormativeSummativeIndicator GradingCompleted? RubricAssignment? ExternalID
""")
SCORE_FIELDS = writable("StudentID# NumberCorrect. DateCompleted@ StandardScores[]")


def _unique(gradebook: int, number: int) -> str:
    """A GUID that tells its gradebook, so that nothing has to be searched."""
    return f"1C799626-9892-11E0-8388-{gradebook:08}{number:04}"


def _assignments(ask: Ask, gradebook: Row) -> list[Row]:
    number = int(gradebook["GradebookNumber"])
    return ask.store.rows("assignments of gradebooks", number, lambda: _make(ask, number))


def _make(ask: Ask, gradebook: int) -> list[Row]:
    rows = []
    for number in range(1, 5):
        day = ask.store.year.first + timedelta(days=7 * number)
        by_standard = number == 4
        rows.append(
            {
                **GB_ASSIGNMENT,
                "AssignmentCategory": category(gradebook, "T" if number % 3 == 0 else "H"),
                "AssignmentNumber": number,
                "DateAssigned": stamp(day),
                "DateDue": stamp(day + timedelta(days=4)),
                "Description": f"Assignment {number}",
                "DueTime": "0001-01-01T00:00:00",
                "FormativeSummativeIndicator": "S",
                "GradebookNumber": gradebook,
                "GradingCompleted": number != 3,
                "InputScoresByStandard": by_standard,
                "NarrativeGradeSet": _narrative() if number == 3 else [],
                "NarrativeGradeSetID": 7 if number == 3 else 0,
                "NumberCorrectPossible": 10.0,
                "PointsPossible": 10.0,
                "ScoresVisibleToParents": True,
                "Standards": [_standard(gradebook, number)] if by_standard else [],
                "UniqueID": _unique(gradebook, number),
                "VisibleToParents": True,
            }
        )
    return rows


def _narrative() -> list[Row]:
    marks = (("E", 95.0), ("S", 80.0), ("N", 60.0))
    return [{"Mark": mark, "NarrativeGradeSetID": 7, "PercentValue": percent} for mark, percent in marks]


def _standard(gradebook: int, number: int) -> Row:
    values = {"AcademicBenchmarkId": _unique(gradebook, 0), "AssignmentNumber": number, "GradebookNumber": gradebook}
    return {**STANDARD, **values, "NumberCorrectPossible": 10.0, "StandardId": "CEL.4.RI.9"}


def list_assignments(ask: Ask) -> list[Row]:
    """Assignments of a gradebook; none for an unknown one."""
    gradebook = find_gradebook(ask.store, ask.number("GradebookNumber"))
    return _assignments(ask, gradebook) if gradebook else []


def _target(ask: Ask) -> tuple[Row, Row] | None:
    """Gradebook and assignment of the path, by the two numbers or by the UniqueID."""
    unique = ask.params.get("UniqueID", "").upper()
    digits = unique[-12:-4]
    number = int(digits) if digits.isdigit() else int(ask.params.get("GradebookNumber", "0"))
    gradebook = find_gradebook(ask.store, number)
    if gradebook is None:
        return None
    for row in _assignments(ask, gradebook):
        if unique == row["UniqueID"] or ask.params.get("AssignmentNumber") == str(row["AssignmentNumber"]):
            return gradebook, row
    return None


def _need_target(ask: Ask, status: int = 404, message: str = "Assignment not found") -> tuple[Row, Row]:
    found = _target(ask)
    if found is None:
        raise Refused(status, message)
    return found


def get_assignment(ask: Ask) -> Row:
    """One assignment."""
    return _need_target(ask)[1]


def _linked(ask: Ask, gradebook: Row, *, wanted: bool) -> list[Row]:
    """The gradebook and, unless that is switched off, those linked to it."""
    if not wanted or not gradebook["LinkedGroup"]:
        return [gradebook]
    staff_id = staff_of(ask.store, gradebook)
    mine = gradebooks_of(ask.store, gradebook["SchoolCode"], staff_id)
    return [each for each in mine if each["LinkedGroup"] == gradebook["LinkedGroup"]] or [gradebook]


def _wants_linked(body: Row, name: str) -> bool:
    return {key.lower(): value for key, value in body.items()}.get(name, True) is not False


def insert_assignment(ask: Ask) -> Reply:
    """A new assignment, also in the linked gradebooks; answers those added."""
    gradebook, body = need_gradebook(ask), ask.body()
    sent = take(body, WRITABLE)
    if "Description" not in sent:
        raise Refused(400, "Description is required.")
    today = stamp(ask.settings.now.date())
    sent["DateDue"] = sent.get("DateDue") or sent.get("DateAssigned") or today
    sent["DateAssigned"] = sent.get("DateAssigned") or sent["DateDue"]
    added = []
    for each in _linked(ask, gradebook, wanted=_wants_linked(body, "createinlinkedgradebookstoo")):
        rows, number = _assignments(ask, each), int(each["GradebookNumber"])
        place = 1 + max((int(row["AssignmentNumber"]) for row in rows), default=0)
        key = {"GradebookNumber": number, "AssignmentNumber": place, "UniqueID": _unique(number, place)}
        new = _changed({**GB_ASSIGNMENT, "AssignmentCategory": category(number, ""), **key}, dict(sent))
        ask.store.keep("assignments of gradebooks", number, [*rows, new])
        added.append(new)
    return Reply(201, added)


def update_assignment(ask: Ask) -> list[Row]:
    """Not a patch: Comment and GradingCompleted are lost unless they are sent. Answers those changed."""
    gradebook, target = _need_target(ask)
    body = ask.body()
    sent = take(body, WRITABLE)
    if "PointsPossible" not in sent:
        raise Refused(400, "PointsPossible is required.")
    sent = {"Comment": "", "GradingCompleted": False, **sent}
    answered: list[Row] = []
    for each in _linked(ask, gradebook, wanted=_wants_linked(body, "updatelinkedgradebookstoo")):
        rows = _assignments(ask, each)
        changed = {
            row["AssignmentNumber"]: _changed(row, dict(sent))
            for row in rows
            if row["AssignmentNumber"] == target["AssignmentNumber"]
        }
        kept = [changed.get(row["AssignmentNumber"], row) for row in rows]
        ask.store.keep("assignments of gradebooks", each["GradebookNumber"], kept)
        answered += changed.values()
    return answered


def _changed(row: Row, sent: Row) -> Row:
    letter = sent.pop("AssignmentCategoryCode", None)
    if letter is not None:
        sent["AssignmentCategory"] = category(int(row["GradebookNumber"]), str(letter))
    if sent.get("FormativeSummativeIndicator", "S") not in {"F", "S"} or not row["FormativeSummativeIndicator"]:
        sent["FormativeSummativeIndicator"] = "F" if sent.get("FormativeSummativeIndicator") == "F" else "S"
    # The demo's gradebooks do not grade by rubric, so that is read as false.
    new = {**row, **sent, "RubricAssignment": False, "DueTime": row["DueTime"] or "0001-01-01T00:00:00"}
    if not sent.get("NumberCorrectPossible"):
        new["NumberCorrectPossible"] = new["PointsPossible"]
    return new


# -- scores -----------------------------------------------------------------------------------------------------------


def _scores(ask: Ask) -> list[Row]:
    # Live servers answer 500 and .NET's own words here, meaning that it was not found.
    status, message = (500, _NET_TEXT) if ask.store.oddities else (404, "Assignment not found")
    gradebook, assignment = _need_target(ask, status, message)
    return ask.store.rows("scores", assignment["UniqueID"], lambda: _make_scores(ask, gradebook, assignment))


def _make_scores(ask: Ask, gradebook: Row, assignment: Row) -> list[Row]:
    rows = []
    for each in roster_of(ask.store, gradebook):
        dice = Dice(ask.store.seed, "score", assignment["UniqueID"], each["StudentID"])
        scored = assignment["GradingCompleted"] and dice.chance(0.93)
        blank = {
            **SCORE,
            "AssignmentNumber": assignment["AssignmentNumber"],
            "GradebookNumber": assignment["GradebookNumber"],
            "IsMissing": bool(assignment["GradingCompleted"]) and not scored,
            "NumberCorrectPossible": assignment["NumberCorrectPossible"],
            "PointsPossible": assignment["PointsPossible"],
            "StudentID": each["StudentID"],
        }
        points = float(dice.number(5, 10))
        if scored:
            sent = (
                {"AeriesStandardID": each["StandardId"], "NumberCorrect": points} for each in assignment["Standards"]
            )
            standards = [_standard_score(assignment, score) for score in sent]
            blank = {**_scored(blank, points, assignment["DateDue"]), "StandardScores": standards}
        rows.append(blank)
    return rows


def _scored(row: Row, correct: float, day: str) -> Row:
    possible = float(row["NumberCorrectPossible"])
    share = correct / possible if possible else 0.0
    return {
        **row,
        "DateCompleted": day,
        "IsMissing": False,
        "Mark": f"{correct:.4f}",
        "NumberCorrect": correct,
        "PercentCorrect": round(100 * share, 4),
        "PointsEarned": round(share * float(row["PointsPossible"]), 4),
    }


def list_scores(ask: Ask) -> list[Row]:
    """Scores of one assignment."""
    return _scores(ask)


def get_score(ask: Ask) -> Row:
    """The score of one student."""
    found = [row for row in _scores(ask) if row["StudentID"] == ask.student_id]
    if not found:
        raise Refused(404, "Invalid Student ID")
    return found[0]


def update_scores(ask: Ask) -> list[Row]:
    """Write scores; answers all of the assignment, however few were changed."""
    _, assignment = _need_target(ask)
    rows = {row["StudentID"]: row for row in _scores(ask)}
    for item in ask.items():
        names = {"StudentID" if key.lower() == "permanentid" else key: value for key, value in item.items()}
        sent = take(names, SCORE_FIELDS)
        row = rows.get(sent.get("StudentID"))
        if row is None:
            raise Refused(400, "Invalid Student ID")
        standards = [_standard_score(assignment, each) for each in sent.get("StandardScores", [])]
        correct = sum(each["NumberCorrect"] for each in standards) if standards else sent.get("NumberCorrect")
        if correct is None:
            raise Refused(400, "NumberCorrect is required.")
        day = sent.get("DateCompleted") or assignment["DateDue"]
        rows[row["StudentID"]] = {**_scored(row, float(correct), day), "StandardScores": standards}
    ask.store.keep("scores", assignment["UniqueID"], list(rows.values()))
    return list(rows.values())


def _standard_score(assignment: Row, sent: Row) -> Row:
    wanted = {str(sent.get("AeriesStandardID")), str(sent.get("AcademicBenchmarkID")).upper()}
    known = [each for each in assignment["Standards"] if wanted & {each["StandardId"], each["AcademicBenchmarkId"]}]
    if not known:
        raise Refused(400, "Invalid Standard")
    correct, possible = float(sent.get("NumberCorrect", 0)), float(known[0]["NumberCorrectPossible"])
    return {
        **STANDARD_SCORE,
        "Mark": f"{correct:g}",
        "NumberCorrect": correct,
        "NumberCorrectPossible": possible,
        "PercentCorrect": round(100 * correct / possible, 4),
        "PointsEarned": correct,
        "PointsPossible": possible,
        "StandardId": known[0]["StandardId"],
    }


_LIST, _UNIQUE = "/gradebooks/{GradebookNumber}/assignments", "/gradebooks/assignments/{UniqueID}"
_ONE = f"{_LIST}/{{AssignmentNumber}}"
ROUTES = [
    *routes("gradebook.list_assignments", "GET", AREA, list_assignments, _LIST),
    *routes("gradebook.get_assignment", "GET", AREA, get_assignment, _ONE, _UNIQUE),
    # The permission that the documentation names for inserting is Update.
    *routes("gradebook.insert_assignment", "POST", AREA, insert_assignment, _LIST, access="update"),
    *routes("gradebook.update_assignment", "PUT", AREA, update_assignment, _ONE, _UNIQUE, access="update"),
    *routes("gradebook.list_scores", "GET", SCORES, list_scores, f"{_ONE}/scores", f"{_UNIQUE}/scores"),
    *routes(
        "gradebook.get_score",
        "GET",
        SCORES,
        get_score,
        f"{_ONE}/scores/{{StudentID}}",
        f"{_UNIQUE}/scores/{{StudentID}}",
    ),
    *routes(
        "gradebook.update_scores", "POST", SCORES, update_scores, f"{_ONE}/Scores", f"{_UNIQUE}/Scores", access="update"
    ),
]
