"""Photographs."""

from __future__ import annotations

import base64
import json
import traceback
from collections.abc import Callable

import pytest

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, DecodeError
from aeries_sdk.models import Picture, StudentPicture

# No photograph: what a JPEG starts with, then zeros.
JPEG = bytes.fromhex("ffd8ffe000104a464946") + bytes(20)


def row(number: int) -> dict[str, object]:
    picture = {
        "SchoolYear": 2026,
        "RawBinary": base64.b64encode(JPEG).decode(),
        "FileExtension": "jpg",
        "FileSize": len(JPEG),
    }
    return {"StudentID": 99400000 + number, "Pictures": [picture], "SchoolCode": 994}


@pytest.mark.parametrize(
    ("student", "path"),
    [(None, "/schools/994/StudentPictures"), (99400001, "/schools/994/StudentPictures/99400001")],
)
def test_the_image_is_the_decoded_text(
    client: AeriesClient, expect: Callable[..., None], student: int | None, path: str
) -> None:
    expect("GET", path, [row(1)])
    (found,) = client.pictures.list(994, student_id=student)
    (picture,) = found.pictures
    assert picture.image == JPEG
    assert len(picture.image) == picture.file_size


def test_iter_reads_pages_that_overlap_by_one(client: AeriesClient, expect: Callable[..., None]) -> None:
    for first, last, numbers in ((1, 3, (1, 2, 3)), (3, 5, (3, 4)), (4, 6, (4,))):
        expect(
            "GET",
            "/schools/994/StudentPictures",
            [row(number) for number in numbers],
            query={"StartingRecord": str(first), "EndingRecord": str(last)},
        )
    assert [found.student_id - 99400000 for found in client.pictures.iter(994, page_size=3)] == [1, 2, 3, 4]


def test_a_page_of_one_is_refused(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError, match="page_size"):
        client.pictures.iter(994, page_size=1)


def test_line_breaks_in_base64_are_no_mistake_and_no_picture_is_empty() -> None:
    text = base64.encodebytes(JPEG * 9).decode()
    assert "\n" in text.strip()
    assert Picture(raw_binary=text).image == JPEG * 9
    assert Picture().image == b""


def test_what_is_no_base64_is_an_error_that_does_not_repeat_it() -> None:
    picture = Picture(raw_binary="*secret*")
    with pytest.raises(DecodeError) as caught:
        _ = picture.image
    assert caught.value.field == "RawBinary"
    assert "secret" not in "".join(traceback.format_exception(caught.value))


def test_pictures_go_out_as_they_came_and_are_in_no_repr() -> None:
    rows = [row(1), row(2)]
    pictures = loads(json.dumps(rows), list[StudentPicture])
    assert json.loads(dumps(pictures)) == rows
    shown = repr((pictures, pictures[0].pictures))
    assert "9j/4" not in shown
    assert "99400001" not in shown
