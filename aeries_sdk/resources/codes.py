"""Code sets: the texts behind every field whose name ends in Code."""

from __future__ import annotations

import builtins

from aeries_sdk.models.schools import CodeValue
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

LIST = Operation(
    id="schools.list_codes",
    call="codes.list",
    method="GET",
    paths=("/api/v5/codes/{Table}/{Field}",),
    security_area="None Required",
    model=CodeValue,
    article=ARTICLES + "14000113682-aeries-api-school-related-end-points",
)

# Table codes that are device names of Windows cannot stand in an address of its web server.
_DEVICE_NAMES = {"con": "contact"}


class Codes(Resource):
    """Code sets: `client.codes`."""

    def list(self, table: str, field: str) -> builtins.list[CodeValue]:
        """All codes of one field, with their texts.

        An unknown table or field gives an empty list. Aeries's table `CON` (contacts) is a device name of Windows that
        its web server refuses; it is asked for as `contact`.

        Security area: none, any certificate will do. Article: School-related end points.

        Args:
            table: Three letters (`STU`) or the API's name (`student`); case does not matter.
            field: Two to four letters (`HL`) or the property with or without its ending (`HomeLanguageCode`).

        Raises:
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {code.code: code.aeries_code for code in client.codes.list("Student", "Grade")}["K"]
        '0'
        """
        return self._list(LIST, {"Table": _DEVICE_NAMES.get(table.strip().casefold(), table), "Field": field})
