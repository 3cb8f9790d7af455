"""What can go wrong in storage.

StorageError
├── DatabaseUnavailable   the address is wrong, or the database cannot be reached or written
├── SchemaOutdated        the tables are older than this version: `antq db upgrade`
├── SchemaUnknown         the tables are newer than this version
├── Conflict              somebody else was first: the caller may run the whole turn again
├── Refused               the database's own rules forbid it: trying again cannot help
├── LinkRefused           the sign-in link is used, expired or unknown
└── UnknownRecord         nothing is stored under that id (also a KeyError)
"""


class StorageError(Exception):
    """Any failure of storage; its text is one line and never holds a password."""


class DatabaseUnavailable(StorageError):
    """The database cannot be reached or used."""

    def __init__(self, url_without_password: str, why: str) -> None:
        self.url_without_password = url_without_password
        self.why = why
        super().__init__(f"{url_without_password}: {why}")


class SchemaOutdated(StorageError):
    """The tables are not there or are older than the program."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"the database is not up to date ({why}); run: antq db upgrade")


class SchemaUnknown(StorageError):
    """The tables were made by a newer version of the program."""

    def __init__(self, found: str, known: str) -> None:
        self.found = found
        self.known = known
        super().__init__(f"the database is at revision {found}, this version only knows up to {known}")


class Conflict(StorageError):
    """A unique key was taken, or the database chose this transaction to give way."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class Refused(StorageError):
    """A reference leads nowhere, a value is not allowed, or a record may only be added to."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class LinkRefused(StorageError):
    """A sign-in link that opens nothing; `state` is used, expired or unknown."""

    def __init__(self, state: str) -> None:
        self.state = state
        super().__init__(f"sign-in link: {state}")


class UnknownRecord(StorageError, KeyError):
    """Nothing is stored under this id."""

    def __init__(self, kind: str, key: str) -> None:
        self.kind = kind
        self.key = key
        super().__init__(f"no {kind} {key!r}")

    def __str__(self) -> str:
        return f"no {self.kind} {self.key!r}"
