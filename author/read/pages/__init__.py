"""Any workbook to its pages: sheets of texts, whatever program wrote it. What it is about, nobody knows here."""
