"""Findings and rules, told to readers."""
