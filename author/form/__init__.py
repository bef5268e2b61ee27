"""The form (edition) as a folder of data, read and checked."""
