"""Reads: frozen values with exactly the fields this reader may see. Showing a person leaves a trace."""
