"""The case check: facts in; per legal order applies, does not apply or depends, with the reasons. Never a verdict.

It works from the side of the prosecution: the legal orders are those of the case, a missing fact is never guessed,
and a negative answer names what else may reach the conduct.
"""

from .evaluation import Assessment, assess, evaluate
from .facts import Facts, Person, from_data, read
from .text import as_json, as_text

__all__ = ["Assessment", "Facts", "Person", "as_json", "as_text", "assess", "evaluate", "from_data", "read"]
