"""Tests of author/wording."""
