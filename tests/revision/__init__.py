"""Tests of author/revision."""
