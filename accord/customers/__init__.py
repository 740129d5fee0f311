"""Who we may speak to: professionals and organisations, their affiliations, contact points and identifiers.

Words: customer, HCP, HCO, affiliation, contact point, identifier, source, vault.
Names, contact values and identifiers stand here in plain columns, one place each; free text goes to the vault.
It never decides whether we may speak.
"""
