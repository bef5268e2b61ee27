"""Tests of author/taking."""
