"""The machinery around the product: the two commands, their database, broker, assets and processes."""
