"""What keeps people and secrets out of errors: the words of `Message` that may stay, and errors without frames.

`Message` is the one text that comes from outside. Only words of a list survive, so that no name, login or id can,
however it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

P = ParamSpec("P")
T = TypeVar("T")

_KNOWN_TEXT = """
    a able about absence academic access account active add added adding address adult aeries after again against alias
    all allow allowed already alternate an and another any api are area as assigned assignment at attempt attendance
    authorization authorized award bad be because been before being between blank body both bulk but by cal calendar
    calendars can cannot category certificate change changed changes check class classes code codes combination comment
    config configured conflict connection contact contacts contains could counselor course courses create created credit
    current data database date dates day days default delete deleted denied description did different digits disabled
    discipline district do does done due duplicate each edit either elementary email empty enabled end ended ending
    enrolled enrollment enter entered entry error errors every exceed exceeds exist existing exists expected expired
    extended failed failure family feature fee field fields file final find first flex for forbidden format found from
    full future given gpa grade gradebook grades grading greater group guardian had has have history homeroom hour hrid
    id ids if in inactive incorrect incomplete indicator information insert inserted instead internal invalid is it
    item its job json key language last later leave length less level list location locked log login long longer low
    mark marks master maximum may message method middle minimum minute missing month more most multiple must name names
    needed network new next no none not note null number numbers object of off offered on one only open or order other
    out parameter parent password period permission permissions phone picture please possible pre preenroll preenrolled
    prevent prevents previous primary race problem process processed program programs properties property provided range
    read reason record records reference refused reporting report request requested requests required requirement
    resource result retry role room row same save saved schedule scheduled scheduling school schools score scores
    section sections security see selected sequence server service session set settings short should site sort specified
    staff start started starting state status still student students subject submitted such supplemental support
    supported system table taken teacher teachers temporarily term terms test tests than that the their then there they
    this time title to today too total track transcript twice type unable unauthorized unavailable unexpected unique
    unknown until update updated upper url use used user using v valid value values version was web were what when where
    which while who will with within without would write writing written wrong year years yes you your zip
"""
_KNOWN = frozenset(_KNOWN_TEXT.split())
_LONGEST = 300


def redact(message: object, sent: Iterable[object] = ()) -> str:
    """A vendor's message without the values that were sent, digits, addresses, quoted text and words that may be names.

    Args:
        message: The text; anything else gives "".
        sent: Every value of the request: path arguments, query, body.

    >>> redact("Staff ID 90211 does not exist for Jane O'Hara", sent=[90211])
    'Staff ID ... does not exist for ...'
    >>> redact("TeacherNumber1 is required.")
    'TeacherNumber1 is required.'
    """
    if not isinstance(message, str):
        return ""
    text = " ".join(message[: 6 * _LONGEST].split())
    for value in sorted({str(value) for value in sent if value not in (None, "", True, False)}, key=len, reverse=True):
        if len(value) > 1:
            text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", "...", text, flags=re.IGNORECASE)
    text = re.sub(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|<[^>]*>|\S*@\S*|\S*://\S*", "...", text)
    text = re.sub(r"[\w\u2019'-]*\w[\w\u2019'-]*", lambda word: word[0] if _harmless(word[0]) else "...", text)
    return re.sub(r"\.\.\.(\W*\.\.\.)+", "...", text)[:_LONGEST]


def _harmless(word: str) -> bool:
    """Whether all parts of a word are known: `exist`, `SchoolCode`, `pre-enrolled`, and `RaceCode1` with its number."""
    if not word.isascii():
        return False
    if word.lower() in _KNOWN:
        return True
    name = re.fullmatch(r"([A-Za-z-]+?)(\d\d?)?", word)
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name[1]) if name else []
    return len(parts) > 1 and all(part.lower() in _KNOWN for part in parts)


def result_or_error(make: Callable[P, T], *args: P.args, **options: P.kwargs) -> T | Exception:
    """Call something that takes secrets, and return its error instead of raising it.

    The caller deletes its own secrets and then raises the error: no frame of its traceback holds one.

    Args:
        make: What to call.
        args: Its arguments.
        options: Its named arguments.

    >>> result_or_error(int, "x")
    ValueError("invalid literal for int() with base 10: 'x'")
    """
    try:
        return make(*args, **options)
    except Exception as wrong:  # noqa: BLE001 - the caller raises it again
        return wrong.with_traceback(None)
