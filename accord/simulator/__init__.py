"""A market with planted truth: one population as arrays, two drivers held equal.

Words: population, planted truth, driver. `arrays` answers inside memory (the judge, no database); `doors` answers over HTTP
and SMTP (the demo). It is seeded: the same seed gives the same people and the same answers.
"""
