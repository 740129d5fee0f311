"""The door of the staff pages: sign-in, the start page of each role, language, health; and the check of roles at each page."""
