"""Code sets: what the codes of the other answers stand for."""

from __future__ import annotations

from aeries_sdk.testing.core import Ask, Refused, routes
from aeries_sdk.testing.records import grade_text
from aeries_sdk.testing.shapes import CODE, Row

# Table -> (object names it can be asked for by); field -> (names it can be asked for by, codes).
TABLES = {
    "STU": ("student", "students"),
    "CON": ("contact", "contacts"),
    "STF": ("staff",),
    "TCH": ("teacher", "teachers"),
    "CRS": ("course", "courses"),
    "MST": ("section", "sections", "masterschedule"),
    "ENR": ("enrollmenthistory",),
    "ACT": ("activities",),
    "FEE": ("fee",),
    "ADS": ("assertivediscipline",),
    "TST": ("tests",),
    "FTF": ("flexperiods",),
}
_LANGUAGES = {"00": "English", "01": "Spanish", "02": "Vietnamese", "05": "Filipino"}
CODES: dict[tuple[str, str], tuple[tuple[str, ...], dict[str, str]]] = {
    ("STU", "GR"): (("grade",), {grade_text(grade)[0]: grade_text(grade)[1] for grade in range(-2, 14)}),
    ("STU", "HL"): (("homelanguage",), _LANGUAGES),
    ("STU", "CL"): (("correspondencelanguage",), _LANGUAGES),
    ("STU", "LF"): (("languagefluency",), {"E": "English Only", "L": "Learner", "R": "Redesignated"}),
    ("STU", "GN"): (("gender",), {"F": "Female", "M": "Male", "X": "Non-binary"}),
    ("STU", "TG"): (("inactivestatus",), {code: f"Left: reason {code}" for code in "*BEFGIKLNOSUX"}),
    ("STU", "RC1"): (("race1", "racecode1"), {"201": "Asian", "202": "Filipino", "600": "Black", "700": "White"}),
    ("CON", "RL"): (("relationshiptostudent",), {"10": "Mother", "11": "Father", "20": "Guardian", "50": "Neighbor"}),
    ("STF", "ECC"): (("earlychildhoodcertification",), {"1": "Infant and Toddler", "2": "Preschool"}),
    ("STF", "PS"): (("positionstatus",), {"1": "Tenured", "2": "Probationary"}),
    ("CRS", "DC"): (("department",), {"ENG": "English", "MAT": "Mathematics", "SCI": "Science"}),
    ("MST", "SR"): (("staffrole",), {"AID": "Aide", "COT": "Co-teacher", "TOR": "Teacher of record"}),
    ("ENR", "ER"): (("exitreason",), {"140": "Moved within the district", "160": "Transferred out"}),
    ("ACT", "TY"): (("type",), {"A": "Activity", "W": "Award"}),
    ("FEE", "CD"): (("feecode", "fee"), {"01": "Library book", "02": "Lost Chromebook"}),
    ("ADS", "CD"): (("violation",), {"10": "Disruption", "48": "Truancy"}),
    ("TST", "TY"): (("testtype",), {"A": "Alternate", "R": "Regular"}),
    ("FTF", "TY"): (("type",), {"R": "Regular"}),
}
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def list_codes(ask: Ask) -> list[Row]:
    """One code set in text order; an unknown table or field is an empty one."""
    table, field = ask.params["Table"].lower(), ask.params["Field"].lower()
    if table in _DEVICES:
        raise Refused(404, "The resource cannot be found.")
    word = field.removesuffix("code") or field
    for (code_table, code_field), (words, codes) in CODES.items():
        if table in {code_table.lower(), *TABLES[code_table]} and (
            field == code_field.lower() or {word, field} & {*words}
        ):
            return [_code(code_table, code_field, code, text) for code, text in sorted(codes.items())]
    return []


def _code(table: str, field: str, code: str, text: str) -> Row:
    numbers = {grade_text(grade)[0]: str(grade) for grade in range(-2, 14)}
    inside = numbers[code] if (table, field) == ("STU", "GR") else ""
    return {**CODE, "Table": table, "Field": field, "Code": code, "Description": text, "AeriesCode": inside}


ROUTES = routes("schools.list_codes", "GET", "", list_codes, "/codes/{Table}/{Field}")
