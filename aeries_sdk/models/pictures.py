"""Photographs of students."""

from __future__ import annotations

import base64

import attrs

from aeries_sdk.errors import DecodeError
from aeries_sdk.models._base import Model, key, rows, text, value


@attrs.define(kw_only=True, repr=False)
class Picture(Model):
    """One photograph; its repr never shows it."""

    school_year: int | None = value(
        "SchoolYear", "PIC.YR", "school year by its first half: 2026 is 2026-2027", show=True
    )
    raw_binary: str = text("RawBinary", "PIC.RB", "the file in Base64, as sent; see `image`")
    file_extension: str = text("FileExtension", "PIC.XT", "e.g. jpg", show=True)
    file_size: int | None = value("FileSize", "PIC.SZ", "length of the file in bytes, by Aeries's count", show=True)

    @property
    def image(self) -> bytes:
        """The file itself, empty where there is none.

        Raises:
            DecodeError: The text is no Base64.

        >>> from aeries_sdk.models import Picture
        >>> Picture(raw_binary="/9j/4AAQ").image[:3].hex()
        'ffd8ff'
        """
        try:
            return base64.b64decode("".join(self.raw_binary.split()), validate=True)
        except ValueError:
            raise DecodeError("A picture is not Base64.", field="RawBinary", expected="Base64") from None


@attrs.define(kw_only=True, repr=False)
class StudentPicture(Model):
    """The newest photograph of one student."""

    student_id: int = key("StudentID", "PIC.ID", "the student")
    pictures: list[Picture] = rows("Pictures", "", "the newest photograph")
    school_code: int | None = value("SchoolCode", "STU.SC", "the student's school", show=True)
