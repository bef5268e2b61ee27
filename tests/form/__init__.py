"""A third edition, made up of what real disclosures do differently; no Python knows of it."""
