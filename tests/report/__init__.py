"""Tests of author/report."""
