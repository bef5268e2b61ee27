"""Tests of author/compose."""
