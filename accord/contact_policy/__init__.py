"""Whether we still may, this week: caps, rolling windows, quiet hours; reserve, commit, release.

Words: cap, window, reservation, quiet hours. The minimum of law, company and the person's own choice, over all senders and
channels, rep visits included. It asks nothing about permission (consent) and sends nothing.
"""
