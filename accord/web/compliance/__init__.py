"""The compliance officer's pages: what the law asks, what has to be looked at, who is permitted what, and the proof of it."""
