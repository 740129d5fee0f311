"""The call agent's pages: find a person, read out the question, write down the answer."""
