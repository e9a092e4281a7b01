"""Every part in every state, for eyes and for tests; never included in production."""
