"""Writers: they print a document and know no budget."""
