"""What school names are made of: tables to read, check and extend.

Everything the matcher knows about English and Spanish school names stands here as plain data. Keys are folded text:
lower case, without accents and punctuation. `names.parse` reads a name with these tables, `score` weighs what it found.
"""

from __future__ import annotations

from enum import IntFlag
from typing import Final


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Band(IntFlag):
    """The grades a kind of school teaches, as coarse bands to be joined: `Band.ELEMENTARY | Band.MIDDLE` is K-8."""

    UNKNOWN = 0
    PRESCHOOL = 1
    ELEMENTARY = 2
    MIDDLE = 4
    HIGH = 8
    ADULT = 16


SECONDARY: Final = Band.MIDDLE | Band.HIGH
K8: Final = Band.ELEMENTARY | Band.MIDDLE
K12: Final = K8 | Band.HIGH

BAND_OF_GRADES: Final[tuple[tuple[int, int, Band], ...]] = (
    (-3, -2, Band.PRESCHOOL),
    (-1, 5, Band.ELEMENTARY),
    (7, 8, Band.MIDDLE),
    (9, 12, Band.HIGH),
    (13, 99, Band.ADULT),
)
"""(lowest grade, highest grade, band). Grade 6 belongs to elementary and to middle schools and decides nothing."""

GRADES: Final[dict[str, int]] = {
    "ps": -3, "it": -3, "pr": -3, "p": -2, "pk": -2, "prek": -2, "tk": -1, "kt": -1, "k": 0, "kg": 0, "kn": 0,
}  # fmt: skip
"""Grades that are not numbers, on the scale of Aeries: kindergarten is 0, what comes before is negative."""

KINDS: Final[dict[str, Band]] = {
    "elementary": Band.ELEMENTARY,
    "primary": Band.PRESCHOOL | Band.ELEMENTARY,
    "lower school": Band.ELEMENTARY,
    "grammar": Band.ELEMENTARY,
    "intermediate": Band.MIDDLE,
    "middle": Band.MIDDLE,
    "junior high": Band.MIDDLE,
    "upper school": SECONDARY,
    "secondary": SECONDARY,
    "high": Band.HIGH,
    "preschool": Band.PRESCHOOL,
    "adult": Band.ADULT,
}
"""The words that say which grades a school teaches. "Academy", "charter" or "school" say nothing about grades."""

PHRASES: Final[dict[str, str]] = {
    # kinds
    "h s": "high", "h sch": "high", "high s": "high", "senior high": "high", "s high": "high",
    "junior high": "junior high", "j h s": "junior high", "junior h s": "junior high", "senior h s": "high",
    "junior senior": "junior high / high", "junior senior high": "junior high / high",
    "junior senior h s": "junior high / high", "junior high senior high": "junior high / high",
    "m s": "middle", "e s": "elementary", "grade school": "elementary", "grammar school": "elementary",
    "upper elementary": "intermediate", "upper school": "upper school", "lower school": "lower school",
    "pre school": "preschool", "pre k": "preschool", "early childhood": "preschool", "child development": "preschool",
    "head start": "preschool",
    # "high" where it is no kind
    "high tech": "hightech", "high technology": "hightech", "high desert": "highdesert", "high point": "highpoint",
    "high plains": "highplains", "high sierra": "highsierra", "high country": "highcountry",
    # programmes
    "early college": "early college", "middle college": "early college", "community day": "community day",
    "independent study": "independent study", "home school": "homeschool", "home study": "homeschool",
    "juvenile hall": "court", "juvenile justice": "court", "special education": "special education",
    "distance learning": "virtual", "vo technology": "vocational / technology",
    # one word or two
    "north east": "northeast", "north west": "northwest", "south east": "southeast", "south west": "southwest",
}  # fmt: skip
"""Words that belong together (short forms already written out), and what they mean: several kinds with slashes."""

ABBREVIATIONS: Final[dict[str, str]] = {
    # kinds
    "hs": "high", "hi": "high", "ms": "middle", "es": "elementary", "elem": "elementary", "ele": "elementary",
    "elementry": "elementary", "jhs": "junior high", "shs": "high", "jshs": "junior high / high",
    "jrhigh": "junior high", "srhigh": "high", "mid": "middle", "mddl": "middle", "int": "intermediate",
    "interm": "intermediate", "prim": "primary", "sec": "secondary", "prekindergarten": "preschool",
    "cdc": "preschool", "jr": "junior", "sr": "senior", "jnr": "junior", "snr": "senior",
    # institutions
    "sch": "school", "schl": "school", "schs": "schools", "schls": "schools", "scho": "school", "schoo": "school",
    "sc": "school", "ac": "academy", "acad": "academy", "acdmy": "academy", "academies": "academy", "ctr": "center",
    "cntr": "center", "centre": "center", "inst": "institute", "chtr": "charter", "chart": "charter",
    "chrtr": "charter", "mag": "magnet", "prep": "preparatory", "preparation": "preparatory", "coll": "college",
    "col": "college", "clg": "college", "colg": "college", "univ": "university", "conserv": "conservatory",
    "alt": "alternative", "altern": "alternative", "cont": "continuation", "contin": "continuation",
    "comm": "community", "cmty": "community", "cmnty": "community", "co": "county", "cnty": "county",
    "dist": "district", "reg": "regional", "regl": "regional", "intl": "international",
    "internatl": "international", "intrl": "international", "natl": "national", "ed": "education",
    "educ": "education", "lrn": "learning", "lrng": "learning", "exp": "expeditionary", "ind": "independent",
    "indep": "independent", "indp": "independent", "tech": "technology", "tec": "technology",
    "technical": "technology", "sci": "science", "sciences": "science", "mathematics": "math", "maths": "math",
    "eng": "engineering", "engr": "engineering", "info": "information", "perf": "performing",
    "perform": "performing", "lab": "laboratory", "voc": "vocational", "env": "environmental",
    "environ": "environmental", "adv": "advanced", "studies": "study", "art": "arts", "mem": "memorial",
    "online": "virtual", "cyber": "virtual", "digital": "virtual", "meml": "memorial", "agric": "agricultural",
    "spec": "special", "dev": "development", "devel": "development", "trng": "training", "bus": "business",
    "votech": "vocational technology",
    # saints, titles, places
    "st": "saint", "ste": "saint", "sta": "santa", "sto": "santo", "sts": "saint", "mt": "mount", "mtn": "mountain",
    "ft": "fort", "dr": "doctor", "fr": "father", "br": "brother", "bro": "brother", "msgr": "monsignor",
    "mons": "monsignor", "archb": "archbishop", "archbp": "archbishop", "abp": "archbishop", "bp": "bishop",
    "rev": "reverend", "gen": "general", "capt": "captain", "pres": "president", "hts": "heights",
    "hgts": "heights", "spgs": "springs", "sprgs": "springs", "vly": "valley", "val": "valley", "vall": "valley",
    "rd": "road", "ave": "avenue", "av": "avenue", "blvd": "boulevard", "street": "saint", "pk": "park",
    "gdns": "gardens", "bch": "beach", "isl": "island", "lk": "lake", "cr": "creek", "crk": "creek",
    "cyn": "canyon", "vlg": "village", "phx": "phoenix", "no": "north", "so": "south", "nw": "northwest",
    "ne": "northeast", "sw": "southwest", "se": "southeast", "ctrl": "central", "pt": "point", "sq": "square",
    "riv": "river", "jct": "junction", "fls": "falls", "hbr": "harbor", "xing": "crossing", "twp": "township",
    "bapt": "baptist", "orth": "orthodox", "cath": "catholic", "luth": "lutheran",
    "christ": "christian", "epis": "episcopal", "presb": "presbyterian", "advtst": "adventist",
    # people everybody shortens
    "mlk": "martin luther king", "jfk": "john f kennedy", "fdr": "franklin d roosevelt", "lbj": "lyndon b johnson",
    # numbers
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10", "ii": "2", "iii": "3", "iv": "4", "vi": "6",
    "vii": "7", "viii": "8", "ix": "9",
}  # fmt: skip
"""Short forms and other spellings, and the one form the matcher works with."""

ENDINGS: Final[tuple[str, ...]] = (
    "high", "school", "schools", "elementary", "middle", "junior", "senior", "academy", "charter", "college",
    "community", "continuation",
)  # fmt: skip
"""Words that no other word ends with: where one does, a space got lost."""

FILLERS: Final[frozenset[str]] = _listed("""
    the of at for and an in on by to with from school schools inc llc corp campus site ps program programs
""")
"""Words that say nothing: their presence or absence is no evidence."""

PARTICLES: Final[frozenset[str]] = _listed("""
    el la las los del de da di le les do dos du van von der den y
""")
"""Particles, chiefly Spanish: part of a name, hardly evidence of their own."""

WEAK: Final[frozenset[str]] = _listed("""
    academy charter magnet public preparatory college collegiate university institute center conservatory laboratory
    community county city district unified union joint regional area international national american arts
    science technology math stem steam engineering leadership language immersion bilingual dual early independent
    study education educational learning career vocational environmental global performing visual fine music design
    health business media innovation innovative excellence humanities information computer advanced accelerated
    applied integrated open traditional fundamental classical liberal memorial junior senior day boarding private
    country village world partnership connections opportunity success achievement discovery future new young boys
    girls men women womens system division
""")
"""Words that many schools of a district have in common: kinds of institution, subjects, programmes."""

FAITHS: Final[frozenset[str]] = _listed("""
    catholic christian lutheran jewish hebrew baptist methodist episcopal presbyterian adventist islamic muslim
    quaker friends jesuit evangelical diocesan montessori waldorf parochial
""")
"""Denominations and schools of thought: evidence, but shared by several schools of a town and often left out."""

TITLES: Final[frozenset[str]] = _listed("""
    saint doctor father brother sister monsignor bishop archbishop cardinal reverend pope lord sir lady general
    captain colonel president governor senator mayor judge justice mount fort
""")
"""What stands before a name and is often left out."""

MARKS: Final[dict[str, str]] = {
    "continuation": "continuation",
    "alternative": "alternative",
    "adult": "adult",
    "evening": "evening",
    "community day": "community day",
    "independent study": "independent study",
    "homeschool": "independent study",
    "virtual": "virtual",
    "court": "court",
    "special education": "special education",
    "preschool": "preschool",
    "early college": "early college",
    "opportunity": "opportunity",
}
"""Programmes that set a school apart from a neighbour of its name: Lincoln High and Lincoln High (Continuation)."""

DIRECTIONS: Final[frozenset[str]] = _listed("""
    north south east west northeast northwest southeast southwest northern southern eastern western central upper lower
""")
"""North Park is not South Park."""

GIVEN_NAMES: Final[frozenset[str]] = _listed("""
    abraham adam albert alexander alfred alice amelia andrew ann anna anne anthony antonio arthur benjamin bernard
    betty bill bob booker carl carlos carmen caroline catherine cesar charles charlotte christopher clara clarence
    claude clyde daniel david dolores donald dorothy douglas earl edgar edward edwin eleanor elizabeth ella ellen
    emily emma ernest esther eugene eva florence frances francis francisco frank franklin fred frederick george
    gerald gloria grace guadalupe harold harriet harry harvey helen henry herbert herman horace howard hubert hugh
    ida irene isaac jack jackie jacob james jane jean jennie jesse jim joe john jonas jonathan jose joseph josephine
    joshua juan juanita julia julian juliette karl katherine kenneth kit lawrence leo leon leonard leroy lewis
    lillian linda louis louise lucy luis luther lyndon manuel margaret maria marian marie marion mark martha martin
    mary matthew maurice maxine michael mildred miguel nancy nathan nathaniel nellie nicholas norma norman olivia
    oscar pablo patricia patrick paul pedro peter philip phillip rachel ralph raul ray raymond rebecca ricardo
    richard robert roberto roger ronald rosa rose roy rudolf rudolph russell ruth sally sam samuel sandra sarah
    simon sonia sophia stephen steven susan theodore thomas thurgood tom ulysses vera victor victoria vincent
    virginia walt walter warren wilbur will william wilma woodrow
""")
"""Given names, left out or shortened to an initial more often than the family name."""

NOT_SCHOOLS: Final[tuple[str, ...]] = (
    "nonpublic nonsectarian",
    "non public non sectarian",
    "school district",
    "district office",
    "district wide",
    "districtwide",
    "out of district",
    "home and hospital",
    "home hospital",
    "summer school",
    "no school",
    "inactive",
    "holding",
    "test school",
)
"""What stands in lists of schools and is none: offices, holding schools, catch-alls, rows for trying things out."""

SHARED_DOMAINS: Final[frozenset[str]] = _listed("""
    gmail.com googlemail.com yahoo.com outlook.com hotmail.com live.com aol.com icloud.com comcast.net sbcglobal.net
""")
"""E-mail domains that belong to no school."""

NUMBER_WORDS: Final[frozenset[str]] = frozenset({"no", "number", "num", "nr"})
"""Words that announce a number and say nothing themselves: "No. 4"."""

CUT_WIDTHS: Final[tuple[int, ...]] = (30, 32, 35, 40, 50)
"""Column widths at which other systems cut names off. A name as long as one of them may be cut."""
