"""The laws of customers on plain values: what a valid identifier, address or name is, and who wins where sources differ."""
