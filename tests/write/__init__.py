"""Tests of author/write."""
