"""From files to texts with places, and from texts to typed values."""
