"""What goes wrong: exceptions whose messages say what was expected and what was found."""


class InputError(ValueError):
    """Wrong usage or wrong input: a map, a dataset, an option."""


class LibraryError(RuntimeError):
    """The native library, or the program ``an8``, is missing, of another version, or failed."""
