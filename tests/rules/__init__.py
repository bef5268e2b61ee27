"""Tests of author/rules."""
