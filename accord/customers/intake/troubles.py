"""What the machine does to an import, in words a person can act on."""

import errno

from accord.kernel.errors import AccordError

_RESUME = "Then run the same command again: it goes on where it stopped."
_LOCKED = ("locked", "lock timeout", "could not obtain lock")
_FULL = ("is full", "disk i/o error", "no space left", "could not extend file")


def trouble_of(error: Exception) -> AccordError:
    """A database or file error as one clear line; what it says itself is kept."""
    words = str(error).lower()
    if isinstance(error, OSError) and error.errno not in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
        return AccordError("import.file_trouble", f"The import stopped at a file: {error}.", f"Mend that. {_RESUME}")
    if isinstance(error, OSError) or any(word in words for word in _FULL):
        return AccordError("import.disk_full", "There is no room left to write.", f"Make room on the disk. {_RESUME}")
    if any(word in words for word in _LOCKED):
        return AccordError("import.database_locked", "Another program holds the database.", f"Wait until it is done. {_RESUME}")
    return AccordError("import.database_trouble", f"The database refused: {words.strip()}.", f"Mend that. {_RESUME}")
