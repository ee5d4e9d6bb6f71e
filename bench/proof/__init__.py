"""The proof over a corpus: which documents there are, what becomes of each, what independent judges say, and reports."""
