"""Two texts, two sequences or two documents put side by side: what of one is what of the other."""
