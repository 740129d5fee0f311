"""The marketer's pages: who can be contacted, what is planned, what went out, what came back."""
