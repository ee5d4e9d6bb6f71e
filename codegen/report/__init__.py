"""What people and programs are told about a model: ``inspect`` (everything), ``why`` (one fact)."""
