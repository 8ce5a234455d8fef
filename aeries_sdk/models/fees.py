"""Fees and fines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from aeries_sdk.models._base import Model, key, rows, text, value


@attrs.define(kw_only=True, repr=False)
class Fee(Model):
    """One fee or fine, paid or not."""

    fee_code: str = text("FeeCode", "FEE.CD", "reason of the fee")
    sequence_number: int = key("SequenceNumber", "FEE.SQ", "number within the student")
    amount_charged: float | None = value("AmountCharged", "FEE.AM", "dollars; see `balance` for exact sums")
    date_charged: date | None = value("DateCharged", "FEE.DT", "day it was charged")
    amount_paid: float | None = value("AmountPaid", "FEE.PD", "dollars")
    date_paid: date | None = value("DatePaid", "FEE.DP", "day it was paid; may be None although a part is paid")
    letter_count: int | None = value("LetterCount", "FEE.LT", "letters sent about it")
    comment: str = text("Comment", "FEE.CO", "comment")
    receipt_number: str = text("ReceiptNumber", "FEE.RN", 'number of the receipt; "" or "0" for none')
    school_code: int | None = value("SchoolCode", "FEE.SCL", "school that charged it, not always the one asked")

    @property
    def balance(self) -> Decimal:
        """What is still owed, in dollars, exact to the hundredth of a cent.

        >>> from aeries_sdk.models import Fee
        >>> Fee(sequence_number=1, amount_charged=25.1, amount_paid=15.0).balance
        Decimal('10.1000')
        """
        return _dollars(self.amount_charged) - _dollars(self.amount_paid)


def _dollars(amount: float | None) -> Decimal:
    # Aeries sends four decimals; a float of that size names them without a doubt.
    return Decimal(f"{amount or 0:.4f}")


@attrs.define(kw_only=True, repr=False)
class StudentFees(Model):
    """All fees and fines of one student."""

    student_id: int = key("StudentID", "FEE.PID", "the student")
    fees: list[Fee] = rows("Fees", "", "one per fee")
