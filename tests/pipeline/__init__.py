"""Tests of author/pipeline."""
