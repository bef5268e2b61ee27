"""What a budget system exports becomes budget lines, projects and goals of a submission, and again when it changes.

Sheets → tables with heads (`tables`) → a proposal of what each column is (`columns`), kept as an export map
(`exportmap`) → lines as texts, their totals proven (`lines`, `totals`) → edits of a submission that keep what staff
wrote (`merge`). Every word that exports use is data in schemas/exports.yaml (`synonyms`).
"""
