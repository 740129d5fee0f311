"""The people answer through the real doors: they read their mails, open links, press buttons, write back; reps work on their pages.

Words: wire (how a request travels), browser, mail, act. What each person does is decided by `kernels.answer`, exactly as in memory.
"""
