"""Dates and times where Django's own are not ours; see FORMAT_MODULE_PATH."""
