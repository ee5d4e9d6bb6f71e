"""Resources: one module each."""
