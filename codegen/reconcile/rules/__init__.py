"""The rules: one file per kind of contradiction; ``catalogue`` lists them and says in which order they run."""
