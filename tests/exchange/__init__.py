"""Tests of author/exchange."""
