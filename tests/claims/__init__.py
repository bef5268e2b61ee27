"""Tests of author/claims."""
