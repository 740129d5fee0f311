"""E-mail: out by SMTP, in as raw mails posted to the webhook (replies, bounces, complaints). The sink is for demos and tests."""
