"""Writes: their statuses, what they change, what they lose, and what the feeds say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aeries_sdk.testing import DemoDistrict

if TYPE_CHECKING:
    from tests.server.conftest import Caller

NOW = "2026/10/1/8/0"


def done(call: Caller, method: str, path: str, body: Any = None, *, status: int = 200) -> Any:
    answer = call(method, path, body)
    assert answer.status_code == status, (answer.status_code, answer.text[:200])
    return answer.json() if answer.content else None


def refused(call: Caller, method: str, path: str, body: Any = None, *, status: int = 400) -> str:
    message = done(call, method, path, body, status=status)
    assert list(message) == ["Message"]
    return str(message["Message"])


# -- students and contacts ---------------------------------------------------------------------------------------------


def test_a_student_is_inserted_under_a_new_id(call: Caller, district: DemoDistrict) -> None:
    district.ignore_fields("Gender")
    body = {"LastName": "Example", "firstname": "Ada", "BirthDate": "2010-05-06", "Grade": 9, "Gender": "F"}
    body |= {"HomePhone": "(209) 555-0100 x3", "Race1Code": "700", "BirthCity": "Mesa Grande", "Unknown": 1}
    made = done(call, "POST", "/schools/994/InsertStudent", body)
    assert (made["FirstName"], made["Birthdate"], made["HomePhone"]) == ("Ada", "2010-05-06T00:00:00", "2095550100")
    assert (made["RaceCode1"], made["Gender"], made["InactiveStatusCode"]) == ("700", "", "")
    assert call.get(f"/schools/994/students/{made['StudentID']}") == [made]
    assert call.get(f"/schools/994/students/{made['StudentID']}/extended")[0]["BirthCity"] == "Mesa Grande"
    again = done(call, "POST", "/schools/994/InsertStudent", body)
    assert again["StudentID"] == made["StudentID"] + 1
    assert made["StudentID"] in {row["StudentID"] for row in call.get(f"/StudentDataChanges/student/{NOW}")}
    assert refused(call, "POST", "/schools/994/InsertStudent", {"LastName": "E" * 101})
    assert refused(call, "POST", "/schools/994/InsertStudent", {"Grade": 19})
    assert refused(call, "POST", "/schools/555/InsertStudent", {})


def test_an_update_changes_every_record_and_only_what_is_sent(call: Caller) -> None:
    before = call.get("/schools/994/students/99400001")[0]
    rows = done(call, "POST", "/UpdateStudent/99400001", {"NextSchool": 996, "Grade": 10, "LastName": None})
    assert [row["SchoolCode"] for row in rows] == [994, 995]
    assert {(row["NextSchoolCode"], row["Grade"], row["LastName"]) for row in rows} == {(996, 10, before["LastName"])}
    assert rows[0]["GradeLevelLongDescription"] == "Tenth Grade"
    assert refused(call, "POST", "/UpdateStudent/1", {})
    assert refused(call, "POST", "/UpdateStudent/99400001", {"Grade": "ten"})


def test_a_move_needs_its_date(call: Caller) -> None:
    path, body = "/UpdateStudentAddress/99400004", {"MailingAddress": "1 Example Way", "CorrectionOrChange": "Change"}
    assert refused(call, "POST", path, body) == "EffectiveStartDate is required."
    rows = done(call, "POST", path, {**body, "EffectiveStartDate": "2026-10-01"})
    assert rows[0]["MailingAddress"] == "1 Example Way"
    assert refused(call, "POST", path, {"CorrectionOrChange": "Perhaps"})


def test_contacts_come_change_and_go(call: Caller) -> None:
    before = call.get("/schools/000/contacts/99400004")
    sent = {"LastName": "Example", "AddressZip": "95910", "CellPhone": "530-555-0111", "ContactOrder": 9}
    made = done(call, "POST", "/InsertContact/99400004", sent)
    assert (made["AddressZipCode"], made["CellPhone"], made["SequenceNumber"]) == ("95910", "5305550111", 4)
    changed = done(call, "POST", "/UpdateContact/99400004/4", {"FirstName": "Grace"})
    assert (changed["FirstName"], changed["LastName"]) == ("Grace", "Example")
    assert call.get("/schools/994/contacts/99400004") == [*before, changed]
    assert done(call, "DELETE", "/DeleteContact/99400004/4") == before
    assert refused(call, "DELETE", "/DeleteContact/99400004/4", status=404)
    assert refused(call, "POST", "/InsertContact/1", {})
    assert [row["StudentID"] for row in call.get(f"/StudentDataChanges/contact/{NOW}")] == [99400004]


# -- staff -------------------------------------------------------------------------------------------------------------


def test_staff_is_created_and_put(call: Caller) -> None:
    made = done(call, "POST", "/staff", {"ID": 5, "LastName": "Example", "CellPhone": "(559) 555-0122"}, status=201)
    assert (made["ID"], made["CellPhone"]) == (5, "5595550122")
    assert refused(call, "POST", "/staff", {"ID": 5})
    assert refused(call, "POST", "/staff", {"LastName": "Example"}) == "ID is required."
    put = done(call, "PUT", "/staff/5", {"LeaveDate": "2026-09-30", "Title": "Aide"})
    assert (put["LeaveDate"], put["LastName"]) == ("2026-09-30T00:00:00", "Example")
    assert done(call, "PUT", "/staff/5", {"FirstName": ""})["LeaveDate"] is None
    assert done(call, "PUT", "/staff/6", {"LastName": "New"}, status=201)["ID"] == 6
    assert call.get(f"/StaffDataChanges/{NOW}") == [{"ID": 5}, {"ID": 6}]


def test_a_district_that_numbers_its_staff_lets_no_put_create_any(call: Caller) -> None:
    with DemoDistrict(students=50, schools=1, automatic_staff_ids=True) as district:
        other = type(call)(district)
        made = done(other, "POST", "/staff", {"ID": 5, "LastName": "Example"}, status=201)
        assert made["ID"] == 1 + max(row["ID"] for row in other.get("/staff")[:-1])
        assert refused(other, "PUT", "/staff/5", {"LastName": "Example"})
        other.session.close()


def test_the_address_of_the_user_account_reads_back(call: Caller) -> None:
    before = call.get("/staff/9940102")["EmailAddress"]
    assert done(call, "PUT", "/staff/9940102", {"EmailAddress": "new@example.com"})["EmailAddress"] == before


def test_a_put_that_would_create_needs_insert_too(call: Caller, district: DemoDistrict) -> None:
    district.revoke("Staff Data", "insert")
    assert refused(call, "PUT", "/staff/7", {}, status=403)
    assert done(call, "PUT", "/staff/9940102", {"Title": "Dean"})["Title"] == "Dean"


def test_assignments(call: Caller, district: DemoDistrict) -> None:
    path = "/staff/9940102/assignments"
    before = call.get(path)
    body = {
        "AssignmentType": "classified",
        "JobClassification": "24",
        "StartDate": "2026-09-01",
        "EndDate": "2027-01-01",
    }
    made = done(call, "POST", path, body, status=201)
    assert (made["JobClassificationCode"], made["SequenceNumber"]) == ("24", 1)
    assert done(call, "PUT", f"{path}/classified/1", {"FullTimePercentage": 87.5})["EndDate"] is None
    assert done(call, "PUT", f"{path}/classified/5", {"StartDate": "2026-09-02"}, status=201)["SequenceNumber"] == 5
    assert len(call.get(f"{path}/date/2026/09/01/classified")) == 1
    district.revoke("Staff Assignments (Classified)")
    assert call.get(path) == before
    assert refused(call, "GET", f"{path}/classified", status=403)
    district.grant("Staff Assignments (Classified)")
    done(call, "DELETE", f"{path}/startdate/2026/9/2/classified", status=204)
    done(call, "DELETE", f"{path}/classified/1", status=204)
    assert refused(call, "DELETE", f"{path}/classified/1", status=404)
    assert call.get(path) == before
    assert refused(call, "POST", "/staff/1/assignments", body) == "Invalid Staff ID"
    assert refused(call, "POST", path, {}) == "AssignmentType is required: certificated or classified."


# -- numbered tables of students ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "sent", "cleared"),
    [
        ("activities", {"Name": "Debate", "StartDate": "2026-09-01", "Hours": "2.5"}, "StartDate"),
        ("authorizations", {"TypeCode": "3", "StatusCode": "2", "DateEntered": "2026-07-07 09:59:39.397"}, None),
    ],
)
def test_numbered_records(call: Caller, word: str, sent: dict[str, str], cleared: str | None) -> None:
    path = f"/schools/994/students/99400004/{word}"
    made = done(call, "POST", path, sent, status=201)
    one = f"{path}/{made['SequenceNumber']}"
    assert call.get(one) == made
    put = done(call, "PUT", one, {"Comment": "An example"})
    assert put["Comment"] == "An example"
    if cleared:
        assert (made[cleared], put[cleared]) == ("2026-09-01T00:00:00", None)
    else:
        assert put["Status"] == "2"
    assert done(call, "PUT", f"{path}/70", {"Comment": "New"}, status=201)["SequenceNumber"] == 70
    done(call, "DELETE", one, status=204)
    assert refused(call, "DELETE", one, status=404)
    assert refused(call, "POST", "/schools/994/students/1/" + word, {})
    assert 70 in {row["SequenceNumber"] for row in call.get(f"/schools/994/{word}")}


def test_scores_of_tests_are_matched_by_four_keys(call: Caller) -> None:
    key = {"StudentID": 99400004, "TestID": "SBAC", "TestPart": 1, "TestingAdministration": "0926"}
    made = done(call, "POST", "/testing/UpdateScores", {**key, "TestDate": "2026-09-09", "ScaleScore": 2500})
    assert made[0]["Scores"] == [{"Type": "ScaleScore", "Score": 2500.0}]
    before = len(call.get("/students/99400004/tests"))
    changed = done(
        call, "POST", "/testing/UpdateScores", [{**key, "TestDate": "2026-09-10", "RawScore": 3, "ScaleScore": 0}]
    )
    assert changed[0]["Scores"] == [{"Type": "RawScore", "Score": 3.0}]
    assert len(call.get("/students/99400004/tests")) == before
    assert refused(call, "POST", "/testing/UpdateScores", [{**key}]) == "TestDate is required."
    assert refused(call, "POST", "/testing/UpdateScores", [3])


def test_supplemental_columns_go_by_student_number(call: Caller) -> None:
    path = "/UpdateSchoolSupplemental/994/4"
    for columns in ({"ColumnCode": "PI", "NewValue": "Test"}, [{"ColumnCode": "S1", "NewValue": "Golf"}]):
        answer = done(call, "POST", path, {"Columns": columns})
    values = {column["ColumnCode"]: column["Value"] for column in answer["Columns"]}
    assert (values["PI"], values["S1"]) == ("Test", "Golf")
    assert call.get("/schools/994/SchoolSupplemental/99400004") == [answer]
    assert refused(call, "POST", path, {"Columns": [{"ColumnCode": "??", "NewValue": "x"}]})


# -- grades and gradebooks ---------------------------------------------------------------------------------------------


def test_one_mark_of_a_report_card_is_changed(call: Caller) -> None:
    (card,) = call.get("/schools/994/ReportCard/99400004")
    course = card["StudentReportCardCourses"][0]
    key = {"StudentID": 99400004, "PeriodNumber": 1, "CourseNumber": course["CourseID"], "TeacherNumber": 101}
    item = {**key, "SectionNumber": course["SectionNumber"], "MarkNumber": 1, "MarkValue": "F", "Comment1": "07"}
    (changed,) = done(call, "POST", "/schools/994/Grades", [item])
    first = changed["MarkingPeriodGrades"][0]
    assert (first["Mark"], first["Comment1Code"]) == ("F", "")  # comments belong to the current period only
    (changed,) = done(call, "POST", "/schools/994/Grades", [{**item, "MarkNumber": 2}])
    assert changed["MarkingPeriodGrades"][1]["Comment1Code"] == "07"
    assert refused(call, "POST", "/schools/994/Grades", [{**item, "MarkValue": "Q"}])
    assert refused(call, "POST", "/schools/994/Grades", [{**item, "MarkNumber": 12}])
    assert refused(call, "POST", "/schools/994/Grades", [{**item, "SectionNumber": 1}])
    assert refused(call, "POST", "/schools/994/Grades", [{"StudentID": 1}])


def linked(call: Caller) -> list[dict[str, Any]]:
    rows = [row for staff in range(9940101, 9940110) for row in call.get(f"/staff/{staff}/gradebooks")]
    group = next(row for row in rows if row["LinkedGroup"])
    mine = [row for row in rows if (row["LinkedGroup"], row["TeacherNumber"]) == (group["LinkedGroup"],) * 2]
    assert len(mine) > 1
    return mine


def test_assignments_reach_linked_gradebooks_unless_told_otherwise(call: Caller) -> None:
    books = linked(call)
    number = books[0]["GradebookNumber"]
    path = f"/gradebooks/{number}/Assignments"
    many = done(call, "POST", path, {"Description": "Essay", "PointsPossible": 20}, status=201)
    assert {row["GradebookNumber"] for row in many} == {book["GradebookNumber"] for book in books}
    assert (many[0]["NumberCorrectPossible"], many[0]["DateDue"]) == (20.0, "2026-10-01T00:00:00")
    (one,) = done(call, "POST", path, {"Description": "", "CreateInLinkedGradebooksToo": False}, status=201)
    assert one["AssignmentNumber"] == 6
    assert refused(call, "POST", path, {"PointsPossible": 1}) == "Description is required."

    body = {"PointsPossible": 25, "Comment": "Read it", "GradingCompleted": True, "UpdateLinkedGradebooksToo": False}
    unique = f"/gradebooks/Assignments/{one['UniqueID'].lower()}"
    (changed,) = done(call, "PUT", unique, body)
    assert (changed["Comment"], changed["GradingCompleted"]) == ("Read it", True)
    (erased,) = done(call, "PUT", f"/gradebooks/{number}/assignments/6", {"PointsPossible": 25})
    assert (erased["Comment"], erased["GradingCompleted"]) == ("", False)
    assert call.get(unique) == erased
    assert refused(call, "PUT", unique, {}) == "PointsPossible is required."


def test_scores_are_written_and_all_come_back(call: Caller) -> None:
    path = "/gradebooks/99401001/assignments/1/Scores"
    scores = call.get(path)
    student = scores[0]["StudentID"]
    answer = done(call, "POST", path, [{"PermanentId": student, "NumberCorrect": 4, "DateCompleted": "2026/09/17"}])
    assert len(answer) == len(scores)
    assert (answer[0]["Mark"], answer[0]["DateCompleted"]) == ("4.0000", "2026-09-17T00:00:00")
    assert call.get(f"{path}/{student}") == answer[0]
    standard = {"StudentID": student, "StandardScores": [{"AeriesStandardID": "CEL.4.RI.9", "NumberCorrect": 2}]}
    by_standard = done(call, "POST", "/gradebooks/99401001/assignments/4/Scores", [standard])
    assert by_standard[0]["StandardScores"][0]["PercentCorrect"] == 20.0
    assert refused(call, "POST", path, [{"StudentID": 1, "NumberCorrect": 1}])
    assert refused(call, "POST", path, [{"StudentID": student}])


# -- scheduling --------------------------------------------------------------------------------------------------------


def test_scheduling_sections_of_section_staff_schools_are_written_by_v5(call: Caller) -> None:
    path = "/schools/995/scheduling/sections"
    body = {"FlexPeriodSequenceNumber": 2, "ClassCalendarSequenceNumber": 1, "Semester": "Y", "CourseID": "0109"}
    members = [{"StaffID": 9950101, "IsPrimaryTeacher": True}]
    made = done(call, "POST", path, {**body, "SectionStaffMembers": members}, status=201)
    one = f"{path}/{made['SectionNumber']}"
    assert made["SectionStaffMembers"][0]["LastName"]
    assert refused(call, "POST", path, {**body, "CourseID": ""}) == "Course ID is required."
    assert refused(call, "POST", path, {**body, "CourseID": "0998"})
    assert refused(call, "POST", path, {**body, "Semester": "Q"})
    assert refused(call, "POST", path, {**body, "FlexPeriodSequenceNumber": 99})
    assert refused(call, "PUT", one, {"SectionStaffMembers": members}) == "SectionStaffUpdateOption is required."
    more = {"SectionStaffMembers": [{"StaffID": 9950102}], "SectionStaffUpdateOption": "Update"}
    assert len(done(call, "PUT", one, more)["SectionStaffMembers"]) == 2
    assert len(done(call, "PUT", one, {**more, "SectionStaffUpdateOption": "Replace"})["SectionStaffMembers"]) == 1
    done(call, "PUT", f"{path}/30000", body, status=201)
    done(call, "DELETE", one, status=204)
    assert refused(call, "DELETE", one, status=404)


def test_scheduling_sections_of_traditional_schools_are_written_by_v4(call: Caller, district: DemoDistrict) -> None:
    body = {"Period": 3, "PeriodBlock": 2, "SplitTerm": "A-DAYS", "Semester": "F", "CourseID": "0109"}
    body |= {"TeacherNumber1": 102}
    assert refused(call, "POST", "/schools/994/scheduling/sections", body)
    path = f"{district.base_url}/api/v4/schools/994/scheduling/sections"
    made = done(call, "POST", path, body, status=201)
    assert (made["Period"], made["ClassCalendar"], made["TeacherNumber1"]) == ("3", "A-DAYS", 102)
    assert refused(call, "POST", path, {**body, "Period": 9, "PeriodBlock": 2})
    assert refused(call, "POST", path, {**body, "TeacherNumber1": 0})
    done(call, "DELETE", f"{path}/{made['SectionNumber']}", status=204)


def test_course_requests_and_their_alternates(call: Caller) -> None:
    student = "/schools/994/students/99400003"
    alternates, requests = f"{student}/alternatecourserequests", f"{student}/courserequests"
    low = done(call, "POST", alternates, {"CourseID": "0610"}, status=201)
    high = done(call, "POST", alternates, {"CourseID": "0611", "RelativePrioritySortOrder": 1}, status=201)
    assert high["PrioritySortOrder"] < 1.0 < low["PrioritySortOrder"]
    assert refused(call, "POST", alternates, {"CourseID": "0610", "RelativePrioritySortOrder": 0})

    made = done(call, "POST", requests, {"CourseID": "0512", "AlternateCourseRequestReferences": [1, 2]}, status=201)
    one = f"{requests}/{made['SequenceNumber']}"
    assert [row["SequenceNumber"] for row in made["AlternateCourseRequests"]] == [1, 2]
    assert refused(call, "PUT", one, {"AlternateCourseRequestReferences": [3]})
    ties = {"AlternateCourseRequestReferences": [3], "AlternateCourseRequestUpdateOptions": "Append"}
    assert len(done(call, "PUT", one, ties)["AlternateCourseRequests"]) == 3
    done(call, "DELETE", f"{alternates}/3", status=204)
    assert len(call.get(one)["AlternateCourseRequests"]) == 2
    assert refused(call, "PUT", one, {"PreferredStaffID": 9940101})
    assert refused(call, "PUT", one, {"SectionNumber": 1001})
    assert refused(call, "POST", requests, {"CourseID": "NONE"})
    done(call, "PUT", f"{requests}/88", {"CourseID": "0512"}, status=201)
    done(call, "DELETE", one, status=204)
    assert refused(call, "GET", one, status=404)


def test_a_section_taken_away_leaves_its_requests(call: Caller, district: DemoDistrict) -> None:
    base = f"{district.base_url}/api/v4/schools/994/scheduling/sections"
    requests = "/schools/994/students/99400003/courserequests"
    section = next(row for row in call.get("/schools/994/scheduling/sections") if row["CourseID"] == "0512")
    body = {"CourseID": "0512", "SectionNumber": section["SectionNumber"]}
    made = done(call, "POST", requests, body, status=201)
    one, path = f"{requests}/{made['SequenceNumber']}", f"{base}/{section['SectionNumber']}"
    assert refused(call, "PUT", path, {"CourseID": "0520", "TeacherNumber1": 102})
    change = {"CourseID": "0520", "TeacherNumber1": 102, "StudentScheduleOptions": "AllStudents"}
    done(call, "PUT", path, change)
    assert (call.get(one)["CourseID"], call.get(one)["SectionNumber"]) == ("0520", section["SectionNumber"])
    done(call, "DELETE", path, status=204)
    assert call.get(one)["SectionNumber"] == 0


# -- GETs that write, alerts, changes ----------------------------------------------------------------------------------


def test_pre_enrollment_is_a_get_that_writes(call: Caller) -> None:
    student = next(row for row in call.get("/schools/993/students/grade/8") if not row["InactiveStatusCode"].strip())
    key = student["StudentID"]
    assert done(call, "GET", f"/commands/preenrollstudent/{key}")["LogDetails"][0]["Copied"] == "No"
    done(call, "POST", f"/UpdateStudent/{key}", {"NextSchool": 994})
    answer = done(call, "GET", f"/commands/preenrollstudent/{key}")
    assert (answer["LogDetails"][0]["Copied"], answer["LogDetails"][0]["Exception"]) == ("Yes", "")
    (copied,) = call.get(f"/schools/994/students/{key}")
    assert (copied["InactiveStatusCode"], copied["Grade"]) == ("*", 8)
    assert done(call, "GET", f"/commands/preenrollstudent/{key}")["LogDetails"][0]["Copied"] == "No"
    assert refused(call, "GET", "/commands/preenrollstudent/1", status=500) == "Invalid Student ID"


def test_one_pre_enrolled_record_replaces_another(call: Caller) -> None:
    student = next(row for row in call.get("/schools/993/students/grade/8") if not row["InactiveStatusCode"].strip())
    key = student["StudentID"]
    for school in (994, 995):
        done(call, "POST", f"/UpdateStudent/{key}", {"NextSchool": school})
        assert done(call, "GET", f"/commands/preenrollstudent/{key}")["LogDetails"][0]["Copied"] == "Yes"
    assert call.get(f"/schools/994/students/{key}") == []
    assert len(call.get(f"/schools/995/students/{key}")) == 1
    assert refused(call, "GET", "/commands/preenrollstudent/99400026", status=500) == "Student has no active record."


def test_pre_enrollment_of_those_who_have_left(call: Caller) -> None:
    path = "/PreEnrollInactiveStudent/99400026"
    rows = done(call, "GET", f"{path}/996")
    assert [row["SchoolCode"] for row in rows] == [994, 996, 999]
    assert "AtRiskPoints" in rows[0]
    assert refused(call, "GET", f"{path}/995", status=500) == "Student is already pre-enrolled."
    assert refused(call, "GET", f"{path}/555", status=500) == "Invalid Next School Code"
    assert refused(call, "GET", "/PreEnrollInactiveStudent/99400004/996", status=500) == "Student has an active record."


def test_alerts_are_checked_and_kept(call: Caller, district: DemoDistrict) -> None:
    alert = {
        "SchoolCode": "994",
        "AlertType": "Alert",
        "RecipientType": "User",
        "RecipientID": "937",
        "Comment": "Hello",
    }
    done(call, "POST", "/SendAlert", {**alert, "PageId": "100019196"})
    assert [row["RecipientID"] for row in district.alerts] == [937]
    for wrong in ({"AlertType": "Shout"}, {"Comment": ""}, {"RecipientID": None}, {"AlertType": "ActionAlert"}):
        assert refused(call, "POST", "/SendAlert", {**alert, **wrong})


def test_a_body_that_is_no_json_is_refused(call: Caller, district: DemoDistrict) -> None:
    answer = call.session.post(f"{district.base_url}/api/v5/UpdateStudent/99400001", data="nonsense", timeout=5)
    assert answer.status_code == 400
    assert refused(call, "POST", "/UpdateStudent/99400001", [1])


def test_changes_show_in_the_feeds_from_their_moment_on(call: Caller, district: DemoDistrict) -> None:
    everything = call.get("/StudentDataChanges/student/2026/6/30/0/0")
    assert len(everything) > 600
    assert call.get("/StudentDataChanges/student/2026/7/2/0/0") == []
    district.change("student", 99400001, HomePhone="2095550101")
    district.advance(minutes=5)
    district.change("course", "0109", Title="English IX")
    district.change("section", (994, 1001), Room="99")
    district.change("staff", 9940101, Title="Dean")
    district.drop(99400001, 994, 1001)
    district.enroll(99400001, 994, 1002)
    assert [row["SchoolCode"] for row in call.get(f"/StudentDataChanges/student/{NOW}")] == [994, 995]
    assert call.get("/StudentDataChanges/student/2026/10/1/8/1") == []
    assert call.get("/CourseDataChanges/2026/10/01/08/05") == [{"ID": "0109"}]
    assert call.get("/courses/0109")["Title"] == "English IX"
    assert call.get(f"/SectionDataChanges/{NOW}") == [{"SchoolCode": 994, "SectionNumber": 1001}]
    rosters = call.get(f"/SectionRosterDataChanges/{NOW}")
    assert [row["SectionNumber"] for row in rosters] == [1001, 1002]
    ended = [row for row in call.get("/schools/994/sections/1001/students") if row["StudentID"] == 99400001]
    assert ended[0]["DateEnded"] == "2026-10-01T00:00:00"
    assert 99400001 in {row["StudentID"] for row in call.get("/schools/994/sections/1002/students")}


def test_feeds_want_all_five_parts_and_a_known_area(call: Caller) -> None:
    assert refused(call, "GET", "/StaffDataChanges/2026/13/1/0/0")
    assert refused(call, "GET", "/StudentDataChanges/shoes/2026/1/1/0/0")
    assert refused(call, "GET", "/StaffDataChanges/2026/1/1/0", status=404)


def test_a_student_leaves(call: Caller, district: DemoDistrict) -> None:
    district.leave(99400003)
    (row,) = call.get("/schools/994/students/99400003")
    assert (row["InactiveStatusCode"], row["SchoolLeaveDate"]) == ("T", "2026-10-01T00:00:00")
    for area in ("student", "enrollment", "class"):
        assert [each["StudentID"] for each in call.get(f"/StudentDataChanges/{area}/{NOW}")] == [99400003]
    with pytest.raises(KeyError):
        district.drop(99400003, 994, 1)
    with pytest.raises(KeyError):
        district.change("student", 1)
