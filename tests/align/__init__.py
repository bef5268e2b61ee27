"""Tests of author/align."""
