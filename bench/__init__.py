"""Measure what the design promised, side by side in one run."""
