"""Two submissions compared: which inputs changed, what in print moved with them, and the words that tell it."""
