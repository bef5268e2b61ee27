"""Publications as they were filed: what was printed, all that it was printed from, and a record of both."""
