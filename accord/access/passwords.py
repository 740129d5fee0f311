"""How passwords are hashed."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes and one lane: the setting the OWASP Password Storage Cheat Sheet recommends.

    Django's own default asks for eight lanes, which on a small machine costs the server more than it costs an attacker.
    """

    time_cost = 2
    memory_cost = 19_456  # KiB
    parallelism = 1
