"""Editions: forms as folders of data, read, checked and tried. ``edition`` is the whole, the others its parts."""
