"""What a person may ask of us: a copy of everything we hold, and that it be destroyed. It asks every room below for its part.

Words: export, erasure, certificate, rights request. It never decides whether we may speak, and never keeps what it hands out.
"""
