"""Everything that is invented: one district, its people and a year of their work. Never in production."""
