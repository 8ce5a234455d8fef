"""The checker against odd, foreign and hostile packages: findings or a typed error, never a crash or a false error."""

from __future__ import annotations

import contextlib
import struct
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from aeries_sdk.errors import ConfigError
from aeries_sdk.findings import Finding
from aeries_sdk.oneroster import OneRosterWriter, PackageError, check, iter_check
from aeries_sdk.oneroster.check import RULES
from aeries_sdk.oneroster.profiles import PROFILES

Files = dict[str, list[list[str]]]
Sets = Callable[[str, str], Files]
Pack = Callable[..., Path]


def rules(findings: list[Finding], *levels: str) -> set[str]:
    return {finding.rule for finding in findings if not levels or finding.level in levels}


class TestCorrect:
    """What the standard allows raises no error."""

    @pytest.mark.parametrize("file", ["manifest.csv", "users.csv"])
    def test_byte_order_mark(self, correct_set: Sets, pack: Pack, file: str) -> None:
        path = pack(correct_set("1.1", "bulk"), {file: lambda content: b"\xef\xbb\xbf" + content})
        assert [(finding.rule, finding.level) for finding in check(path)] == [("bom", "info")]

    def test_everything_quoted_and_metadata_at_the_right(self, correct_set: Sets, pack: Pack) -> None:
        files = correct_set("1.1", "bulk")
        for fields in files["users.csv"]:
            fields.extend(["metadata.x", "metadata.y"] if fields[0] == "sourcedId" else ["a", ""])
        files["users.csv"][1][files["users.csv"][0].index("userIds")] = ""

        def quote(content: bytes) -> bytes:
            lines = content.decode().split("\r\n")[:-1]
            return "".join(",".join(f'"{field}"' for field in line.split(",")) + "\r\n" for line in lines).encode()

        assert check(pack(files, {"users.csv": quote})) == []

    def test_extension_tokens_of_1_2(self, correct_set: Sets, pack: Pack) -> None:
        files = correct_set("1.2", "bulk")
        files["classes.csv"][1][7] = "ext:lab"
        files["orgs.csv"][2][4] = "ext:campus"
        assert check(pack(files)) == []

    def test_a_manifest_alone_says_that_nothing_changed(self, correct_set: Sets, pack: Pack) -> None:
        files = correct_set("1.1", "bulk")
        manifest = [[name, "absent" if value == "bulk" else value] for name, value in files["manifest.csv"]]
        assert check(pack({"manifest.csv": manifest})) == []

    def test_a_delta_may_point_at_rows_sent_earlier(self, correct_set: Sets, pack: Pack) -> None:
        files = correct_set("1.1", "delta")
        for name in ("users", "classes", "courses", "orgs", "academicSessions", "demographics"):
            del files[f"{name}.csv"]
            next(row for row in files["manifest.csv"] if row[0] == f"file.{name}")[1] = "absent"
        assert check(pack(files)) == []

    def test_a_delta_may_delete_and_add(self, correct_set: Sets, pack: Pack) -> None:
        files = correct_set("1.2", "delta")
        _header, first, second, *_rows = files["enrollments.csv"]
        first[1] = "tobedeleted"
        second[8] = first[8]
        files["enrollments.csv"].append(["e9", "active", *first[2:]])
        files["enrollments.csv"].remove(second)
        files["roles.csv"] = [files["roles.csv"][0], [*files["roles.csv"][3][:5], "aide", *files["roles.csv"][3][6:]]]
        del files["academicSessions.csv"][1]
        assert check(pack(files)) == []

    def test_modes_may_be_mixed(self, correct_set: Sets, pack: Pack) -> None:
        files, delta = correct_set("1.1", "bulk"), correct_set("1.1", "delta")
        files["users.csv"] = delta["users.csv"][:3]
        next(row for row in files["manifest.csv"] if row[0] == "file.users")[1] = "delta"
        assert check(pack(files)) == []

    def test_known_oddities_of_good_sets_are_warnings(self, correct_set: Sets, pack: Pack) -> None:
        files = correct_set("1.1", "bulk")
        files["users.csv"][1][5] = "administrator"
        for row in files["academicSessions.csv"][2:]:
            row[7] = ""
        findings = check(pack(files))
        assert rules(findings) == {"enrollment-role", "class-terms-year"}
        assert rules(findings, "error") == set()

    def test_folder(self, correct_set: Sets, pack: Pack, tmp_path: Path) -> None:
        zipfile.ZipFile(pack(correct_set("1.1", "bulk"))).extractall(tmp_path / "set")
        assert check(tmp_path / "set") == []

    @pytest.mark.parametrize("version", ["1.1", "1.2"])
    def test_what_the_writer_writes(self, correct_set: Sets, tmp_path: Path, version: str) -> None:
        with OneRosterWriter(tmp_path / "a.zip", version=version) as writer:
            for file, (header, *rows) in correct_set(version, "bulk").items():
                if file != "manifest.csv":
                    writer.add_all(file[:-4], [dict(zip(header, row, strict=True)) for row in rows])
            assert writer.commit(lambda draft: check(draft) == [])


class TestHostile:
    """Nothing that a stranger sends breaks the checker."""

    def test_no_such_file(self, tmp_path: Path) -> None:
        with pytest.raises(PackageError, match="no such file"):
            check(tmp_path / "none.zip")

    @pytest.mark.parametrize("content", [b"", b"sourcedId,status\r\n", b"PK\x03\x04" + b"\x00" * 50])
    def test_not_a_zip(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "a.zip").write_bytes(content)
        with pytest.raises(PackageError, match="not a zip"):
            check(tmp_path / "a.zip")

    def test_cut_off(self, correct_set: Sets, pack: Pack) -> None:
        path = pack(correct_set("1.1", "bulk"))
        path.write_bytes(path.read_bytes()[:-100])
        with pytest.raises(PackageError, match="not a zip"):
            check(path)

    def test_flipped_bytes(self, correct_set: Sets, pack: Pack) -> None:
        path = pack(correct_set("1.1", "bulk"))
        content = bytearray(path.read_bytes())
        with zipfile.ZipFile(path) as package:
            start = package.getinfo("users.csv").header_offset + 30 + len("users.csv")
        content[start + 5 : start + 15] = b"\xff" * 10
        path.write_bytes(content)
        findings = check(path)
        assert [finding.file for finding in findings if finding.rule == "package-damaged"] == ["users.csv"]
        assert "reference" not in rules(findings)

    @pytest.mark.parametrize("name", ["../users.csv", "/etc/users.csv", "C:users.csv", "a/../../b.csv", "..\\b.csv"])
    def test_paths_that_lead_outside(self, correct_set: Sets, pack: Pack, name: str) -> None:
        path = pack(correct_set("1.1", "bulk"))
        with zipfile.ZipFile(path, "a") as package:
            package.writestr(name, "x")
        assert rules(check(path)) == {"package-unsafe"}

    def test_links(self, correct_set: Sets, pack: Pack, tmp_path: Path) -> None:
        path = pack(correct_set("1.1", "bulk"))
        link = zipfile.ZipInfo("resources2.csv")
        link.external_attr = 0o120777 << 16
        with zipfile.ZipFile(path, "a") as package:
            package.writestr(link, "/etc/passwd")
        assert rules(check(path)) == {"package-unsafe"}
        folder = tmp_path / "folder"
        zipfile.ZipFile(pack(correct_set("1.1", "bulk"))).extractall(folder)
        (folder / "extra.csv").symlink_to("/etc/passwd")
        (folder / "deeper").mkdir()
        assert rules(check(folder)) == {"package-unsafe", "package-folder"}

    def test_encrypted(self, correct_set: Sets, pack: Pack) -> None:
        path = pack(correct_set("1.1", "bulk"))
        content = bytearray(path.read_bytes())
        at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"demographics.csv"))
        struct.pack_into("<H", content, at + 8, 1)
        path.write_bytes(content)
        assert "package-unsafe" in rules(check(path))

    def test_two_entries_of_one_name(self, correct_set: Sets, pack: Pack) -> None:
        path = pack(correct_set("1.1", "bulk"))
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(path, "a") as package:
            package.writestr("users.csv", "x", zipfile.ZIP_DEFLATED)
        assert rules(check(path)) == {"package-duplicate-entry"}

    def test_other_compression(self, correct_set: Sets, pack: Pack) -> None:
        path = pack(correct_set("1.1", "bulk"))
        with zipfile.ZipFile(path, "a") as package:
            package.writestr("courseResources.csv", "x", zipfile.ZIP_BZIP2)
        assert rules(check(path)) == {"package-compression"}

    def test_name_that_does_not_end_in_zip(self, correct_set: Sets, pack: Pack) -> None:
        assert rules(check(pack(correct_set("1.1", "bulk"), name="rosters.dat"))) == {"package-name"}

    def test_bomb(self, correct_set: Sets, pack: Pack) -> None:
        path = pack(correct_set("1.1", "bulk"))
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("resources2.csv", "w") as out:
            for _ in range(60):
                out.write(bytes(1_000_000))
        assert rules(check(path)) == {"package-bomb"}

    def test_a_million_columns_and_a_line_without_end(self, correct_set: Sets, pack: Pack) -> None:
        def wide(content: bytes) -> bytes:
            return content + b"," * 990_000 + b"\r\n" + b"x" * 3_000_000

        path = pack(
            correct_set("1.1", "bulk"), {"categories.csv": wide, "lineItems.csv": lambda _content: b"," * 999_000}
        )
        tracemalloc.start()
        findings = check(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert rules(findings) >= {"row-width", "line-too-long", "header-missing"}
        assert peak < 50_000_000

    def test_nothing_but_quotes(self, correct_set: Sets, pack: Pack) -> None:
        findings = check(
            pack(correct_set("1.1", "bulk"), {"results.csv": lambda content: content + b'"\r\n,"a\r\n' * 5000})
        )
        assert "csv-quoting" in rules(findings)

    @pytest.mark.parametrize("noise", [bytes(range(256)) * 20, b"\x00" * 5000, b"\r" * 5000, b'""",' * 999, b"\n" * 99])
    @pytest.mark.parametrize("file", ["manifest.csv", "users.csv", "academicSessions.csv"])
    def test_noise(self, correct_set: Sets, pack: Pack, noise: bytes, file: str) -> None:
        for spoil in (lambda _content: noise, lambda content: content + noise):
            assert rules(check(pack(correct_set("1.1", "bulk"), {file: spoil})), "error", "warning")

    def test_flips_anywhere(self, correct_set: Sets, pack: Pack) -> None:
        path = pack(correct_set("1.2", "bulk"))
        good = path.read_bytes()
        for step in range(150):
            content = bytearray(good)
            content[step * 7919 % len(good)] ^= 1 << step % 8
            path.write_bytes(content)
            with contextlib.suppress(PackageError):
                check(path)

    def test_a_thousand_foreign_files(self, correct_set: Sets, pack: Pack) -> None:
        path = pack(correct_set("1.1", "bulk"))
        with zipfile.ZipFile(path, "a") as package:
            for number in range(1000):
                package.writestr(f"{number}.txt", "")
        assert len(check(path)) == 26

    def test_empty_files(self, correct_set: Sets, pack: Pack) -> None:
        files = correct_set("1.1", "bulk")
        nothing = dict.fromkeys(files, lambda _content: b"")
        assert "header-missing" in rules(check(pack(files, nothing)))

    def test_empty_package(self, tmp_path: Path) -> None:
        zipfile.ZipFile(tmp_path / "a.zip", "w").close()
        assert rules(check(tmp_path / "a.zip")) == {"manifest-missing"}


def test_a_broken_file_does_not_become_a_million_findings(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    header, row, *_others = files["enrollments.csv"]
    files["enrollments.csv"] = [header, *([f"x{number}", *row[1:6], "pupil", "", "", ""] for number in range(1000))]
    findings = [finding for finding in check(pack(files)) if finding.rule == "vocabulary"]
    assert len(findings) == 26
    assert "975 more" in findings[-1].message
    assert [finding.line for finding in findings[:3]] == [2, 3, 4]


def test_findings_come_while_the_file_is_read(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    del files["manifest.csv"]
    findings = iter_check(pack(files))
    assert next(findings).rule == "manifest-missing"


def test_no_value_reaches_a_finding(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    for file, rows in files.items():
        if file != "manifest.csv":
            for fields in rows[1:]:
                fields[:] = [f" Zaphod {fields[0]} \x07" for _ in fields]
            rows.insert(1, ["Zaphod"])
    del files["courses.csv"][0]
    findings = check(pack(files), profile="managebac", limit=1000)
    assert len(findings) > 100
    assert not any("Zaphod" in str(finding) for finding in findings)


PROFILE_FAULTS = {
    "apple-school-manager": {"profile-role"},
    "great-minds": {"profile-one-item", "profile-id"},
    "google-classroom": {"profile-filled"},
    "hmh": set(),
    "lab-aids": {"profile-name"},
    "managebac": {"profile-version", "profile-manifest", "profile-id-across-files"},
    "moodle": {"profile-metadata", "profile-number"},
    "naviance": {"profile-name"},
    "pearson": {"profile-mode", "profile-file"},
    "st-math": {"profile-name", "profile-file", "profile-filled"},
}


@pytest.mark.parametrize("profile", PROFILE_FAULTS)
def test_demands_of_consumers(correct_set: Sets, pack: Pack, profile: str) -> None:
    files = correct_set("1.1", "bulk")
    if profile in ("pearson", "st-math"):
        files = correct_set("1.1", "delta")
        del files["courses.csv"]
    files["manifest.csv"] = files["manifest.csv"][:-2]
    files["users.csv"][4][-2] = ""
    files["classes.csv"][1][-1] = "1A"
    files["categories.csv"][1][0] = "a@b"
    files["resources.csv"][1][0] = "s1"
    for fields in files.get("courses.csv", ()):
        fields.append("metadata.x" if fields[0] == "sourcedId" else "")
    findings = check(pack(files), profile=profile)
    assert {rule for rule in rules(findings) if rule.startswith("profile-")} == PROFILE_FAULTS[profile]


@pytest.mark.parametrize("profile", ["hmh", None])
def test_ids_that_differ_by_case_are_the_same_to_some(correct_set: Sets, pack: Pack, profile: str | None) -> None:
    files = correct_set("1.1", "bulk")
    for rows in files.values():
        for row in rows:
            row[:] = [{"st1": "stu_Ab1", "st2": "STU_aB1"}.get(text, text) for text in row]
    found = [finding for finding in check(pack(files), profile=profile) if finding.rule == "unique-id"]
    assert [(each.file, each.level) for each in found] == ([("users.csv", "error")] if profile else [])


@pytest.mark.parametrize("rule", ["email", "unique-email"])
def test_who_finds_people_by_address_takes_a_wrong_one_for_an_error(correct_set: Sets, pack: Pack, rule: str) -> None:
    files = correct_set("1.1", "bulk")
    for row in files["users.csv"][1:5]:
        row[12] = f"{row[0]}@example.org"
    files["users.csv"][4][12] = "none" if rule == "email" else "ST1@example.org"
    assert [finding.level for finding in check(pack(files)) if finding.rule == rule] == ["warning"]
    assert [finding.level for finding in check(pack(files), profile="google-classroom")] == ["error"]


def test_limits_of_class_and_teacher(correct_set: Sets, pack: Pack) -> None:
    files = correct_set("1.1", "bulk")
    _header, teacher, *_rows = files["enrollments.csv"]
    for number in range(60):
        group, *rest = files["classes.csv"][1]
        files["classes.csv"].append([f"{group}{number}", *rest])
        files["enrollments.csv"].append([f"t{number}", "", "", f"{group}{number}", *teacher[4:]])
        user, *rest = files["users.csv"][4]
        files["users.csv"].append([f"{user}{number}", *rest[:5], f"u{number}", *rest[6:]])
        files["enrollments.csv"].append([f"s{number}", "", "", "c1", "s1", f"{user}{number}", "student", "", "", ""])
    findings = check(pack(files), profile="hmh")
    assert rules(findings) == {"profile-class-size", "profile-teacher-load", "class-no-student"}


def test_every_profile_is_told_by_name_and_demand(correct_set: Sets, pack: Pack) -> None:
    path = pack(correct_set("1.1", "bulk"))
    for name, profile in PROFILES.items():
        assert profile.name == name
        assert profile.levels.keys() <= RULES.keys()
        assert all(source.title and source.date for source in profile.sources)
        check(path, profile=name)
    with pytest.raises(ConfigError, match="clever"):
        check(path, profile="nobody")
