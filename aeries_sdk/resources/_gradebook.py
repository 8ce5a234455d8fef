"""What the resources of gradebooks have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from aeries_sdk import convert
from aeries_sdk.errors import DecodeError, NotFound
from aeries_sdk.resources._base import ARTICLES, Resource

if TYPE_CHECKING:
    from aeries_sdk.models._base import Model
    from aeries_sdk.operation import Operation, PathValue

    M = TypeVar("M", bound=Model)
else:
    M = TypeVar("M")

ARTICLE = ARTICLES + "14000113688-aeries-api-gradebook-related-end-points"


class GradebookResource(Resource):
    """A resource whose single reads can answer with an empty or another record where there is none."""

    def _find(self, operation: Operation[M], arguments: dict[str, PathValue | None], **wanted: int | str | None) -> M:
        """The one record whose attributes are those wanted; None is not compared.

        Raises:
            NotFound: Nothing came back, a record without its key, or another record.
        """

        def is_it(record: M) -> bool:
            return all(_plain(getattr(record, name)) == _plain(value) for name, value in wanted.items() if value)

        try:
            return self._get(operation, arguments, where=is_it)
        except DecodeError as error:
            model = operation.model
            if model is None or error.field not in {each.fact.wire for each in convert.fields(model) if each.required}:
                raise
        raise NotFound("Aeries has no such record.", **operation.place, status=200)


def assignment_path(
    gradebook_number: int | None, assignment_number: int | None, unique_id: str | None
) -> dict[str, PathValue | None]:
    """The path arguments of an assignment: its gradebook and number, or its GUID."""
    return {"GradebookNumber": gradebook_number, "AssignmentNumber": assignment_number, "UniqueID": unique_id}


def _plain(value: int | str) -> int | str:
    """A number, or a GUID without the differences that do not count."""
    return value.strip("{} ").casefold() if isinstance(value, str) else value
