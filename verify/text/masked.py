"""Words in which an editor blanked letters: "f*ck", "f—ing"."""

from __future__ import annotations

from verify.text.late import late

# A few letters, stars, perhaps a few letters more; or, behind one or two letters, dashes.
STARRED = late(r"\b([^\W\d_]{1,12})[*•]{1,10}([^\W\d_]{0,8})(?![\w*•])")
DASHED = late(r"\b([^\W\d_]{1,2})(?:[—–]|-{2,5}|_{2,5})([^\W\d_]{0,3})(?![\w—–_-])")
