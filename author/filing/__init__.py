"""Published disclosures on file: what was printed, from what, and whether it still is the same."""
