"""What damages cells is named, on the right row and once; what only looks damaged stays silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aeries_sdk.findings import Finding
from aeries_sdk.oneroster import check

Files = dict[str, list[list[str]]]
Sets = Callable[[str, str], Files]
Pack = Callable[..., Path]

USER = "users.csv"


def put(files: Files, column: str, *values: str, file: str = USER) -> None:
    """Write values into the first rows of a column."""
    place = files[file][0].index(column)
    for row, value in zip(files[file][1:], values, strict=False):
        row[place] = value


def everywhere(files: Files, column: str, value: Callable[[int], str], file: str = USER) -> None:
    place = files[file][0].index(column)
    for number, row in enumerate(files[file][1:]):
        row[place] = value(number)


def people(files: Files, count: int) -> None:
    """Add students who differ from the first one by id and username."""
    like = next(row for row in files[USER] if row[0] == "st2")
    for number in range(count):
        files[USER].append([f"x{number}", *like[1:6], f"x{number}", *like[7:]])


def brief(findings: list[Finding]) -> list[tuple[str, str, int | None, str]]:
    return [(each.rule, each.file, each.line, each.column) for each in findings]


DAMAGED = {
    "givenName": [
        "NULL", "None", "nan", "undefined", "#N/A", "#NAME?", "9.9E+07", "Pe\ufffda", "O&#39;Hara", '"Sample"',
        "'00123", '="00123"', "Jos\u00c3\u00a9", "Mar\u00e2\u20ac\u2122a", "Jos\\u00e9", "O''Hara", "Pe?a",
        "<b>Ann</b>",
    ],
    "familyName": ["NULL", "null", "N/A", "#REF!", "Nu\u00c3\u00b1ez", "ESPA\u00c3\u2018OL", "O\\'Hara"],
    "middleName": ["None", "NULL", "(null)"],
    "identifier": ["NULL", "#VALUE!", "1.23E+11", "1.2345678E11", "1.23e+11", "'00123", '="00123"', '"7"'],
    "username": ["NULL", "none", "undefined", "9.9E+07", '"pat"'],
    "phone": ["NULL", "#N/A", "5.55E+09", "'5550100", "########"],
    "email": ['"pat@example.org"'],
}  # fmt: skip


@pytest.mark.parametrize(("column", "text"), [(column, text) for column, texts in DAMAGED.items() for text in texts])
def test_a_damaged_cell_is_told_of_at_its_row(correct_set: Sets, pack: Pack, column: str, text: str) -> None:
    files = correct_set("1.1", "bulk")
    put(files, column, "", text) if column not in ("givenName", "familyName", "username") else put(
        files, column, "Ann", text
    )
    assert brief(check(pack(files))) == [("damaged-text", USER, 3, column)]


HONEST = {
    "familyName": [
        "Null", "None", "True", "Nan", "Na", "O", "O'Brien", "'Aulani", "'t Hooft", "D'\u00c1vila", "JO\u00c3O", "Ng",
        "Smith-Null", "Ann & Co", "Sm\u00ee\u021b", "\u738b", "\u00d1", "Xx", "E", "N\u00fa\u00f1ez", "\u041b\u0438",
    ],
    "givenName": ["Nan", "True", "X", "Jos\u00e9", 'Robert "Bob"', "A.", "\u01c3Xu", "Jo-Ann", "Ma'am"],
    "middleName": ["'Iolani", "Q", '"Bob"', "E"],
    "identifier": ["12E4", "7E2", "E12", "001", "1.0", "A+B", "1e5"],
    "username": ["pat+x", "o'hara", "nullnull", "12E4"],
    "phone": ["+1 (555) 010-0000", "555-0100", "+15550100"],
    "email": [
        "pat+x@example.org", "o'hara@example.org", "jos\u00e9@sch\u00fcle.example", "a@xn--schle-kva.example",
        "a@\u0909\u0926\u093e\u0939\u0930\u0923.\u092d\u093e\u0930\u0924",
        "jose\u0301@schu\u0308le.example",
        "a.b-c_d@sub.example.org", "1@example.org", "null@example.org", '"a b"@example.org', "x@example.museum",
    ],
    "userIds": ["{Aeries:12E4}"],
}  # fmt: skip


@pytest.mark.parametrize(("column", "text"), [(column, text) for column, texts in HONEST.items() for text in texts])
@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_an_odd_but_honest_cell_is_silent(correct_set: Sets, pack: Pack, version: str, column: str, text: str) -> None:
    files = correct_set(version, "bulk")
    put(files, column, text)
    assert brief(check(pack(files))) == []


@pytest.mark.parametrize(
    "title", ['"Hamlet"', "Art & Music", "C#", "#1 Math", "Q&A?", "None of the Above", "\u201cA\u00d1O\u201d", "Who?Me"]
)
def test_titles_may_be_odd(correct_set: Sets, pack: Pack, title: str) -> None:
    files = correct_set("1.1", "bulk")
    put(files, "title", title, file="classes.csv")
    assert check(pack(files)) == []


def test_a_person_named_null_may_have_that_username(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    put(files, "familyName", "Null")
    put(files, "username", "null")
    assert check(pack(files)) == []


def test_siblings_named_null_are_no_damage(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    put(files, "familyName", "Null", "Null", "Null", "Null")
    assert check(pack(files)) == []


def test_a_list_in_capitals_may_hold_a_surname_in_capitals(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    put(files, "familyName", "NULL", "LEE", "KIM", "SAMPLE", "NONE")
    assert check(pack(files)) == []


def test_a_family_shares_an_address_and_staff_the_numbers_of_students(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    parent = files[USER][5]
    files[USER].append(["pa2", *parent[1:6], "pa2", *parent[7:]])
    files[USER][3][15] = "pa1,pa2"
    put(files, "email", "t1@example.org", "", "home@example.org", "", "home@example.org", "home@example.org")
    put(files, "identifier", "1001", "", "1001", "1002")
    assert check(pack(files)) == []


def test_one_person_with_two_roles_shares_with_no_one(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    teacher = files[USER][1]
    put(files, "givenName", "Ann")
    files[USER].append(["ad1", *teacher[1:5], "administrator", "ad1", *teacher[7:]])
    everywhere(files, "email", lambda number: "ann@example.org" if number in (0, 5) else "")
    assert check(pack(files)) == []


def test_hashed_passwords_are_not_in_clear(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    put(files, "password", "{SSHA}abc=", "$2y$10$abc", "5f4dcc3b5aa765d61d8327deb882cf99")
    assert check(pack(files)) == []


def test_a_district_user_belongs_to_every_school(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    put(files, "orgSourcedIds", "d1", "s2,s1")
    assert check(pack(files)) == []


def test_two_calendars_may_share_a_year(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    sessions = files["academicSessions.csv"]
    sessions.append(["y2", "", "", "Year-round", "schoolYear", "2026-07-01", "2027-07-01", "", "2027"])
    sessions.append(["t9", "", "", "Track A", "term", "2026-07-06", "2026-12-19", "y2", "2027"])
    assert check(pack(files)) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("identifier", lambda number: "9.9E+07"),
        ("identifier", lambda number: "77"),
        ("identifier", lambda number: f"{number + 100}.0"),
        ("familyName", lambda number: "None"),
        ("middleName", lambda number: f"'Q{number}'"),
        ("email", lambda number: f'"{number}@example.org"'),
        ("status", lambda number: "NULL"),
        ("grades", lambda number: ""),
        ("password", lambda number: f"secret{number}"),
    ],
)
def test_what_a_whole_column_suffers_is_one_finding(
    correct_set: Sets, pack: Pack, column: str, value: Callable[[int], str]
) -> None:
    files = correct_set("1.1", "bulk")
    people(files, 40)
    everywhere(files, column, value)
    (finding,) = check(pack(files), limit=1000)
    assert (finding.file, finding.column) == (USER, column)
    assert any(str(number) in finding.remedy for number in range(38, 46))


def test_names_in_quotes_are_one_finding_for_all_columns(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    people(files, 10)
    everywhere(files, "givenName", lambda number: '"Kim"')
    everywhere(files, "familyName", lambda number: '"Lee"')
    (finding,) = check(pack(files))
    assert "givenName, familyName" in finding.remedy


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("08/10/2026", "month/day/year"),
        ("2026/08/10", "year/month/day"),
        ("46244", "spreadsheet"),
        ("20260810", "without signs"),
        ("2026-08-10 00:00:00", "with a time"),
        ("10-Aug-26", "two digits"),
        ("Aug 10, 2026", "name of the month"),
    ],
)
def test_dates_in_another_form_are_one_finding_per_column(correct_set: Sets, pack: Pack, form: str, name: str) -> None:
    files = correct_set("1.1", "bulk")
    everywhere(files, "startDate", lambda number: form, "academicSessions.csv")
    (finding,) = check(pack(files))
    assert (finding.rule, finding.line, finding.column) == ("date", 2, "startDate")
    assert name in finding.remedy or name == "two digits"
    assert "3 more" in finding.remedy


def test_a_file_that_is_cut_off_is_named_so(correct_set: Sets, pack: Pack) -> None:
    path = pack(correct_set("1.1", "bulk"), {"enrollments.csv": lambda content: content[:-40]})
    assert any("cut off" in finding.remedy for finding in check(path) if finding.rule == "row-width")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("users.xlsx", "spreadsheet"),
        ("all.zip", "archive"),
        ("users (1).csv", "users.csv"),
        ("users.csv.txt", "users.csv"),
    ],
)
def test_a_foreign_file_is_told_what_it_may_be(correct_set: Sets, pack: Pack, name: str, says: str) -> None:
    files = correct_set("1.1", "bulk")
    files[name] = [["x"]]
    (finding,) = check(pack(files))
    assert finding.rule == "package-extra-file"
    assert says in finding.remedy


def test_a_zipped_folder_is_one_finding(correct_set: Sets, pack: Pack) -> None:
    files = {f"rosters/{name}": rows for name, rows in correct_set("1.1", "bulk").items()}
    files["__MACOSX/rosters/._users.csv"] = [["x"]]
    files["__MACOSX/rosters/._orgs.csv"] = [["x"]]
    assert sorted(finding.rule for finding in check(pack(files))) == ["package-folder", "package-system-files"]


def test_an_unreadable_file_is_told_of_alone(correct_set: Sets, pack: Pack) -> None:
    path = pack(correct_set("1.2", "bulk"), {USER: lambda content: content.replace(b",", b"|")})
    (finding,) = check(path)
    assert "vertical bars" in finding.remedy
