"""Who may see and do what: users, roles, API keys, the viewer, the log of looks at persons.

Words: user, role, viewer, API key, scope, look. It makes the `Viewer` that rooms take as a scope.
"""
