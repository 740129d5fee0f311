"""Next best action: facts, candidates, eligible, valued, allocated; decisions, suggestions, explanations.

Words: action, candidate, decision, silence, propensity, suggestion, dismissal. Columns decide for everyone, rules for one.
It never opens the door: a decision still needs a permit and a reservation.
"""
