"""How hypothesis runs: on busy machines too, so never against the clock."""

from hypothesis import Phase, settings

settings.register_profile("house", deadline=None)
settings.register_profile("mutants", deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
"""For bench/mutants.py, which asks only whether a test fails."""
settings.load_profile("house")
