"""The pages of a workbook to the tree of texts that staff filled in: which sheet, head and row means what."""
