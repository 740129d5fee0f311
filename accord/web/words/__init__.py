"""What the words of the rooms are called on pages: one module per closed set, each word translatable."""
