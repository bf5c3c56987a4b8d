"""What all tests share: two Hypothesis profiles and the real dump."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, settings

import talkparse

# Hypothesis draws the same examples every time where CI is set; elsewhere it goes on looking for new ones.
# "fuzz" is for a machine that may work all night: pytest --hypothesis-profile=fuzz
# How fast pages are drawn is the machine's business: on one that others use, no test fails for it. Older releases of
# Hypothesis also count as refused what newer ones draw again, for strategies of texts that filter lines.
UNHURRIED = [HealthCheck.too_slow, HealthCheck.filter_too_much]
settings.register_profile("unit", max_examples=100, deadline=None, suppress_health_check=UNHURRIED)
settings.register_profile("fuzz", max_examples=20_000, deadline=None, suppress_health_check=UNHURRIED)
settings.load_profile("unit")

# Hypothesis also draws what stands in the modules of this project, as soon as they are imported. So all are imported
# before the first test, or what a test draws would depend on those that ran before it.
for module in walk_packages(talkparse.__path__, "talkparse."):
    if not module.name.endswith("__main__"):
        import_module(module.name)

ROOT = Path(__file__).resolve().parent.parent
REAL_DUMP = ROOT.parent / "shared" / "seeds" / "police-and-crime-plan.txt"


@pytest.fixture(scope="session")
def real_dump() -> str:
    """The one page that is known whole. Its members' words belong to them, so it is not part of the project."""
    if not REAL_DUMP.exists():
        pytest.skip("the real dump does not stand beside this clone")
    return REAL_DUMP.read_bytes().decode("utf-8")
