"""Tests of author/submission."""
