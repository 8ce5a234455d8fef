"""Invented people: names, addresses, e-mail addresses and phone numbers that belong to nobody.

Every draw comes from a `Dice` made from the district's seed and the thing drawn for, so that one student can be made
without making the others, and comes out the same each time.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Self, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Dice(random.Random):
    """A random generator named by what it is for: the same words give the same throws.

    >>> Dice(7, "school", 994).pick("abc") == Dice(7, "school", 994).pick("abc")
    True
    """

    def __new__(cls, *_words: object) -> Self:
        """The generator's own constructor takes one seed only."""
        return super().__new__(cls)

    def __init__(self, *words: object) -> None:
        super().__init__("/".join(map(str, words)))

    def pick(self, options: Sequence[T]) -> T:
        """One of them, each as likely."""
        return options[int(self.random() * len(options))]

    def chance(self, share: float) -> bool:
        """True in that share of the throws."""
        return self.random() < share

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.random() * (high - low + 1))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIRLS = _words(
    "Abigail Adriana Alexis Alice Amara Amelia Ana Aurora Beatrice Bianca Camila Carmen Celeste Chloe Clara Daniela "
    "Delia Diana Elena Eliza Emma Esther Fatima Fiona Gabriela Grace Hana Hazel Imani Ines Iris Isabel Jada Jasmine "
    "Josephine Julia Kayla Keiko Kiara Laila Leah Lena Lucia Luna Maya Mei Mia Mila Nadia Naomi Nina Noor Olivia "
    "Paloma Priya Quinn Rachel Renata Rosa Ruth Sadie Salma Sara Selena Sofia Stella Tara Thea Valeria Vera Violet "
    "Willa Ximena Yara Yuki Zara Zoe"
)
BOYS = _words(
    "Aaron Abel Adrian Ahmed Alan Amir Andre Angel Anton Arturo Benjamin Bruno Caleb Carlos Cesar Daniel Darius David "
    "Dev Diego Dominic Edgar Eli Emilio Enzo Ethan Ezra Felix Finn Gael Gideon Hector Hiro Hugo Ian Isaac Ivan Jamal "
    "Jared Joaquin Jonah Jorge Julian Kai Kenji Leo Liam Lorenzo Luis Malik Marcus Mateo Micah Miguel Nathan Nico Noah "
    "Oliver Omar Oscar Pablo Rafael Ravi Reuben Samir Samuel Santiago Sergio Silas Simon Theo Tomas Victor Walter "
    "Wesley Xavier Yusuf Zane"
)
FAMILIES = _words(
    "Abara Acosta Adler Aguilar Akana Alder Alvarado Amador Archer Arden Asher Avila Baptiste Barlow Barrera Becerra "
    "Benton Bergeron Bishop Blackwood Bonner Bradshaw Brandt Calloway Camacho Cardenas Carver Castaneda Cervantes Chao "
    "Chaudhry Cho Cordova Crane Dang Delgado Dhillon Dominguez Draper Duarte Ellison Emerson Escobar Esparza Fairbanks "
    "Farrow Figueroa Fletcher Flores Fontaine Galindo Gallagher Garza Gill Granger Guerrero Hale Halloran Harada Hayes "
    "Hidalgo Holloway Hsu Ibarra Iqbal Jimenez Kaplan Kaur Keller Kimura Lam Langley Larkin Leclerc Lim Lozano Lujan "
    "Macias Mahoney Marin Marlowe Matsuda Mejia Mercer Montoya Mori Nakai Navarro Nguyen Noble Novak Ochoa Okafor "
    "Ortega Osborne Pacheco Padilla Park Pham Pike Ponce Porter Quintero Rahman Ramos Reyes Ridley Rios Rocha Rosales "
    "Salazar Sandhu Santana Sato Serrano Shah Silva Singh Solis Soto Sterling Suarez Tafoya Takeda Thorne Tran "
    "Trujillo Valdez Vang Vargas Vega Villa Vo Wade Walker Watanabe Whitaker Winslow Xiong Yamada Yang Yates Zamora "
    "Zepeda"
)
STREETS = _words(
    "Acacia Alder Aspen Bayberry Birch Bluebird Canyon Cedar Chestnut Cypress Dogwood Elm Fern Foothill Heron Juniper "
    "Laurel Magnolia Maple Meadow Mesa Oak Olive Orchard Palm Pepper Pine Poppy Quail Redwood River Sage Spruce Sunset "
    "Sycamore Valley Vista Walnut Willow"
)
ENDINGS = ("Ave", "St", "Dr", "Ln", "Ct", "Way", "Rd")
CITIES = (
    ("Alder Valley", "95910"),
    ("Cedar Point", "95911"),
    ("Mesa Grande", "95912"),
    ("Orchard Park", "95913"),
    ("Rio Claro", "95914"),
)


@attrs.frozen
class Person:
    """Somebody who does not exist."""

    first: str
    middle: str
    last: str
    gender: str

    def mail(self, number: int, host: str = "example.com") -> str:
        """An address on a host that never delivers; the number keeps two people of one name apart."""
        return f"{self.first}.{self.last}{number}@{host}".lower()


def draw_person(dice: Dice, last: str = "") -> Person:
    """A person, of that family when one is given; one in a hundred is neither M nor F."""
    gender = "X" if dice.chance(0.01) else dice.pick("MF")
    names = GIRLS if gender == "F" else BOYS
    return Person(first=dice.pick(names), middle=dice.pick(names)[0], last=last or dice.pick(FAMILIES), gender=gender)


def draw_phone(dice: Dice) -> str:
    """Ten digits in the range that is kept for fiction: area code, 555, 01xx."""
    return f"{dice.pick(('209', '530', '559', '707'))}55501{dice.number(0, 99):02d}"


def draw_address(dice: Dice) -> tuple[str, str, str]:
    """Street with number, city, postal code."""
    city, code = dice.pick(CITIES)
    return f"{dice.number(100, 9899)} {dice.pick(STREETS)} {dice.pick(ENDINGS)}", city, code
