"""Tests of author/read."""
