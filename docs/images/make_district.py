"""Draws docs/images/district.svg: `python docs/images/make_district.py`."""

from __future__ import annotations

from html import escape
from pathlib import Path

BOX = (190, 58)
BOXES = {
    "District": (225, 14, "school code 0"),
    "School": (225, 106, "school_code"),
    "Term": (14, 106, "school, term_code"),
    "Course": (436, 106, "id, of the district"),
    "Section": (225, 198, "school, section_number"),
    "Teacher": (436, 198, "school, teacher_number"),
    "Staff": (436, 290, "id, of the district"),
    "Class schedule": (225, 290, "school, student, sequence"),
    "Student": (14, 290, "school, student_number"),
}
ARROWS = (
    ("School", "District"),
    ("Term", "School"),
    ("Section", "School"),
    ("Section", "Term"),
    ("Section", "Course"),
    ("Section", "Teacher"),
    ("Teacher", "Staff"),
    ("Class schedule", "Section"),
    ("Class schedule", "Student"),
)
TITLE = "What refers to what in a district"
TEXT = (
    "A school belongs to the district, terms and sections to a school. A section has a term, a course and a teacher, "
    "and a teacher record points to a member of staff. A class schedule row puts a student into a section."
)


def svg() -> str:
    """The picture."""
    width, height = BOX
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 362" role="img" font-family="sans-serif">',
        f"<title>{escape(TITLE)}</title><desc>{escape(TEXT)}</desc>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">',
        '<path d="M0 0 8 4 0 8z" fill="#37474f"/></marker></defs>',
        '<rect width="640" height="362" fill="#ffffff"/>',
    ]
    for start, end in ARROWS:
        (x1, y1), (x2, y2) = _between(start, end)
        parts.append(f'<path d="M{x1} {y1} {x2} {y2}" stroke="#37474f" stroke-width="1.5" marker-end="url(#tip)"/>')
    for name, (left, top, key) in BOXES.items():
        parts.append(
            f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="6" fill="#e3f2fd" stroke="#1565c0"/>'
            f'<text x="{left + width / 2:g}" y="{top + 25}" text-anchor="middle" font-size="20" fill="#0d1b2a">{name}'
            f'</text><text x="{left + width / 2:g}" y="{top + 45}" text-anchor="middle" font-size="15" '
            f'fill="#37474f">{key}</text>'
        )
    return "\n".join([*parts, "</svg>\n"])


def _between(start: str, end: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """From the edge of one box to the edge of the other; they stand beside, above, or askew."""
    width, height = BOX
    (x1, y1, _), (x2, y2, _) = BOXES[start], BOXES[end]
    if y1 == y2:
        middle = y1 + height // 2
        return ((x1 + width, middle), (x2, middle)) if x1 < x2 else ((x1, middle), (x2 + width, middle))
    if x1 == x2:
        middle = x1 + width // 2
        return ((middle, y1), (middle, y2 + height)) if y1 > y2 else ((middle, y1 + height), (middle, y2))
    inner = 30
    return (
        (x1 + (width - inner if x1 < x2 else inner), y1),
        (x2 + (inner if x1 < x2 else width - inner), y2 + height),
    )


if __name__ == "__main__":
    Path(__file__).with_name("district.svg").write_text(svg(), encoding="utf-8")
