"""What both sides compare when they reconcile: one hash of what a version says."""

import hashlib
import json
from collections.abc import Mapping

#: Facts that change only with a version; a learner's own words are read when they are sent.
FACTS = ("uid", "ref", "version", "status", "run")


def fingerprint(event: Mapping[str, object]) -> str:
    """Return the hash of the facts of a sign-up's version."""
    facts = json.dumps([event[name] for name in FACTS], separators=(",", ":"))
    return hashlib.sha256(facts.encode()).hexdigest()
