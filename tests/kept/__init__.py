"""What earlier versions read and printed, kept as it was: a change needs a line in CHANGES.md with its reason."""
