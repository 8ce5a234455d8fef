"""The texts that go into rows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster.rows import (
    bool_text,
    clean_guid,
    date_text,
    datetime_text,
    exclusive_end,
    is_guid,
    list_text,
    pairs_text,
    year_text,
)


def test_dates() -> None:
    assert date_text(date(2026, 8, 1)) == "2026-08-01"
    assert date_text(datetime.fromisoformat("2026-08-01T13:00")) == "2026-08-01"
    assert date_text(None) == ""
    assert exclusive_end(date(2026, 12, 31)) == "2027-01-01"
    assert exclusive_end(None) == ""


def test_moments_are_told_in_utc() -> None:
    pacific = timezone(timedelta(hours=-8))
    assert datetime_text(datetime(2026, 1, 31, 16, 30, tzinfo=pacific)) == "2026-02-01T00:30:00.000Z"
    assert datetime_text(None) == ""
    with pytest.raises(ConfigError, match="time zone"):
        datetime_text(datetime(2026, 1, 31, tzinfo=UTC).replace(tzinfo=None))


def test_booleans_and_years() -> None:
    assert [bool_text(value) for value in (True, False, None)] == ["true", "false", ""]
    assert year_text(2027) == year_text(date(2027, 6, 11)) == "2027"
    with pytest.raises(ConfigError, match="four digits"):
        year_text(27)


def test_an_item_of_a_list_never_holds_a_comma() -> None:
    assert list_text(["Arts, Visual", " ", "Math"]) == "Arts Visual,Math"
    assert list_text([]) == ""
    assert pairs_text([("LDAP", "a,b"), ("", "x"), ("SSO", "c")]) == "{LDAP:a b},{SSO:c}"


@pytest.mark.parametrize("text", ["994", "a/b@c.d-e_f", "x" * 255])
def test_what_can_be_a_sourcedid_stays_as_it_is(text: str) -> None:
    assert is_guid(text)
    assert clean_guid(text) == text


@pytest.mark.parametrize("text", ["", "  ", "x" * 256])
def test_what_cannot_be_a_sourcedid_at_all_is_refused(text: str) -> None:
    assert not is_guid(text)
    with pytest.raises(ConfigError, match="255"):
        clean_guid(text)


@given(st.text(min_size=1, max_size=20).filter(str.strip))
def test_a_cleaned_id_is_valid(text: str) -> None:
    assert is_guid(clean_guid(text))


@given(st.text("ab 1+é", min_size=1, max_size=6), st.text("ab 1+é", min_size=1, max_size=6))
def test_cleaning_keeps_different_ids_apart(left: str, right: str) -> None:
    if left.strip() and right.strip() and left.strip() != right.strip():
        assert clean_guid(left) != clean_guid(right)
