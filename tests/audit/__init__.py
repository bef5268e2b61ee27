"""Tests of author/audit."""
