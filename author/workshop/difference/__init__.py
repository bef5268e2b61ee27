"""Two forms put side by side: what each consists of, what differs, and how that is told."""
