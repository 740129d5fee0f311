"""Pages by audience, server-rendered. A folder per audience, a module per page noun; URLs are nouns; GET changes no permission."""
