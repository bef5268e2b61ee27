"""Whole published documents, and what we print from the same submission."""
