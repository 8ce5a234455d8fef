"""The same answers as XML, for those who ask for it or forget to ask for JSON."""

from __future__ import annotations

from xml.sax.saxutils import escape


def to_xml(payload: object) -> bytes:
    """A payload as the server's XML: elements named as the properties, nil for null.

    >>> to_xml([{"SchoolCode": 994, "Terms": [], "LeaveDate": None}])
    b'<Array><Item><SchoolCode>994</SchoolCode><Terms></Terms><LeaveDate i:nil="true"/></Item></Array>'
    """
    return _element("Array" if isinstance(payload, list) else "Item", payload).encode()


def _element(name: str, value: object) -> str:
    match value:
        case None:
            return f'<{name} i:nil="true"/>'
        case bool():
            inside = str(value).lower()
        case dict():
            inside = "".join(_element(str(key), item) for key, item in value.items())
        case list():
            inside = "".join(_element("Item", item) for item in value)
        case _:
            inside = escape(str(value))
    return f"<{name}>{inside}</{name}>"
