"""The rep's pages, for a phone in one hand: today's suggestions, done or dismissed in two taps."""
