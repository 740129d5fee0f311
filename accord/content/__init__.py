"""What may be said: pieces approved by medical, legal and regulatory review, their versions, life cycle and rendering.

Words: piece, version, claim, approval, verdict, token (a slot for a fact of the recipient).
Only approved, in date, for the right country, language and audience. It never knows whether a person may be contacted.
"""
