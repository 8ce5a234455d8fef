"""Fees and fines."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.models import Fee, StudentFees

FEES = b"""[{"StudentID": 99400007, "Fees": [
    {"FeeCode": "LIB-06", "SequenceNumber": 1, "AmountCharged": 25.1000, "DateCharged": "2026-09-14T00:00:00",
     "AmountPaid": 15.3000, "DatePaid": null, "LetterCount": 1, "Comment": "", "ReceiptNumber": "0",
     "SchoolCode": 993},
    {"FeeCode": "ASB-02", "SequenceNumber": 2, "AmountCharged": 20.0000, "DateCharged": "2026-09-15T00:00:00",
     "AmountPaid": 20.0000, "DatePaid": "2026-09-16T00:00:00", "LetterCount": 0, "Comment": "", "ReceiptNumber": "",
     "SchoolCode": 994}]}]"""


@pytest.mark.parametrize(("student", "path"), [(None, "/schools/994/fees"), (99400007, "/schools/994/fees/99400007")])
def test_fees_of_a_school_and_of_a_student(
    client: AeriesClient, expect: Callable[..., None], student: int | None, path: str
) -> None:
    expect("GET", path, json.loads(FEES))
    (owed,) = client.fees.list(994, student_id=student)
    assert [fee.date_paid for fee in owed.fees] == [None, date(2026, 9, 16)]
    assert [fee.school_code for fee in owed.fees] == [993, 994]


def test_the_balance_is_exact() -> None:
    (owed,) = loads(FEES, list[StudentFees])
    assert [fee.balance for fee in owed.fees] == [Decimal("9.8000"), Decimal("0.0000")]
    assert Fee(sequence_number=1).balance == 0


def test_fees_go_out_as_they_came() -> None:
    fees = loads(FEES, list[StudentFees])
    assert json.loads(dumps(fees)) == json.loads(FEES)
    assert "9940" not in repr(fees)
