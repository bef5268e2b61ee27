"""The ledger: amounts once, code books, and the questions put to them."""
