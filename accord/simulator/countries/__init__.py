"""What the invented market is made of: one file per country with names, towns and kinds of organisation.

Every person drawn from it is invented. Telephone numbers come from ranges that regulators keep free for fiction; where a country
keeps none, there are no numbers. Words not in Latin script are written `word:latin`, the second for e-mail addresses.
"""
