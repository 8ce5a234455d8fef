"""Activities and awards of students."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, text, value
from aeries_sdk.models._body import Body, field


@attrs.define(kw_only=True, repr=False)
class Activity(Model):
    """One activity or award of a student.

    The vendor shows no answer. Which student, school and number a record has must be in it; the names used here are
    those of authorizations, and what comes under other names is in `extra`.
    """

    student_id: int | None = value("StudentID", "", "the student; name presumed")
    school_code: int | None = value("SchoolCode", "", "the school; name presumed", show=True)
    sequence_number: int | None = value("SequenceNumber", "", "number within the student; name presumed")
    date_entered: date | None = value("DateEntered", "ACT.DT", "day it was entered")
    type_code: str = text("TypeCode", "ACT.TY", "type")
    activity_or_award_code: str = text("ActivityOrAwardCode", "ACT.CD", "which activity or award")
    name: str = text("Name", "ACT.NM", "its name")
    start_date: date | None = value("StartDate", "ACT.SD", "first day")
    end_date: date | None = value("EndDate", "ACT.ED", "last day")
    hours: float | None = value("Hours", "ACT.HR", "hours spent")
    reason_code: str = text("ReasonCode", "ACT.RS", "reason")
    season_code: str = text("SeasonCode", "ACT.SE", "season")
    status_code: str = text("StatusCode", "ACT.ST", "status")
    transportation_date: date | None = value("TransportationDate", "ACT.TD", "day of the transportation status")
    transportation_status_code: str = text("TransportationStatusCode", "ACT.TS", "transportation status")
    career_pathway_code: str = text("CareerPathwayCode", "ACT.PW", "career pathway; California only")
    comment: str = text("Comment", "ACT.CO", "comment")


@attrs.define(kw_only=True, repr=False)
class ActivityBody(Body):
    """What is sent to create or update an activity. An update erases the last three dates if they are left out."""

    date_entered: date = field("DateEntered", "ACT.DT", "day it was entered")
    type_code: str = field("TypeCode", "ACT.TY", "type", max_length=1)
    activity_or_award_code: str = field("ActivityOrAwardCode", "ACT.CD", "which activity or award", max_length=3)
    name: str = field("Name", "ACT.NM", "its name", max_length=40)
    hours: float = field("Hours", "ACT.HR", "hours spent")
    reason_code: str = field("ReasonCode", "ACT.RS", "reason", max_length=6)
    season_code: str = field("SeasonCode", "ACT.SE", "season", max_length=3)
    status_code: str = field("StatusCode", "ACT.ST", "status", max_length=1)
    transportation_status_code: str = field("TransportationStatusCode", "ACT.TS", "transportation status", max_length=1)
    career_pathway_code: str = field("CareerPathwayCode", "ACT.PW", "career pathway; California only", max_length=3)
    comment: str = field("Comment", "ACT.CO", "comment")
    start_date: date | None = field("StartDate", "ACT.SD", "first day")
    end_date: date | None = field("EndDate", "ACT.ED", "last day")
    transportation_date: date | None = field("TransportationDate", "ACT.TD", "day of the transportation status")
