"""Tests of author/ledger."""
