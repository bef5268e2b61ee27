"""For the keeper of forms: begin one, try one with made-up submissions."""
