"""The content of files, and which file is evidence for which line of a case."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select, text

from storage.models import EvidenceEntry, Moment, StoredFile, case_file, evidence, stored_file
from storage.repositories.repository import Repository
from storage.statement import Statement

# One text for both databases: SQLAlchemy has ON CONFLICT only as two different constructs.
_KEEP = Statement(
    text(
        "INSERT INTO stored_file (digest, media_type, size, content, at)"
        " VALUES (:digest, :media_type, :size, :content, :at) ON CONFLICT DO NOTHING"
    ).bindparams(bindparam("at", type_=Moment()))
)
_FIND = Statement(
    select(stored_file.c.media_type, stored_file.c.content).where(stored_file.c.digest == bindparam("key"))
)
_RECORD = Statement(
    insert(evidence).inline(), "case_id", "line_id", "kind", "digest", "name", "person_id", "office_id", "at"
)
_LOG = Statement(
    select(
        evidence.c.line_id,
        evidence.c.kind,
        evidence.c.digest,
        evidence.c.name,
        stored_file.c.media_type,
        stored_file.c.size,
        evidence.c.at,
    )
    .join_from(evidence, stored_file, stored_file.c.digest == evidence.c.digest)
    .where(evidence.c.case_id == bindparam("case"))
    .order_by(evidence.c.id)
)
_WHERE = Statement(
    select(evidence.c.case_id, evidence.c.line_id, case_file.c.locality_id)
    .join_from(evidence, case_file, case_file.c.id == evidence.c.case_id)
    .where(evidence.c.digest == bindparam("key"))
    .distinct()
    .order_by(evidence.c.case_id, evidence.c.line_id)
)


class Files(Repository):
    """Files are kept once, whoever sends them; the log of evidence is added to and never changed."""

    __slots__ = ()

    def keep(self, digest: str, media_type: str, content: bytes, at: datetime) -> None:
        """Keep a file under its SHA-256; one that is there already is left as it is."""
        row = {"digest": digest, "media_type": media_type, "size": len(content), "content": content, "at": at}
        self._run.change(_KEEP, row)

    def find(self, digest: str) -> StoredFile | None:
        """The file with this SHA-256."""
        row = self._run.row(_FIND, {"key": digest})
        return None if row is None else StoredFile(str(row[0]), bytes(row[1]))

    def record(
        self, case: str, line: str, kind: str, digest: str, name: str, person: str, office: str, at: datetime
    ) -> None:
        """Note that a file was "added" to a line or "removed" from it."""
        row = {"case_id": case, "line_id": line, "kind": kind, "digest": digest, "name": name}
        self._run.change(_RECORD, row | {"person_id": person, "office_id": office, "at": at})

    def where(self, digest: str) -> tuple[tuple[str, str, str], ...]:
        """What a file is or was evidence for: (case, line, locality) each."""
        return tuple(
            (str(case), str(line), str(place)) for case, line, place in self._run.rows(_WHERE, {"key": digest})
        )

    def log(self, case: str) -> tuple[EvidenceEntry, ...]:
        """All entries of a case, oldest first."""
        return tuple(EvidenceEntry(*row) for row in self._run.rows(_LOG, {"case": case}))
