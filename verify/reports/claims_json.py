"""What would be checked in a draft, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from verify.model.claim import DraftClaims
from verify.model.draft import Draft
from verify.reports.claim_objects import ClaimsJson, ListedClaimJson, ListedDraftJson, ListedSourceJson
from verify.reports.json import claim_json, object_of
from verify.reports.json_text import write_json


def render_claims_json(drafts: Sequence[tuple[Draft, DraftClaims]]) -> str:
    """The claims and named sources of *drafts* as JSON ending in a newline; offsets point into each draft's source."""
    return write_json(ClaimsJson(drafts=tuple(_draft(draft, claims) for draft, claims in drafts)))


def _draft(draft: Draft, claims: DraftClaims) -> ListedDraftJson:
    return object_of(
        ListedDraftJson,
        draft,
        text_length=len(draft.source),
        claims=tuple(
            claim_json(ListedClaimJson, claim, linked_by=claim.linked_by or None, found_by=claim.found_by or None)
            for claim in claims.claims
        ),
        named_sources=tuple(
            object_of(ListedSourceJson, source, source.span, found_by=source.found_by or None)
            for source in claims.named_sources
        ),
    )
