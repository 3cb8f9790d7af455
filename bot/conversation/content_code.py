"""The short code of a case's content: the same answers under the same rules always give the same code."""

import hashlib
import json

from antq_rules import to_json
from bot.conversation.world import CaseFile


def content_code(case: CaseFile) -> str:
    """Eight signs such as "7F3A-9C21": the hash of the content cut to 32 bits."""
    digest = content_hash(case)[:8].upper()
    return f"{digest[:4]}-{digest[4:]}"


def content_hash(case: CaseFile) -> str:
    """The SHA-256 of rules, profile, answers, notes and files, as hexadecimal text."""
    content: dict[str, object] = {
        "rubric": case.rubric.hash,
        "plan": case.plan.hash,
        "profile": case.profile.to_json() if case.profile else None,
        "answers": {line: to_json(answer) for line, answer in case.answers.items()},
        "notes": dict(case.notes),
    }
    files = {line: [file.digest for file in files] for line, files in case.evidence.items() if files}
    if files:
        content["evidence"] = files
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
