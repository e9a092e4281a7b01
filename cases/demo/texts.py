"""What is told, asked, planned. Ordinary words about what somebody does; no group or faith is named."""

from random import Random

from cases.actions.triage import Assessment

FIRST = [
    "Fabian",
    "Frida",
    "Malthe",
    "Mille",
    "Oskar",
    "Olivia",
    "Rasmus",
    "Rikke",
    "Storm",
    "Silje",
    "Tobias",
    "Trine",
    "Vagn",
    "Vilma",
]
LAST = [
    "Fiktivsen",
    "Opdigtet",
    "Papfigur",
    "Eksempelsen",
    "Skyggebo",
    "Nisselund",
    "Drageby",
    "Luftkastel",
    "Modelsen",
    "Blyantsen",
]
SEEN = (
    "Says that those who disagree with him should be made to disappear.",
    "Draws the same burning building over and over and will not talk about it.",
    "Has stopped greeting classmates he has known since the first form.",
    "Showed a film of a beating to the younger pupils and laughed.",
    "Wrote in an essay that only force changes anything.",
    "Has begun to wear gloves with metal in them and calls it training.",
    "Praised somebody who hurt many people, and called him a hero.",
    "Shouted at a visitor that her days were numbered.",
    "Sold his bicycle and says that he will not need it much longer.",
    "Collects pictures of entrances and cameras of the town hall.",
    "Refuses to work with half of the class and says they are beneath him.",
    "Was found with a list of first names and a date.",
    "Came home from a weekend camp with bruises and new words for old friends.",
    "Says that a war is coming and that he has chosen his side.",
    "Threatened a neighbour after a quarrel about a parking space.",
    "Has moved out from home and lives with men twice his age.",
)
WHEN = (
    "Last week, in the break",
    "Twice this month, after closing time",
    "On Monday, at the bus station",
    "Since the holidays, nearly every day",
    "On Friday evening, outside the library",
    "In a lesson, in front of everybody",
)
ONLINE = (
    "Is in a closed chat until four in the morning.",
    "Posts short films without a face in them.",
    "Changed all profile names on the same day.",
    "Plays with people who give orders in the game.",
)
HEARD = (
    "A friend says that he has been promised a place in a group.",
    "The sister says that he no longer eats with the family.",
    "A classmate says that there is more on his telephone.",
    "Somebody in the street says that he carries a knife.",
)
BELIEVED = (
    "I believe that he is lonely more than dangerous.",
    "I believe that somebody older is pushing him.",
    "I am not sure that it is anything; I could not leave it alone.",
    "I believe that it began when his grandfather died.",
)
TALKED = (
    "I have talked to the mother; she is worried as well.",
    "Nobody has talked to the parents yet.",
    "The class teacher has talked to him twice.",
)
CARE = (
    "Sleeps badly and is much alone.",
    "Has lost the apprenticeship and does not know what comes next.",
    "Misses an adult who stays.",
    "The family asks for help itself.",
)
SAFETY = (
    "No plan, no means, no threat against anybody in particular.",
    "Hard words, nothing that points to an act.",
    "One threat in anger, taken back the next day.",
)
WELL = ("Is doing well; there is an ordinary explanation.", "Adults around him already help, and it works.")
HARMLESS = ("No danger seen.", "A drawing for a play, as it turned out.", "A quarrel that has ended.")
GRAVE = ("Speaks of an act on a certain day.", "Has looked for means, and hides it.")
TOO_GRAVE = (
    "Help alone would not keep others safe.",
    "Somebody must look at the means before anything else.",
)
REQUESTS = (
    "Please offer him a mentor he can choose himself.",
    "Please meet the family together with the class teacher.",
    "Please find something to do in the afternoons.",
    "Please look whether an assessment is needed.",
)
PLANS = (
    ("reducing-recruitment", "A mentor twice a week", "An adult outside the group whom he can call at night"),
    ("normative-barriers", "Talks with the parents and the class teacher", "Home and school say the same"),
    (
        "desistance",
        "An apprenticeship with a contact person",
        "A day with a purpose and a way out of the group",
    ),
    (
        "deterrence",
        "A talk at the station, with the parents",
        "Knows what follows if a threat is carried out",
    ),
    ("reducing-rewards", "An agreement that films are not passed on", "No applause for the next film"),
    ("reducing-harm", "A plan for the class in case of an outburst", "Everybody knows what to do"),
)
REASONS = ("no-capacity", "not-our-task", "no-trust", "already-with-us")

ALONE = "Nobody with a seat in the house knows the young person."


def answers(draw: Random) -> dict[str, object]:
    """Return what a reporter tells; some tell little, some a lot."""
    told: dict[str, object] = {"seen": draw.choice(SEEN), "age": str(draw.randint(13, 24))}
    maybe = {
        "name": (0.8, [f"{draw.choice(FIRST)} {draw.choice(LAST)}"]),
        "when": (0.6, WHEN),
        "online": (0.2, ONLINE),
        "heard": (0.2, HEARD),
        "believed": (0.15, BELIEVED),
    }
    told.update({key: draw.choice(texts) for key, (odds, texts) in maybe.items() if draw.random() < odds})
    return told


def social(draw: Random) -> Assessment:
    """Return the finding that somebody needs help."""
    return Assessment(
        warranted=True,
        why_one_half=ALONE,
        track="social",
        level="secondary",
        care=draw.choice(CARE),
        safety=draw.choice(SAFETY),
    )


def unfounded(draw: Random) -> Assessment:
    """Return the finding that nothing is needed."""
    return Assessment(
        why_one_half=ALONE,
        warranted=False,
        track="none",
        care=draw.choice(WELL),
        safety=draw.choice(HARMLESS),
    )


def grave(draw: Random, track: str = "security") -> Assessment:
    """Return the finding that others may be in danger."""
    return Assessment(
        warranted=True,
        why_one_half=ALONE,
        track=track,
        level="tertiary",
        care=draw.choice(CARE),
        safety=draw.choice(GRAVE),
        why_not_social=draw.choice(TOO_GRAVE),
    )
