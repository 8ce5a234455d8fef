from __future__ import annotations

import threading
from datetime import date

import pytest

from aeries_sdk import errors
from aeries_sdk.roster import Progress, SchoolRoster, pull
from aeries_sdk.testing import DemoDistrict


@pytest.fixture(scope="module")
def rosters() -> dict[int, SchoolRoster]:
    with DemoDistrict(students=600, schools=8, seed=7) as district, district.client() as client:
        return {roster.school.school_code: roster for roster in pull(client)}


def test_real_schools_are_read_and_the_others_are_named_with_a_reason(quiet: DemoDistrict) -> None:
    with quiet.client() as client:
        rosters = pull(client)

    assert [school.school_code for school in rosters.schools] == [*range(990, 998)]
    reasons = {skipped.school.school_code: skipped.reason for skipped in rosters.skipped}
    assert reasons[0] == "the district itself"
    assert reasons[999] == "a holding place: code 999"
    assert all(reasons.values())
    assert set(reasons) >= {0, 100, 998, 999}
    assert rosters.as_of == date(2026, 10, 1)
    assert rosters.end_year == 2027


def test_schools_can_be_chosen_whatever_they_are(quiet: DemoDistrict) -> None:
    with quiet.client() as client:
        rosters = pull(client, schools=[994, 998])

        assert [roster.school.school_code for roster in rosters] == [994, 998]
        with pytest.raises(errors.ArgumentError, match="no school 123"):
            pull(client, schools=[123])


def test_only_active_students_are_in_a_roster(rosters: dict[int, SchoolRoster], quiet: DemoDistrict) -> None:
    with quiet.client() as client:
        records = client.students.list(994)

    assert any(not student.is_active for student in records)
    assert {student.student_id for student in rosters[994].students} == {
        student.student_id for student in records if student.is_active
    }


def test_members_are_those_of_the_day(quiet: DemoDistrict) -> None:
    with quiet.client() as client:
        rows = client.rosters.list(994)
        days = {day: next(pull(client, [994], as_of=day)) for day in (date(2026, 10, 1), date(2027, 3, 1))}

    for day, roster in days.items():
        numbers = {each.section.section_number for each in roster.classes if each.section}
        active = {student.student_id for student in roster.students}
        expected = {
            (row.section_number, row.student_id)
            for row in rows
            if row.is_valid_on(day) and row.section_number in numbers and row.student_id in active
        }
        found = [
            (each.section.section_number, member.student_id)
            for each in roster.classes
            if each.section
            for member in each.members
        ]
        assert set(found) == expected
        assert len(set(found)) == len(found)


def test_an_elementary_school_without_a_master_schedule_has_homerooms(rosters: dict[int, SchoolRoster]) -> None:
    roster = rosters[990]

    assert not roster.school.has_master_schedule
    assert all(each.teacher and each.section is None for each in roster.classes)
    assert sum(len(each.members) for each in roster.classes) == len(roster.students)


def test_a_class_has_one_primary_teacher_at_most_and_that_one_first(rosters: dict[int, SchoolRoster]) -> None:
    for roster in rosters.values():
        for each in roster.classes:
            flags = [person.is_primary for person in each.staff]
            assert sum(flags) <= 1
            assert not any(flags[1:])
            assert {person.staff_id for person in each.staff} <= set(roster.staff)


def test_flex_staff_whose_time_is_over_or_not_come_is_left_out(rosters: dict[int, SchoolRoster]) -> None:
    flex = [roster for roster in rosters.values() if roster.school.uses_section_staff]
    assert flex
    for roster in flex:
        for each in roster.classes:
            for person in each.staff:
                assert person.start_date is None or person.start_date <= roster.as_of
                assert person.end_date is None or roster.as_of <= person.end_date


def test_what_dangles_is_reported_and_left_out(rosters: dict[int, SchoolRoster]) -> None:
    rules = {finding.rule for roster in rosters.values() for finding in roster.findings}

    assert rules >= {"unknown-student", "unknown-section", "unknown-staff", "unknown-course", "inactive-section"}
    for roster in rosters.values():
        active = {student.student_id for student in roster.students}
        assert {member.student_id for each in roster.classes for member in each.members} <= active
        for finding in roster.findings:
            assert finding.school == str(roster.school.school_code)
            assert finding.remedy


def test_a_student_of_two_schools_is_in_both(rosters: dict[int, SchoolRoster]) -> None:
    seen: dict[int, list[int]] = {}
    for code, roster in rosters.items():
        for student in roster.students:
            seen.setdefault(student.student_id, []).append(code)

    assert any(len(codes) == 2 for codes in seen.values())


def test_a_clean_district_has_nothing_to_report() -> None:
    with DemoDistrict(students=600, schools=8, seed=7, oddities=False) as district, district.client() as client:
        rosters = pull(client)
        findings = [finding for roster in rosters for finding in roster.findings]

    assert findings + rosters.findings == []


def test_one_bad_record_does_not_lose_the_rest(district: DemoDistrict) -> None:
    with district.client() as client:
        expected = {roster.school.school_code: len(roster.students) for roster in pull(client)}
        district.fault("wrong_types", path="/schools/994/students")
        rosters = {roster.school.school_code: roster for roster in pull(client)}

    assert {code: len(roster.students) for code, roster in rosters.items()} == expected | {994: expected[994] - 1}
    bad = [finding for finding in rosters[994].findings if finding.rule == "bad-record"]
    assert [finding.record for finding in bad] == ["students.list #1"]


def test_one_failing_school_does_not_lose_the_others(district: DemoDistrict) -> None:
    with district.client() as client:
        district.fault("status_500_html", path="/schools/994/students")
        rosters = pull(client)
        codes = [roster.school.school_code for roster in rosters]

    assert codes == [990, 991, 992, 993, 995, 996, 997]
    assert isinstance(rosters.failed[994], errors.ServerError)
    assert [(finding.rule, finding.school) for finding in rosters.findings] == [("school-unread", "994")]


def test_a_missing_permission_ends_it_with_the_box_to_tick(district: DemoDistrict) -> None:
    district.revoke("Class Schedules/History")
    with district.client() as client, pytest.raises(errors.PermissionDenied, match="Class Schedules/History"):
        list(pull(client))


def test_a_database_year_that_the_district_lacks_is_refused(quiet: DemoDistrict) -> None:
    with quiet.client(database_year=2019) as client, pytest.raises(errors.ConfigError, match="silently"):
        pull(client)


def test_progress_is_told_after_each_school(quiet: DemoDistrict) -> None:
    told: list[Progress] = []
    with quiet.client() as client:
        rosters = list(pull(client, progress=told.append))

    assert [step.done for step in told] == [*range(1, 9)]
    assert told[-1].students == sum(len(roster.students) for roster in rosters)
    assert told[-1].classes == sum(len(roster.classes) for roster in rosters)


def test_schools_are_read_side_by_side_and_the_order_stays(quiet: DemoDistrict) -> None:
    with quiet.client(max_workers=1) as one, quiet.client(max_workers=4) as four:
        alone = list(pull(one))
        together = list(pull(four))

    assert [roster.school.school_code for roster in alone] == [roster.school.school_code for roster in together]
    assert alone == together


def test_stopping_early_leaves_no_thread_behind(quiet: DemoDistrict) -> None:
    before = set(threading.enumerate())
    with quiet.client() as client:
        rosters = pull(client)
        next(rosters)
        rosters.close()

    left = set(threading.enumerate()) - before
    assert not [thread for thread in left if thread.name.startswith("aeries-roster")]


def test_a_second_loop_over_the_same_pull_is_refused(quiet: DemoDistrict) -> None:
    with quiet.client() as client:
        rosters = pull(client, schools=[994, 995])
        assert len(list(rosters)) == 2
        for again in (list, iter, tuple, lambda pulled: [*pulled], enumerate):
            with pytest.raises(errors.ArgumentError, match="has ended"):
                again(rosters)
        # Who asks for the next one without a loop is told in the usual way.
        assert next(rosters, None) is None


def test_a_loop_that_was_left_goes_on_in_another_way(quiet: DemoDistrict) -> None:
    with quiet.client() as client:
        rosters = pull(client, schools=[994, 995, 996])
        seen = [next(rosters)]
        for roster in rosters:
            seen.append(roster)
            break
        seen += rosters

    assert [roster.school.school_code for roster in seen] == [994, 995, 996]


def test_a_pull_stops_reading_at_the_end_of_its_block(quiet: DemoDistrict) -> None:
    with quiet.client() as client:
        with pull(client) as rosters:
            assert next(rosters).school.school_code
        with pytest.raises(errors.ArgumentError, match="has ended"):
            list(rosters)
        with pytest.raises(ZeroDivisionError), pull(client) as rosters:
            _ = next(rosters).students and 1 / 0
        assert next(rosters, None) is None
        assert client.schools.list()
