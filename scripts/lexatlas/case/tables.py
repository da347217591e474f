"""What the case check knows as data. One place; the browser reads the same tables."""

from __future__ import annotations

from datetime import date

VALUE = "$value"  # stands for the answer's own value

# Which condition the facts must meet, by attribute and answer. An answer that leaves the question open (depends,
# not-established, not-settled) takes the condition under "open": where it holds the element is met whatever the
# answer should be; where it does not, the element is unknown. No entry for an answer: it asks for nothing.
TESTS: dict[str, dict[object, dict]] = {
    "victim-age-below": {VALUE: {"victim-age-below": VALUE}, "open": None},
    "victim-age-from": {VALUE: {"victim-age-from": VALUE}, "open": None},
    "child-age-below": {VALUE: {"victim-age-below": VALUE}, "open": None},
    "offender-age-from": {VALUE: {"offender-age-from": VALUE}, "open": None},
    "requires-ict": {True: {"by-ict": True}, "open": {"by-ict": True}},
    "requires-meeting-step": {True: {"meeting-step": True}, "open": {"meeting-step": True}},
    "realistic-images": {False: {"realistic": False}, "open": {"realistic": False}},
    "fictional-drawings": {False: {"drawing": False}, "open": {"drawing": False}},
    # Material altered from images of a real child shows a real child: `realistic` is then false.
    "ai-generated": {
        False: {"any": [{"computer-generated": False}, {"realistic": False}]},
        "open": {"any": [{"computer-generated": False}, {"realistic": False}]},
    },
    "decoy": {"not-covered": {"decoy": False}, "attempt": {"decoy": False}, "open": {"decoy": False}},
    "means-required": {
        True: {"any": [{"violence-or-threat": True}, {"deception": True}, {"abuse-of-position": True}]},
        "open": {"any": [{"violence-or-threat": True}, {"deception": True}, {"abuse-of-position": True}]},
    },
}
OPEN = ("depends", "not-established", "not-settled")

# Answers that no fact decides; they are shown beside the result.
SAID: tuple[str, ...] = ("attempt-punishable", "mental-element", "mistake-of-age", "prosecution")

# Exemptions that turn on purpose or belief. They are listed to be ruled out and never asked of the facts.
TO_RULE_OUT: tuple[str, ...] = ("belief", "authorised-purpose", "removal-reporting")

# A condition that a circumstance is absent, where "not: …" would be hard to read.
DENIED: dict[str, str] = {
    "decoy": "a real child, not an adult who poses as one",
    "realistic": "material that shows a real child",
    "drawing": "no mere drawing, cartoon or text",
    "computer-generated": "not made by computer",
}

# What a known relation says about another one: a teacher may be in a position of trust as a law defines it, or not.
# What is neither the same nor named here does not hold. Trust and authority stand for relations not further known.
MAY_BE: dict[str, tuple[str, ...]] = {
    "parent": ("family", "guardian", "carer", "trust", "authority", "cohabitant"),
    "family": ("guardian", "carer", "trust", "authority", "cohabitant"),
    "guardian": ("family", "carer", "trust", "authority", "cohabitant"),
    "carer": ("guardian", "teacher", "trust", "authority", "cohabitant"),
    "teacher": ("carer", "trust", "authority"),
    "trust": ("parent", "family", "guardian", "carer", "teacher", "authority", "cohabitant"),
    "authority": ("parent", "family", "guardian", "carer", "teacher", "trust", "cohabitant"),
    "cohabitant": ("parent", "family", "guardian", "carer", "trust", "authority"),
    "spouse": ("cohabitant", "peer"),
    "peer": ("stranger",),
    "stranger": ("peer",),
}
RELATIONS: dict[str, str] = {
    "stranger": "Stranger",
    "parent": "Parent, by birth, adoption or step",
    "family": "Other relative",
    "guardian": "Legal guardian",
    "carer": "Carer (care, upbringing, health)",
    "teacher": "Teacher or trainer (education, sport, faith)",
    "trust": "Position of trust, not further known",
    "authority": "Power or influence over the child, not further known",
    "cohabitant": "Lives in the same household",
    "spouse": "Married or in a civil partnership",
    "peer": "Near in age and development",
}

# The follow-up questions: every yes-no key of a condition, in words for somebody who knows the facts, not the law.
QUESTIONS: dict[str, str] = {
    "by-ict": "Was it done by ICT (internet, telephone, any device)?",
    "meeting-proposed": "Was a meeting with the child proposed?",
    "meeting-step": "Was a step taken towards a meeting?",
    "material-sought": "Was the purpose to obtain images or other material that shows the child?",
    "decoy": "Was the supposed child an adult, such as an undercover officer, or not existing at all?",
    "realistic": "Is the material realistic but shows no real child?",
    "computer-generated": "Was the material made or altered by computer, AI included?",
    "real-child-altered": "Was the material altered from images of a real child?",
    "drawing": "Is the material a drawing, cartoon or text that nobody takes for real?",
    "penetration": "Did the act include sexual penetration?",
    "payment": "Was money or another benefit given or promised?",
    "violence-or-threat": "Was violence, a threat or coercion used?",
    "deception": "Was the child deceived or enticed?",
    "abuse-of-position": "Was a position of trust, authority or influence abused?",
    "dependence": "Was the child dependent on the suspect?",
    "vulnerable-victim": "Was the child in a particularly vulnerable situation (disability, illness, need)?",
    "consent": "Did the young person agree?",
    "own-image": "Does the material show the person who holds it?",
    "private-use": "Was it for the private use of those concerned alone?",
    "distribution-intended": "Was it meant to be passed on or shown?",
    "recording": "Was the act recorded?",
    "identity-concealed": "Did the suspect hide or falsify identity, or prevent tracing?",
    "several-persons": "Did two or more persons act together?",
    "organised": "Was it within a criminal organisation?",
    "commercial": "Was it for gain or as a business?",
    "habitual": "Was it done repeatedly or habitually?",
    "repeat-offender": "Was the suspect convicted of such an offence before?",
    "danger-to-life": "Was the child's life or health endangered?",
    "serious-harm": "Did serious harm to the child result?",
    "death": "Did the child die?",
    "pregnancy": "Did a pregnancy result?",
    "degrading": "Was there particular cruelty or degrading treatment?",
    "weapon": "Was a weapon used?",
    "drugs": "Were drugs, alcohol or another substance used on the child?",
    "public-official": "Did the suspect act as a public official?",
    "large-quantity": "Is it a large quantity of material?",
    "violent-material": "Does the material show violence, degradation or very young children?",
}

ROLES: dict[str, str] = {"suspect": "suspect", "child": "child", "server": "server"}

# What may reach a conduct that the chosen offence does not: looked at whenever the answer is no or depends.
BEYOND: tuple[str, ...] = (
    "sexual-activities-below-consent",
    "sexual-activities-trust",
    "sexual-activities-vulnerability",
    "sexual-activities-coercion",
    "solicitation-of-children",
    "solicitation-of-csam",
    "sexual-communication-with-child",
    "sexual-extortion",
    "prostitution-client-offence",
    "prostitution-recruiting",
    "performances-recruiting",
    "csam-production",
    "csam-possession",
    "csam-distribution",
    "trafficking-sexual-exploitation",
    "attempt-participation",
)

FRAMEWORK_DECISION = "framework-decision-2002-584"
# A state that left the Union stayed in the arrest-warrant system until the end of the transition period
# (Agreement on the withdrawal of the United Kingdom, Articles 126 and 127).
TRANSITION_END = date(2020, 12, 31)

REGIMES: dict[str, str] = {
    "framework-decision": "European Arrest Warrant, Framework Decision 2002/584/JHA: a maximum of 12 months lets a warrant be issued (Article 2(1)); "
    "from a maximum of 3 years in the issuing state, double criminality is not verified for a listed offence (Article 2(2)).",
    "trade-and-cooperation": "EU-UK Trade and Cooperation Agreement, Part Three, Title VII: since 1 January 2021 surrender between the United Kingdom and the "
    "Member States runs under it and no longer under the Framework Decision. Its own thresholds, and whether double criminality is waived between the two "
    "states, must be read there; the maxima below are given as facts only.",
    "internal": "Within one state: no surrender procedure between its legal orders under these instruments.",
    "none": "Neither instrument links the two; other treaties must be looked up.",
}

STATUS: dict[str, str] = {
    "applies": "applies on the facts given",
    "does-not-apply": "does not apply on the facts given",
    "depends": "depends",
    "not-recorded": "not recorded for this date",
}

EFFECTS: dict[str, str] = {
    "no-offence": "no offence",
    "defence": "a defence, to be raised and examined",
    "no-punishment": "the offence stands, punishment is excluded",
    "discretion": "court or prosecutor may refrain",
    "lesser-penalty": "a milder range",
}

CAUTIONS: tuple[str, ...] = (
    "This is no verdict and no legal advice: it holds the stated facts against the records, and the authentic text decides.",
    "A negative answer is no permission. General offences, abuse of trust, exploitation, images, trafficking, attempt and participation may reach "
    "the conduct, and so may provisions that are not recorded here.",
    "The law is taken as it stood on the day of the act. Later changes, concurrence, recidivism, juvenile law and sentencing rules are not worked out.",
    "An age is taken as reached at the start of the birthday; whole years leave the difference in age open by up to a year.",
)
YOUNG = "The suspect was, or may have been, under 18: many laws set other periods for young offenders, and none is worked out here."
REPORT = (
    "A child in danger now: call 112. Where to report, and where help is found, is on the page Help and reporting. "
    "Do not copy abuse material and do not send it on, not even as proof."
)
