"""Words that look the same to whoever reads them: what nobody sees in them does not make them others."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphen, Arabic letter mark, Mongolian vowel separator, zero-width space, direction marks and controls, word joiner
# and invisible operators, byte order mark.
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Zero-width joiner and non-joiner change what is seen between letters of scripts that join: Arabic to N'Ko, India's to
# Mongolian, and in signs that are made of several. Anywhere else they are not seen.
_JOINING = (
    "\u0600-\u07ff\u0860-\u109f\u1780-\u18af\ua840-\ua8ff\ua980-\uaadf\ufb50-\ufdff\ufe70-\ufeff\U00010a00-\U00011fff"
    "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
)
_JOINER = re.compile(f"(?<![{_JOINING}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}])")


def alike(words: str) -> str:
    """Words as they are compared: `alike(a) == alike(b)` where nobody can see a difference. Idempotent.

    Canonical forms of letters are one; white space of any kind and length is a blank; invisible characters go.
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", words))
    while (fewer := _JOINER.sub("", seen)) != seen:
        seen = fewer
    return unicodedata.normalize("NFC", " ".join(seen.split()))
