"""Pages for people who are asked: the public form, the confirmation of a mail address. No account, no script."""
