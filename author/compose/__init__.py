"""A form and a submission become a document; every figure keeps its question."""
