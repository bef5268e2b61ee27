"""Figures against each other: what questions say, what an edition declares, files read back."""
