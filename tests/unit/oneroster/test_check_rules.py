"""Every rule catches its fault: a correct set is spoilt in one place, and the finding names rule and place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from aeries_sdk.oneroster import check
from aeries_sdk.oneroster.check import RULES, rules_page

Files = dict[str, list[list[str]]]
Change = Callable[[Files], None]


def cell(file: str, row: str, column: str, value: str) -> Change:
    """Put a value into one cell; rows are named by their first column."""

    def change(files: Files) -> None:
        rows = files[file]
        next(fields for fields in rows[1:] if fields[0] == row)[rows[0].index(column)] = value

    return change


def column(file: str, name: str, value: str) -> Change:
    """Put a value into all cells of a column."""

    def change(files: Files) -> None:
        place = files[file][0].index(name)
        for fields in files[file][1:]:
            fields[place] = value

    return change


def again(file: str, row: str, **values: str) -> Change:
    """Add a row like another one."""

    def change(files: Files) -> None:
        header = files[file][0]
        copy = list(next(fields for fields in files[file][1:] if fields[0] == row))
        for name, value in values.items():
            copy[header.index(name)] = value
        files[file].append(copy)

    return change


def without_row(file: str, row: str) -> Change:
    def change(files: Files) -> None:
        files[file] = [fields for fields in files[file] if fields[0] != row]

    return change


def without_line(file: str, place: int) -> Change:
    def change(files: Files) -> None:
        del files[file][place]

    return change


def in_folder(files: Files) -> None:
    """Move everything into a folder, as zipping a folder does."""
    for name in list(files):
        renamed(name, f"rosters/{name}")(files)


def without_file(file: str, *, listed: bool = False) -> Change:
    def change(files: Files) -> None:
        del files[file]
        if not listed and file != "manifest.csv":
            cell("manifest.csv", f"file.{file[:-4]}", "value", "absent")(files)

    return change


def header(file: str, edit: Callable[[list[str]], list[str]]) -> Change:
    """Edit the header and all rows alike, as moving or dropping a column does."""

    def change(files: Files) -> None:
        names = files[file][0]
        order = edit(list(names))
        files[file] = [
            order,
            *([fields[names.index(name)] if name in names else "" for name in order] for fields in files[file][1:]),
        ]

    return change


def added(file: str, *rows: list[str]) -> Change:
    def change(files: Files) -> None:
        files.setdefault(file, []).extend(list(row) for row in rows)

    return change


def both(*changes: Change) -> Change:
    def change(files: Files) -> None:
        for one in changes:
            one(files)

    return change


def renamed(file: str, name: str) -> Change:
    def change(files: Files) -> None:
        files[name] = files.pop(file)

    return change


def replaced(file: str, old: bytes, new: bytes) -> dict[str, Callable[[bytes], bytes]]:
    def spoil(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return {file: spoil}


def nothing(files: Files) -> None:
    """Leave the set as it is."""


@attrs.frozen
class Fault:
    """One fault, the rule that must catch it, and where the finding must point."""

    rule: str
    change: Change = nothing
    file: str = ""
    column: str = ""
    version: str = "1.1"
    mode: str = "bulk"
    spoil: dict[str, Callable[[bytes], bytes]] = attrs.Factory(dict)
    also: str = ""


USER, ENROLLMENT, CLASS, SESSION = "users.csv", "enrollments.csv", "classes.csv", "academicSessions.csv"
ORG, COURSE, MANIFEST = "orgs.csv", "courses.csv", "manifest.csv"

FAULTS = {
    # The package
    "folder": Fault("package-folder", renamed(ORG, "data/orgs.csv"), also="manifest-file-missing bulk-needs"),
    "all in a folder": Fault("package-folder", in_folder),
    "foreign file": Fault("package-extra-file", added("readme.txt", ["hello"]), "readme.txt"),
    "file of 1.2": Fault("package-extra-file", added("roles.csv", ["sourcedId"]), "roles.csv"),
    "case of a file": Fault("package-file-name", renamed(USER, "Users.csv"), "Users.csv"),
    "left by macOS": Fault("package-system-files", added("__MACOSX/._users.csv", ["x"]), "__MACOSX/._users.csv"),
    "left by macOS beside a folder": Fault(
        "package-system-files", both(in_folder, added("data/.DS_Store", ["x"])), also="package-folder"
    ),
    "left by Windows": Fault("package-system-files", added("Thumbs.db", ["x"])),
    # The manifest
    "manifest with semicolons": Fault(
        "separator", spoil={MANIFEST: lambda content: content.replace(b",", b";")}, file=MANIFEST
    ),
    "no manifest": Fault("manifest-missing", without_file(MANIFEST)),
    "manifest header": Fault("manifest-header", spoil=replaced(MANIFEST, b"propertyName,value", b"property,value")),
    "manifest version": Fault("manifest-version", cell(MANIFEST, "manifest.version", "value", "1")),
    "no manifest version": Fault("manifest-version", without_row(MANIFEST, "manifest.version")),
    "version": Fault("oneroster-version", cell(MANIFEST, "oneroster.version", "value", "1.1.1")),
    "no version": Fault("oneroster-version", without_row(MANIFEST, "oneroster.version")),
    "manifest row": Fault("manifest-row-missing", without_row(MANIFEST, "file.categories")),
    "manifest row of an absent file": Fault("manifest-row-missing", without_row(MANIFEST, "file.courseResources")),
    "manifest row twice": Fault("manifest-row-repeated", added(MANIFEST, ["file.orgs", "bulk"])),
    "manifest row unknown": Fault("manifest-row-unknown", added(MANIFEST, ["file.systemName", "x"])),
    "manifest mode": Fault("manifest-mode", cell(MANIFEST, "file.orgs", "value", "Bulk")),
    "listed file missing": Fault(
        "manifest-file-missing", without_file("categories.csv", listed=True), also="bulk-needs"
    ),
    "file marked absent": Fault("manifest-file-absent", cell(MANIFEST, "file.demographics", "value", "absent")),
    "bulk without courses": Fault("bulk-needs", without_file(COURSE), "courses.csv"),
    "bulk 1.2 without roles": Fault("bulk-needs", without_file("roles.csv"), "roles.csv", version="1.2"),
    "bulk without enrollments": Fault("rostering-set", without_file(ENROLLMENT)),
    # Text and lines
    "latin-1": Fault("encoding", spoil=replaced(ORG, b"Oak District", b"Ca\xf1on"), file=ORG),
    "utf-16": Fault("encoding", spoil={ORG: lambda content: content.decode().encode("utf-16")}, file=ORG),
    "line break in a field": Fault("line-break", cell(ORG, "d1", "name", "Oak\r\nDistrict"), ORG),
    "lone quote": Fault("csv-quoting", spoil=replaced(ORG, b"Oak District", b'Oak "District'), file=ORG),
    "quote never closed": Fault(
        "csv-quoting",
        spoil=replaced(ORG, b"Oak District", b'"Oak District'),
        file=ORG,
        also="row-width vocabulary required",
    ),
    "comma without quotes": Fault(
        "row-width",
        spoil=replaced(ORG, b"Oak District", b"Oak, District"),
        file=ORG,
        also="vocabulary reference whitespace",
    ),
    "short row": Fault("row-width", spoil=replaced(ORG, b"district,,\r\n", b"district\r\n"), file=ORG),
    "NUL": Fault("control-character", cell(ORG, "d1", "name", "Oak\x00"), ORG),
    "tab": Fault("control-character", cell(ORG, "d1", "name", "Oak\tDistrict"), ORG),
    "blanks for a date": Fault("date", cell(ENROLLMENT, "e3", "endDate", "  "), ENROLLMENT, "endDate"),
    "blank line": Fault("blank-line", spoil=replaced(ORG, b"\r\n", b"\r\n\r\n"), file=ORG),
    "blank at the end": Fault("whitespace", cell(ORG, "d1", "name", "Oak "), ORG, "name"),
    "long text": Fault("text-length", cell(ORG, "d1", "name", "O" * 256), ORG, "name"),
    "LF": Fault("line-ending", spoil={ORG: lambda content: content.replace(b"\r\n", b"\n")}, file=ORG),
    "BOM": Fault("bom", spoil={ORG: lambda content: b"\xef\xbb\xbf" + content}, file=ORG),
    "CR": Fault("line-ending-cr", spoil={ORG: lambda content: content.replace(b"\r\n", b"\r")}, file=ORG),
    "semicolons": Fault("separator", spoil={USER: lambda content: content.replace(b",", b";")}, file=USER),
    "tabs": Fault("separator", spoil={USER: lambda content: content.replace(b",", b"\t")}, file=USER),
    "separator announced": Fault(
        "separator", spoil={USER: lambda content: b"sep=;\r\n" + content.replace(b",", b";")}, file=USER
    ),
    "whole lines in quotes": Fault(
        "line-quoted",
        spoil={CLASS: lambda content: content.replace(b'"', b'""').replace(b"\r\n", b'"\r\n"').join([b'"', b""])},
        file=CLASS,
    ),
    "web page": Fault("not-csv", spoil={USER: lambda _content: b"<!DOCTYPE html>\r\n<html>Log in</html>"}, file=USER),
    "workbook": Fault("not-csv", spoil={USER: lambda _content: b"PK\x03\x04" + bytes(99)}, file=USER),
    "JSON": Fault("not-csv", spoil={USER: lambda _content: b'{"users": []}'}, file=USER),
    "UTF-16 without mark": Fault(
        "encoding", spoil={ORG: lambda content: content.decode().encode("utf-16-le")}, file=ORG
    ),
    "footer": Fault("note-line", spoil={USER: lambda content: content + b"(5 rows affected)\r\n"}, file=USER),
    "padded footer": Fault("note-line", added(USER, ["Total: 5", *[""] * 17]), USER),
    "line of dashes": Fault("note-line", lambda files: files[ORG].insert(1, ["---"] * 7), ORG),
    "title above the header": Fault(
        "note-line", spoil={USER: lambda content: b"Users of Oak District, 2026\r\n\r\n" + content}, also="blank-line"
    ),
    "header twice": Fault("header-again", lambda files: files[USER].append(list(files[USER][0])), USER),
    "row of commas": Fault("blank-line", added(ORG, [""] * 7), ORG),
    # Headers
    "no header": Fault("header-missing", without_line("categories.csv", 0), "categories.csv"),
    "missing column": Fault(
        "header-column-missing", header(USER, lambda names: [n for n in names if n != "sms"]), USER, "sms"
    ),
    "case of a column": Fault(
        "header-column-missing",
        spoil=replaced(USER, b"givenName", b"givenname"),
        file=USER,
        also="header-column-unknown",
    ),
    "extra column": Fault("header-column-unknown", header(USER, lambda names: [*names, "county"]), USER),
    "metadata in the middle": Fault(
        "header-order", header(USER, lambda names: [*names[:5], "metadata.x", *names[5:]]), USER
    ),
    "columns swapped": Fault("header-order", header(USER, lambda names: [*names[:-2], names[-1], names[-2]]), USER),
    "column twice": Fault("header-column-repeated", header(USER, lambda names: [*names, "sms"]), USER),
    "column of the first printing": Fault(
        "header-old-column",
        header(USER, lambda names: [*names[:17], "resourceSourcedIds", *names[17:]]),
        USER,
        version="1.2",
    ),
    "header only": Fault("file-empty", without_line("demographics.csv", 1), "demographics.csv"),
    # Values
    "blank name": Fault("required", cell(USER, "st2", "givenName", ""), USER, "givenName"),
    "blank username": Fault("required", cell(USER, "st2", "username", " "), USER, "username"),
    "blank id": Fault(
        "required", cell("categories.csv", "ca1", "sourcedId", ""), "categories.csv", "sourcedId", also="reference"
    ),
    "id with a blank": Fault("guid", cell("results.csv", "r1", "sourcedId", "r 1"), "results.csv", "sourcedId"),
    "long id": Fault("guid", cell("results.csv", "r1", "sourcedId", "r" * 256), "results.csv", "sourcedId"),
    "date form": Fault("date", cell(SESSION, "y1", "startDate", "08/01/2026"), SESSION, "startDate"),
    "date that is none": Fault(
        "date", cell("demographics.csv", "st1", "birthDate", "2011-02-29"), "demographics.csv", "birthDate"
    ),
    "moment without Z": Fault(
        "datetime", cell(ORG, "d1", "dateLastModified", "2026-11-01T08:00:00"), ORG, "dateLastModified", mode="delta"
    ),
    "year": Fault("year", cell(SESSION, "y1", "schoolYear", "2026-2027"), SESSION, "schoolYear"),
    "TRUE": Fault("boolean", cell(USER, "st2", "enabledUser", "TRUE"), USER, "enabledUser"),
    "race not a boolean": Fault("boolean", cell("demographics.csv", "st1", "white", "1"), "demographics.csv", "white"),
    "weight": Fault(
        "integer", cell("categories.csv", "ca1", "weight", "80%"), "categories.csv", "weight", version="1.2"
    ),
    "score": Fault("float", cell("results.csv", "r1", "score", "nine"), "results.csv", "score"),
    "class type": Fault("vocabulary", cell(CLASS, "c1", "classType", "Scheduled"), CLASS, "classType"),
    "sex of 1.2 in 1.1": Fault(
        "vocabulary", cell("demographics.csv", "st1", "sex", "other"), "demographics.csv", "sex"
    ),
    "extension in 1.1": Fault("vocabulary", cell(CLASS, "c1", "classType", "ext:lab"), CLASS, "classType"),
    "blank extension": Fault("vocabulary", cell(CLASS, "c1", "classType", "ext:"), CLASS, "classType", version="1.2"),
    "status": Fault("vocabulary", cell(ORG, "s2", "status", "inactive"), ORG, "status", mode="delta"),
    "resource role": Fault(
        "vocabulary", cell("resources.csv", "x1", "roles", "student,pupil"), "resources.csv", "roles"
    ),
    "grade code": Fault("vocabulary-advice", cell(CLASS, "c1", "grades", "9"), CLASS, "grades"),
    "user's grade code": Fault("vocabulary-advice", cell(USER, "st2", "grades", "K"), USER, "grades"),
    "list with blanks": Fault("list-format", cell(CLASS, "c1", "periods", "1, 2"), CLASS, "periods"),
    "list of ids with blanks": Fault(
        "list-format", cell(CLASS, "c2", "termSourcedIds", "t1, t2"), CLASS, "termSourcedIds"
    ),
    "list with an empty item": Fault("list-format", cell(COURSE, "k1", "grades", "09,"), COURSE, "grades"),
    "user id without type": Fault("pairs-format", cell(USER, "te1", "userIds", "{:x}"), USER, "userIds"),
    "user id without braces": Fault("pairs-format", cell(USER, "te1", "userIds", "LDAP:x"), USER, "userIds"),
    "score scale": Fault(
        "pairs-format",
        cell("scoreScales.csv", "ss1", "scoreScaleValue", "A=100"),
        "scoreScales.csv",
        "scoreScaleValue",
        version="1.2",
    ),
    "two grades": Fault("one-grade", cell(USER, "st2", "grades", "09,10"), USER, "grades"),
    "e-mail": Fault("email", cell(USER, "st2", "email", "none"), USER, "email"),
    "two e-mails": Fault("email", cell(USER, "st2", "email", "a@example.org; b@example.org"), USER, "email"),
    "NULL": Fault("damaged-text", cell(USER, "st2", "phone", "NULL"), USER, "phone"),
    "NULL for a status": Fault("damaged-text", column(USER, "status", "NULL"), USER, "status"),
    "rounded id": Fault("damaged-text", cell("results.csv", "r1", "sourcedId", "1.23E+11"), "results.csv", "sourcedId"),
    # Bulk and delta
    "status in bulk": Fault("bulk-blank", cell(ENROLLMENT, "e5", "status", "active"), ENROLLMENT, "status"),
    "date in bulk": Fault(
        "bulk-blank", cell(USER, "st2", "dateLastModified", "2026-11-01T08:00:00.000Z"), USER, "dateLastModified"
    ),
    "no status in delta": Fault("delta-filled", cell(USER, "st2", "status", ""), USER, "status", mode="delta"),
    "no date in delta": Fault(
        "delta-filled", cell(USER, "st2", "dateLastModified", ""), USER, "dateLastModified", mode="delta"
    ),
    "inactive in 1.0": Fault(
        "status-inactive",
        both(without_file(MANIFEST), cell(USER, "st2", "status", "inactive")),
        USER,
        "status",
        mode="delta",
        also="manifest-missing",
    ),
    # Identity and references
    "user twice": Fault("unique-id", again(USER, "st2", username="other"), USER, "sourcedId"),
    "enrollment twice": Fault(
        "unique-id", again(ENROLLMENT, "e5", beginDate="2027-06-01", userSourcedId="st1"), ENROLLMENT, "sourcedId"
    ),
    "id twice in delta": Fault("unique-id", again(USER, "st2", username="other"), USER, "sourcedId", mode="delta"),
    "username twice": Fault("unique-username", cell(USER, "st2", "username", "st1"), USER, "username"),
    "resource twice": Fault("unique-resource", again("resources.csv", "x1", sourcedId="x2"), "resources.csv"),
    "class of an enrollment": Fault(
        "reference",
        cell(ENROLLMENT, "e5", "classSourcedId", "c9"),
        ENROLLMENT,
        "classSourcedId",
        also="class-no-student",
    ),
    "user of an enrollment": Fault(
        "reference", cell(ENROLLMENT, "e5", "userSourcedId", "st9"), ENROLLMENT, "userSourcedId"
    ),
    "school of an enrollment": Fault(
        "reference",
        cell(ENROLLMENT, "e5", "schoolSourcedId", "s9"),
        ENROLLMENT,
        "schoolSourcedId",
        also="enrollment-school",
    ),
    "course of a class": Fault("reference", cell(CLASS, "c1", "courseSourcedId", "k9"), CLASS, "courseSourcedId"),
    "second term of a class": Fault("reference", cell(CLASS, "c2", "termSourcedIds", "t1,t9"), CLASS, "termSourcedIds"),
    "org of a user": Fault("reference", cell(USER, "st2", "orgSourcedIds", "s1,s9"), USER, "orgSourcedIds"),
    "org of a course": Fault("reference", cell(COURSE, "k2", "orgSourcedId", "s9"), COURSE, "orgSourcedId"),
    "year of a course, no sessions": Fault(
        "reference",
        both(*map(without_file, (SESSION, CLASS, ENROLLMENT, "lineItems.csv", "results.csv", "classResources.csv"))),
        COURSE,
        "schoolYearSourcedId",
        also="rostering-set",
    ),
    "agent": Fault(
        "reference", cell(USER, "st2", "agentSourcedIds", "pa9"), USER, "agentSourcedIds", also="agent-one-way"
    ),
    "parent org": Fault("reference", cell(ORG, "s2", "parentSourcedId", "d9"), ORG, "parentSourcedId"),
    "parent session": Fault("reference", cell(SESSION, "t2", "parentSourcedId", "y9"), SESSION, "parentSourcedId"),
    "user of demographics": Fault(
        "reference", cell("demographics.csv", "st1", "sourcedId", "st9"), "demographics.csv", "sourcedId"
    ),
    "user of a role": Fault(
        "reference",
        again("roles.csv", "ro1", sourcedId="ro9", userSourcedId="x", userProfileSourcedId=""),
        "roles.csv",
        "userSourcedId",
        version="1.2",
    ),
    "category of a line item": Fault(
        "reference", cell("lineItems.csv", "l1", "categorySourcedId", "ca9"), "lineItems.csv", "categorySourcedId"
    ),
    "school that is a district": Fault(
        "reference-type", cell(CLASS, "c2", "schoolSourcedId", "d1"), CLASS, "schoolSourcedId", also="enrollment-school"
    ),
    "enrollment in a district": Fault(
        "reference-type",
        cell(ENROLLMENT, "e5", "schoolSourcedId", "d1"),
        ENROLLMENT,
        "schoolSourcedId",
        also="enrollment-school",
    ),
    "school year that is a term": Fault(
        "reference-type", cell(COURSE, "k1", "schoolYearSourcedId", "t1"), COURSE, "schoolYearSourcedId"
    ),
    "grading period that is a term": Fault(
        "reference-type",
        cell("lineItems.csv", "l1", "gradingPeriodSourcedId", "t1"),
        "lineItems.csv",
        "gradingPeriodSourcedId",
    ),
    "orgs in a ring": Fault(
        "cycle", cell(ORG, "d1", "parentSourcedId", "s1"), ORG, "parentSourcedId", also="org-nesting"
    ),
    "org its own parent": Fault(
        "cycle", cell(ORG, "d1", "parentSourcedId", "d1"), ORG, "parentSourcedId", also="org-nesting"
    ),
    "sessions in a ring": Fault(
        "cycle", cell(SESSION, "y1", "parentSourcedId", "g1"), SESSION, "parentSourcedId", also="session-outside-parent"
    ),
    "agents one way": Fault("agent-one-way", cell(USER, "pa1", "agentSourcedIds", ""), USER, "agentSourcedIds"),
    "username by case": Fault("unique-username", cell(USER, "st2", "username", "ST1"), USER, "username"),
    "e-mail twice": Fault(
        "unique-email",
        both(cell(USER, "st1", "email", "a@example.org"), cell(USER, "st2", "email", "A@Example.org")),
        USER,
        "email",
    ),
    "e-mail twice, 1.2": Fault(
        "unique-email",
        both(
            cell(USER, "te1", "email", "a@example.org"),
            again(USER, "te2", sourcedId="te9"),
            cell(USER, "te2", "email", "a@example.org"),
            without_row(USER, "te9"),
        ),
        USER,
        "email",
        version="1.2",
    ),
    "identifier twice": Fault(
        "unique-identifier",
        both(cell(USER, "st1", "identifier", "7"), cell(USER, "st2", "identifier", "7")),
        USER,
        "identifier",
    ),
    "agent of oneself": Fault("agent-self", cell(USER, "st2", "agentSourcedIds", "st2"), USER, "agentSourcedIds"),
    "agent a teacher": Fault(
        "agent-role",
        both(cell(USER, "st2", "agentSourcedIds", "te1"), cell(USER, "te1", "agentSourcedIds", "st2")),
        USER,
        "agentSourcedIds",
    ),
    # Orgs and sessions
    "year of a term": Fault(
        "session-year",
        cell(SESSION, "t1", "schoolYear", "2026"),
        SESSION,
        "schoolYear",
    ),
    "two school years": Fault("school-year-twice", again(SESSION, "y1", sourcedId="y2"), SESSION, "schoolYear"),
    "district below a school": Fault(
        "org-nesting", both(cell(ORG, "d1", "parentSourcedId", "s2"), cell(ORG, "s2", "parentSourcedId", "")), ORG
    ),
    "session ends first": Fault("session-dates", cell(SESSION, "g1", "endDate", "2026-08-09"), SESSION, "endDate"),
    "session starts too early": Fault(
        "session-outside-parent", cell(SESSION, "g1", "startDate", "2026-08-09"), SESSION, "startDate"
    ),
    "session ends too late": Fault(
        "session-outside-parent", cell(SESSION, "g1", "endDate", "2026-12-20"), SESSION, "endDate"
    ),
    "school year of its start": Fault("school-year", cell(SESSION, "y1", "schoolYear", "2026"), SESSION, "schoolYear"),
    # Courses and classes
    "subject codes": Fault("subject-codes", cell(COURSE, "k1", "subjectCodes", "02052,02053"), COURSE, "subjectCodes"),
    "subject without a code": Fault("subject-no-code", cell(COURSE, "k1", "subjectCodes", ""), COURSE, "subjectCodes"),
    "terms without a year": Fault(
        "class-terms-year",
        both(cell(SESSION, "t1", "parentSourcedId", ""), cell(SESSION, "t2", "parentSourcedId", "")),
        CLASS,
        "termSourcedIds",
    ),
    "class without people": Fault("class-unused", again(CLASS, "c1", sourcedId="c3"), CLASS),
    "class without a teacher": Fault("class-no-teacher", without_row(ENROLLMENT, "e4"), CLASS),
    "class without a student": Fault("class-no-student", without_row(ENROLLMENT, "e5"), CLASS),
    # Users and roles
    "student without a grade": Fault("student-no-grade", cell(USER, "st2", "grades", ""), USER, "grades"),
    "all disabled": Fault("all-disabled", column(USER, "enabledUser", "false"), USER, "enabledUser"),
    "password": Fault("password", cell(USER, "st2", "password", "Oak2026!"), USER, "password"),
    "born tomorrow": Fault(
        "birth-date", cell("demographics.csv", "st1", "birthDate", "2031-03-04"), "demographics.csv"
    ),
    "born in 1900": Fault("birth-date", cell("demographics.csv", "st1", "birthDate", "1900-01-01"), "demographics.csv"),
    "user without a role": Fault("user-role-missing", without_row("roles.csv", "ro4"), USER, version="1.2"),
    "two primary roles": Fault(
        "role-primary-twice", again("roles.csv", "ro2", sourcedId="ro9", role="aide"), "roles.csv", version="1.2"
    ),
    "profile of someone else": Fault(
        "role-profile-owner", cell("roles.csv", "ro1", "userProfileSourcedId", "pst1"), "roles.csv", version="1.2"
    ),
    "primary org without a role": Fault(
        "primary-org-role", cell(USER, "te1", "primaryOrgSourcedId", "s2"), USER, version="1.2"
    ),
    # Enrollments
    "primary student": Fault("primary-not-teacher", cell(ENROLLMENT, "e3", "primary", "true"), ENROLLMENT, "primary"),
    "two primary teachers": Fault(
        "primary-twice", cell(ENROLLMENT, "e2", "beginDate", "2026-09-30"), ENROLLMENT, "primary"
    ),
    "enrollment ends first": Fault(
        "dates-order", cell(ENROLLMENT, "e5", "endDate", "2026-08-10"), ENROLLMENT, "endDate", also="enrollment-terms"
    ),
    "enrollment begins too early": Fault(
        "enrollment-terms", cell(ENROLLMENT, "e5", "beginDate", "2026-08-09"), ENROLLMENT, "beginDate"
    ),
    "enrollment ends too late": Fault(
        "enrollment-terms", cell(ENROLLMENT, "e5", "endDate", "2027-06-13"), ENROLLMENT, "endDate"
    ),
    "another school": Fault(
        "enrollment-school", cell(ENROLLMENT, "e5", "schoolSourcedId", "s2"), ENROLLMENT, "schoolSourcedId"
    ),
    "student as teacher": Fault(
        "enrollment-role", cell(ENROLLMENT, "e5", "role", "teacher"), ENROLLMENT, "role", also="class-no-student"
    ),
    "student as teacher, 1.2": Fault(
        "enrollment-role",
        cell(ENROLLMENT, "e5", "role", "teacher"),
        ENROLLMENT,
        "role",
        version="1.2",
        also="class-no-student",
    ),
    "user of another school": Fault(
        "enrollment-user-school", cell(USER, "st2", "orgSourcedIds", "s2"), ENROLLMENT, "userSourcedId"
    ),
    "user of another school, 1.2": Fault(
        "enrollment-user-school",
        cell("roles.csv", "ro4", "orgSourcedId", "s2"),
        ENROLLMENT,
        "userSourcedId",
        version="1.2",
    ),
    "enrolled twice": Fault(
        "enrollment-repeated", again(ENROLLMENT, "e5", sourcedId="e9", beginDate="2027-06-01"), ENROLLMENT
    ),
    "role ends first": Fault(
        "dates-order",
        both(cell("roles.csv", "ro1", "beginDate", "2026-09-01"), cell("roles.csv", "ro1", "endDate", "2026-08-01")),
        "roles.csv",
        version="1.2",
    ),
    # Gradebook
    "limits": Fault(
        "score-limits", cell("lineItems.csv", "l1", "resultValueMin", "11"), "lineItems.csv", also="score-range"
    ),
    "score too high": Fault("score-range", cell("results.csv", "r1", "score", "10.6"), "results.csv", "score"),
    "due first": Fault("due-before-assigned", cell("lineItems.csv", "l1", "dueDate", "2026-08-31"), "lineItems.csv"),
    "result of a teacher": Fault("result-student", cell("results.csv", "r1", "studentSourcedId", "te1"), "results.csv"),
    "objective": Fault(
        "learning-objective",
        cell("lineItemLearningObjectiveIds.csv", "o1", "learningObjectiveId", "7"),
        "lineItemLearningObjectiveIds.csv",
        version="1.2",
    ),
}


@pytest.mark.parametrize("version", ["1.1", "1.2"])
@pytest.mark.parametrize("mode", ["bulk", "delta"])
def test_a_correct_set_has_no_findings(
    correct_set: Callable[[str, str], Files], pack: Callable[..., Path], version: str, mode: str
) -> None:
    assert [str(finding) for finding in check(pack(correct_set(version, mode)))] == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_caught(name: str, correct_set: Callable[[str, str], Files], pack: Callable[..., Path]) -> None:
    fault = FAULTS[name]
    files = correct_set(fault.version, fault.mode)
    fault.change(files)
    findings = check(pack(files, fault.spoil))
    found = [finding for finding in findings if finding.rule == fault.rule]
    assert found, [str(finding) for finding in findings]
    assert {finding.rule for finding in findings} - {fault.rule} <= set(fault.also.split())
    assert any(finding.file.endswith(fault.file) for finding in found)
    assert not fault.column or fault.column in {finding.column for finding in found}
    assert all(finding.message and finding.remedy for finding in found)


def test_every_rule_of_the_standard_has_a_fault() -> None:
    tried_elsewhere = {
        "package-name", "package-duplicate-entry", "package-unsafe", "package-bomb", "package-compression",
        "package-damaged", "line-too-long", "cell-too-long",
    }  # fmt: skip
    tried = {fault.rule for fault in FAULTS.values()} | tried_elsewhere
    assert {rule for rule in RULES if not rule.startswith("profile-")} == tried


def test_the_page_of_rules_is_up_to_date() -> None:
    page = Path(__file__).parents[3] / "docs" / "oneroster-check.md"
    assert page.read_text(encoding="utf-8") == rules_page()
