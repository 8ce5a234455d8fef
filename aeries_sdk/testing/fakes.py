"""Values that stand for other values: what a recording holds in the place of what was said about people.

The same value has the same stand-in wherever it shows up, so that records still join; another seed gives others. Words
are replaced letter by letter with letters of `CONSONANTS` and `VOWELS` alone, so that a stand-in shows itself as one.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import itertools
import math
import re
from collections.abc import Callable, Collection

from aeries_sdk.values import JSON

CONSONANTS = "bdfgjkvwz"
VOWELS = "aeiou"
_FOREIGN = {True: "ÁÉÍÓÚÑ", False: "áéíóúñ", None: "天地玄黄宇宙洪荒"}

HOST = "example.org"

# One transparent pixel. The shortest file that image libraries open, and no face.
PICTURE = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")

_PHONE_FIELD = re.compile(r"Phone(Number)?$|Pager$|Mobile$|Fax$")
_BIRTH_FIELD = re.compile(r"Birth", re.IGNORECASE)
_YEAR_FIELD = re.compile(r"Year$")
_CHOICES = (
    (re.compile(r"Gender$|Sex$"), ("F", "M")),
    (re.compile(r"^Race(Code\d|\dCode)$"), ("100", "201", "600", "700")),
    (re.compile(r"Mark$"), ("A", "B", "C", "D")),
    (re.compile(r"(Address|^)State$"), ("CA", "TX")),
)
_FLAGS = (("No", "Yes"), ("False", "True"), ("false", "true"))
# Where those words are no names: columns of the district's own, and the log of a pre-enrollment.
_FLAG_FIELDS = frozenset({"Copied", "Value"})
_PIECES = re.compile(
    r"(?P<address>\w+://\S*)"
    r"|(?P<mail>\S+@\S+)"
    r"|(?P<moment>\b\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?(?!\d))"
    r"|(?P<american>\b\d\d?/\d\d?/\d{4}\b)"
    r"|(?P<clock>\b\d\d?:\d\d(:\d\d)?\b)"
    r"|(?P<phone>\(?\b\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}\b)"
    r"|(?P<long>[A-Za-z0-9]{32,})"
    r"|(?P<digits>\d+)"
    r"|(?P<word>[^\W\d_]+)"
)
_WORD = re.compile(r"[^\W\d_]+")
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?P<clock>[T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?"
)


class Fakes:
    """Makes stand-ins.

    Args:
        seed: Whoever knows it can compute the values back from their stand-ins.

    >>> fakes = Fakes(7)
    >>> fakes.text("Ana MORI, 12 Oak Way") == Fakes(7).text("Ana MORI, 12 Oak Way")
    True
    >>> len(str(fakes.number(99400004)))
    8
    """

    def __init__(self, seed: int | str) -> None:
        self._key = hashlib.sha256(str(seed).encode()).digest()
        # Per object, so that nothing about anybody outlives it.
        self._word = functools.lru_cache(maxsize=100_000)(self._new_word)
        self._permuted = functools.lru_cache(maxsize=100_000)(self._permute)
        self._pieces: dict[str, Callable[[str], str]] = {
            "address": lambda _: f"https://www.{HOST}",
            "mail": self.mail,
            "moment": self.moment,
            "american": self._american,
            "clock": lambda clock: self._clock(clock, clock),
            "phone": self.phone,
            "long": lambda run: "-".join(self.text(run[at : at + 16]) for at in range(0, len(run), 16)),
            "digits": self.digits,
        }

    def _stream(self, length: int, *words: object) -> bytes:
        return hashlib.shake_256(self._key + "\0".join(map(str, words)).encode("utf-8", "replace")).digest(length)

    def _draw(self, below: int, *words: object) -> int:
        return int.from_bytes(self._stream(12, *words)) % below

    # -- numbers ----------------------------------------------------------------------------------------------------

    def number(self, value: int) -> int:
        """Another number with as many digits, the sign kept; 0 stays 0. No two numbers share a stand-in."""
        stand_in = int(self.digits(str(abs(value))))
        return -stand_in if value < 0 else stand_in

    def digits(self, text: str) -> str:
        """The same for digits in a text: leading zeros stay, and `0042` goes with 42."""
        plain = str(int(text[:18]))
        padding = len(text[:18]) - len(plain)
        return "0" * padding + self._permuted(plain) + (self.digits(text[18:]) if len(text) > 18 else "")

    def _permute(self, digits: str) -> str:
        """The next number of a secret order of all numbers of this length: never the number itself."""
        if digits == "0":
            return digits
        low = 10 ** (len(digits) - 1)
        place = (self._shuffled(int(digits) - low, 9 * low, back=False) + 1) % (9 * low)
        return str(low + self._shuffled(place, 9 * low, back=True))

    def _shuffled(self, place: int, size: int, *, back: bool) -> int:
        """A permutation of `range(size)`, or its inverse: a Feistel network, walked until the place is inside."""
        half = ((size - 1).bit_length() + 1) // 2
        mask = (1 << half) - 1
        while True:
            left, right = place >> half, place & mask
            for step in reversed(range(6)) if back else range(6):
                if back:
                    left, right = right ^ self._draw(1 << half, "digits", size, step, left), left
                else:
                    left, right = right, left ^ self._draw(1 << half, "digits", size, step, right)
            place = left << half | right
            if place < size:
                return place

    def decimal(self, value: float) -> float:
        """Another number with as many digits before and behind the point."""
        mantissa, exponent, power = repr(value).partition("e")
        stand_in = float(re.sub(r"\d+", lambda run: self.digits(run[0]), mantissa) + exponent + power)
        return stand_in if math.isfinite(stand_in) else math.copysign(1.0, value)

    # -- texts ------------------------------------------------------------------------------------------------------

    def text(self, value: str, spare: Collection[str] = ()) -> str:
        """Another text of the same look: words, digits, dates, addresses each in its way; the rest stays.

        Args:
            value: The text.
            spare: Words, in lower case, that stay.
        """

        def piece(found: re.Match[str]) -> str:
            make = self._pieces.get(str(found.lastgroup))
            if make is not None:
                return make(found[0])
            return found[0] if found[0].lower() in spare else self._word(found[0])

        return _PIECES.sub(piece, value)

    def _new_word(self, word: str) -> str:
        for attempt in itertools.count():
            stream = self._stream(len(word), "word", attempt, word.lower())
            stand_in = "".join(_letter(old, new) for old, new in zip(word, stream, strict=True))
            if stand_in.lower() != word.lower():
                break
        return stand_in

    def mail(self, address: str) -> str:
        """An address at `example.org`, its part before the @ made of the same stand-ins as the name."""
        return f"{self.text(address.rpartition('@')[0].replace('@', '-'))}@{HOST}"

    def phone(self, number: str) -> str:
        """A number from those that are kept for fiction (555-01xx), written in the same way."""
        digits = re.sub(r"\D", "", number)
        new = f"{200 + self._draw(700, 'area', digits[:-7])}55501{self._draw(100, 'line', digits):02d}"
        country = self.digits(digits[:-10]) if len(digits) > 10 else ""
        line = iter(country + new[-len(digits) :] if len(digits) >= 7 else self.digits(digits))
        return re.sub(r"\d", lambda _: next(line), _WORD.sub(lambda word: self._word(word[0]), number))

    # -- dates ------------------------------------------------------------------------------------------------------

    def moment(self, text: str, *, birth: bool = False) -> str:
        """A date or moment in the same form. Those of one form and month share a stand-in in it: their order stays.

        Args:
            text: ISO 8601, e.g. `2026-08-10T00:00:00`.
            birth: Draw the month, too; such dates stand in no order to each other.
        """
        found = _ISO.fullmatch(text)
        if found is None or text.startswith("0001-01-01"):
            return text if found else self.text(text)
        year, month = found["year"], found["month"]
        of: tuple[str, ...] = ("month", year, month)
        if birth:
            of = ("birth", year, month, found["day"])
            # Never the same month, hence never the same day.
            month = f"{(int(month) + self._draw(11, *of)) % 12 + 1:02d}"
        clock = self._clock(found["clock"] or "", year + month)
        return f"{year}-{month}-{1 + self._draw(28, 'day', *of):02d}{clock}{found['zone'] or ''}"

    def _american(self, text: str) -> str:
        month, _, year = text.split("/")
        return f"{month}/{1 + self._draw(28, 'day', 'month', year, f'{int(month):02d}')}/{year}"

    def _clock(self, text: str, of: str) -> str:
        """A time of day in the same form; midnight stays, since it means that there is no time."""
        if not re.search("[1-9]", text):
            return text
        parts = iter((f"{7 + self._draw(10, 'hour', of):02d}", *(f"{self._draw(60, unit, of):02d}" for unit in "ms")))
        whole, point, fraction = text.partition(".")
        whole = re.sub(r"\d+", lambda _: next(parts), whole)
        return whole + point + (f"{self._draw(10 ** len(fraction), 'f', of):0{len(fraction)}d}" if fraction else "")

    # -- any value --------------------------------------------------------------------------------------------------

    def pick(self, options: Collection[str], *about: object) -> str:
        """One of them, always the same for the same question."""
        return sorted(options)[self._draw(len(options), "pick", *about)]

    def value(self, value: JSON, name: str = "", who: str = "") -> JSON:
        """A stand-in of the same type for a single JSON value; texts that hold neither letter nor digit stay.

        Args:
            value: Text, number, boolean or null.
            name: The field it stands in, which can say what kind of text it is.
            who: The person it is about, for values that are drawn.
        """
        if isinstance(value, bool):
            return self.pick("01", name, who) == "1"
        if isinstance(value, float):
            return self.decimal(value)
        if isinstance(value, int):
            if name == "FileSize" and value:
                return len(PICTURE)
            return self._year(value) if _YEAR_FIELD.search(name) else self.number(value)
        return self._named(value, name, who) if isinstance(value, str) else None

    def _named(self, value: str, name: str, who: str) -> str:
        if not any(letter.isalnum() for letter in value):
            return value
        if name == "RawBinary":
            return base64.b64encode(PICTURE).decode()
        for field, options in _CHOICES:
            if field.search(name) and len(value) <= 3:
                return self.pick(options, name, who)
        for flags in (("N", "Y"), *(_FLAGS if name in _FLAG_FIELDS else ())):
            if value in flags:
                return self.pick(flags, name, who)
        if _PHONE_FIELD.search(name) and re.search(r"\d", value):
            return self.phone(value)
        if _BIRTH_FIELD.search(name) and _ISO.fullmatch(value):
            return self.moment(value, birth=True)
        return self.text(value)

    def _year(self, value: int) -> int:
        return value - value % 10 + self._draw(10, "year", value) if 1900 <= value < 2100 else self.number(value)


def _letter(old: str, new: int) -> str:
    plain = old.lower()
    if plain in VOWELS or plain == "y":
        letter = VOWELS[new % len(VOWELS)]
    elif plain.isascii():
        letter = CONSONANTS[new % len(CONSONANTS)]
    else:
        options = _FOREIGN[True if old.isupper() else False if old.islower() else None]
        return options[new % len(options)]
    return letter.upper() if old.isupper() else letter
