"""The pipeline, a page each: check (read → typed → submission → composition → rules), build (lay out → write → verify)."""
