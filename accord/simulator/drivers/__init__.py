"""Two ways to let the same people answer: `arrays` in memory, `doors` through HTTP and SMTP; a parity test holds them equal."""
