"""The law engine: pure Python, no framework, no national law of its own."""
