"""Danish dates: an ordinal point after the day, months in small letters, a point between hour and minute."""

DATE_FORMAT = "j. F Y"
SHORT_DATE_FORMAT = "j. M Y"
DATETIME_FORMAT = "j. F Y \\k\\l. H.i"
SHORT_DATETIME_FORMAT = "j. M Y \\k\\l. H.i"
TIME_FORMAT = "H.i"
FIRST_DAY_OF_WEEK = 1
