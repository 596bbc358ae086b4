"""The audit's seal, its check, and who may read it."""
