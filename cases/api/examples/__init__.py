"""Examples of the description, a file a noun. All people in them are invented."""
