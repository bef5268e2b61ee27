"""Tests of author/ground."""
