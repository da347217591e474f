"""Values as people read them."""

from __future__ import annotations

from datetime import date

from .duration import Duration
from .penalties import Range, imprisonment
from .records import Atlas, Condition, Fine, Penalty, Period, Version


def plain(value: object) -> str:
    """A value as it stands in tables: yes and no, ids, ISO 8601."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value)


def answer_words(atlas: Atlas, attribute_id: str, value: object) -> str:
    """A value as people read it."""
    attribute = atlas.attributes.get(attribute_id)
    if value == "not-established":
        return "not established"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(part.replace("-", " ") for part in value)
    if attribute and attribute.type == "duration" and value not in ("none", "depends"):
        return Duration.parse(str(value)).words()
    if attribute and attribute.type in ("code", "age", "yes-no"):
        return str(value).replace("-", " ")
    return str(value)


def range_words(prison: Range) -> str:
    """A range in words: ``6 months to 3 years``, ``up to 10 years``, ``life``."""
    low, high = prison.min, prison.max
    if low and high:
        return low.words() if low == high else f"{low.words()} to {high.words()}"
    if high:
        return "up to life" if high.life else f"up to {high.words()}"
    return f"at least {low.words()}" if low else ""


def fine_words(fine: Fine) -> str:
    """A fine in words: ``and a fine of 1,500 to 5,000 EUR``."""
    how = {"and": "and a fine", "or": "or a fine", "and-or": "and/or a fine", "only": "a fine only"}[fine.relation]
    amounts = [f"{amount:,.2f}".removesuffix(".00") for amount in (fine.min, fine.max) if amount is not None]
    parts = [how]
    if fine.unlimited:
        parts.append("without limit")
    elif len(amounts) == 2:
        parts.append(f"of {amounts[0]} to {amounts[1]} {fine.currency}")
    elif amounts:
        parts.append(f"{'up to' if fine.max is not None else 'of at least'} {amounts[0]} {fine.currency}")
    if fine.text:
        parts.append(f"({fine.text})")
    return " ".join(parts)


NO_FIGURES = "not given here; see the note"


def penalty_words(version: Version, penalty: Penalty) -> str:
    """The penalty of a case in words, imprisonment and fine."""
    if penalty.none:
        return "no punishment"
    if penalty.open:
        return NO_FIGURES
    parts = [range_words(imprisonment(version, penalty)), fine_words(penalty.fine) if penalty.fine else ""]
    return " ".join(part for part in parts if part) or "see the provision"


_AGE = {
    "victim-age-below": "child under {}",
    "victim-age-from": "child aged {} or over",
    "offender-age-below": "offender under {}",
    "offender-age-from": "offender aged {} or over",
    "age-gap-at-most": "difference in age of at most {}",
    "age-gap-below": "difference in age of less than {}",
    "age-gap-from": "difference in age of {} or more",
    "age-gap-above": "difference in age of more than {}",
}
_TRUE = {
    "penetration": "with sexual penetration",
    "payment": "money or another benefit given or promised",
    "violence-or-threat": "violence, threat or coercion",
    "deception": "deception or enticement",
    "abuse-of-position": "abuse of a position of trust, authority or influence",
    "dependence": "child in a situation of dependence",
    "vulnerable-victim": "child in a particularly vulnerable situation",
    "several-persons": "several persons acting together",
    "organised": "within a criminal organisation",
    "commercial": "for gain or as a business",
    "habitual": "repeatedly or habitually",
    "repeat-offender": "offender convicted before",
    "danger-to-life": "life or health endangered",
    "serious-harm": "serious harm results",
    "death": "death results",
    "pregnancy": "pregnancy results",
    "degrading": "particular cruelty or degrading treatment",
    "weapon": "weapon used",
    "drugs": "drugs, alcohol or another substance used",
    "public-official": "offender is a public official acting as such",
    "by-ict": "by information and communication technology",
    "identity-concealed": "identity hidden or falsified, or tracing prevented",
    "meeting-proposed": "a meeting is proposed",
    "meeting-step": "a step towards a meeting is taken",
    "material-sought": "in order to obtain material that shows the child",
    "recording": "the act is recorded",
    "decoy": "the supposed child is an adult or does not exist",
    "realistic": "realistic material that shows no real child",
    "computer-generated": "made or altered by computer",
    "real-child-altered": "altered from images of a real child",
    "drawing": "drawing, cartoon or text, not realistic",
    "large-quantity": "a large quantity of material",
    "violent-material": "material shows violence, degradation or very young children",
    "own-image": "the material shows the person who holds it",
    "private-use": "for the private use of those concerned",
    "consent": "the young person agreed",
    "distribution-intended": "with intent to distribute or show",
}


def condition_words(condition: Condition | dict | None, joiner: str = "; ") -> str:
    """A condition in words: ``child under 10; several persons acting together``."""
    if condition is None:
        return ""
    keys = condition.keys if isinstance(condition, Condition) else condition
    parts = []
    for name, value in keys.items():
        if name in _AGE:
            shown = Duration.parse(value).words() if name.startswith("age-gap") else value
            parts.append(_AGE[name].format(shown))
        elif name in _TRUE:
            parts.append(_TRUE[name] if value else f"not: {_TRUE[name]}")
        elif name == "relation":
            parts.append("offender is " + " or ".join(_RELATION.get(v, v) for v in value))
        elif name == "procedure":
            parts.append(f"on {'summary conviction' if value == 'summary' else 'conviction on indictment'}")
        elif name == "conduct":
            parts.append("for " + ", ".join(v.replace("-", " ") for v in value))
        elif name == "any":
            parts.append(" or ".join(f"({condition_words(one, ', ')})" for one in value))
        else:
            parts.append(str(value))
    return joiner.join(parts)


_RELATION = {
    "parent": "a parent",
    "family": "a relative",
    "guardian": "the guardian",
    "carer": "a carer",
    "teacher": "a teacher or trainer",
    "trust": "in a position of trust",
    "authority": "in authority",
    "cohabitant": "in the same household",
    "spouse": "the spouse or partner",
    "peer": "a peer",
    "stranger": "a stranger",
}


def day_words(day: date) -> str:
    """A day in English: ``23 October 2012``."""
    return f"{day.day} {day:%B %Y}"


def period_words(period: Period) -> str:
    """A period in English: ``since 23 October 2012``, ``by 1 May 2010 until 30 June 2024``."""
    start = day_words(period.first)
    if period.to:
        until = day_words(period.to)
        return f"from {start} to {until}" if period.start else f"from {start} at the latest to {until}"
    return f"since {start}" if period.start else f"since {start} at the latest"


LEVELS = {
    "primary-read": "read once in the text",
    "second-read": "read twice, independently",
    "expert-review": "reviewed by a practitioner",
    "unverified": "not read in the primary text",
}


def level_words(level: str) -> str:
    """A verification level in words."""
    return LEVELS[level]
