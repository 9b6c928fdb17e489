"""What an archive says of itself, in its README. English: it is for whoever opens it in thirty years."""

from __future__ import annotations

from collections.abc import Sequence

README = """{name}
Archive of everything that is public, made {made} from entry 1 to {entries} of the record.

Begin with index.html: it opens in any browser, without a network, and links to all that is here.

What is where
  index.html                    the group, its members, calls and documents
  group/group.json              mandate, steps, meetings, dates as data
  group/members.json            seats by stakeholder group, and who holds them
  mandate/                      the mandate by paragraph, its tasks, bodies on the way, working methods by version
  members/                      capacities over time, observers, sub-groups with their terms, published lists
  calendar/                     every date as it was agreed and as it moved; dates.ics for a calendar
  texts/TEXT/                   a text in brackets and clean; history.json, revisions.json, positions.json, comments.json,
                                findings.json, proposals.csv
  agreement/                    decisions of substance, questions that divide, what the chair found
  reports/REPORT.json           what a report rests on, its drafts, its outcome with the reasons
  mapping/                      issues, mechanisms, findings and gaps: a page, a workbook, CSV, JSON
  news/                         news, questions of the public and their answers, thanks
  calls/CALL/index.html         a call for input, its questions and respondents
  meetings/index.html           agenda and decisions of every meeting, and what there is of each
  meetings/MEETING/meeting.json  sessions, agenda, who spoke on what, decisions, what is to be done
  meetings/MEETING/beside.json   updates, sense of the room, breakout groups, questions to the chair
  meetings/MEETING/floor-N.json  every request for the floor on item N, in the order of arrival
  meetings/MEETING/transcript-*  the captions of a session, as WebVTT and as text
  calls/CALL/call.json          deadline, extensions, dates, channels, state
  calls/CALL/questionnaire.*    the questions: JSON, LimeSurvey (.lss), XLSForm (.xlsx), a form to fill in (.docx)
  calls/CALL/suggestions.json   questions that were suggested, and what became of them
  calls/CALL/respondents.json   who answered; numbers that count no longer, each with its reason
  calls/CALL/answers/           by question and by respondent: a page each, and all of them as JSON
  calls/CALL/files/             files that respondents attached to their answers, as they were attached
  documents/documents.json      every document as data: symbol, title, date, languages, family, rights, files; .csv too
  documents/NUMBER-SYMBOL/      its published files by version; copies/ what stood at its address outside, by day
  record/entries.jsonl          every entry of the record, one JSON object a line
  record/head.json              how many entries, and the root over them
  record/check.py               checks all of this with Python 3 alone
  manifest.json, SHA256SUMS     every file with its size and SHA-256

How to check it
  sha256sum -c SHA256SUMS       every file is as it was put in
  python3 record/check.py       that, and the record: each entry's leaf, what it commits to, and the root
  The root to compare with is published: {root}
  An entry's leaf is canonical JSON (RFC 8785). Its hash is SHA-256 of a zero byte and the leaf; the tree is that of
  RFC 9162, section 2.1.1. Where an entry's content is here, SHA-256 of its salt and content is the leaf's commitment. The
  record is one for all groups of an installation, since a root proves it whole or not at all.

What is not here
  Responses whose senders do not wish to be cited are counted, and have neither name nor words here. What was removed,
  withdrawn or never confirmed has its number and the reason at most. Mail addresses and telephone numbers in answers are
  masked. Of a document whose rights are not cleared the files are left out, with the reason. Requests for travel support and
  whatever one person alone sees are private; needs are here in totals. Files from which a secretariat read a response are
  not public. Of a compilation and a summary only the newest
  files are here, since earlier ones may show what was taken out later; and the archive of a call that was published beside
  them is not, since what it holds is here.
{left_out}
Text is in UTF-8, instants are in UTC, and every file in this archive bears the date of 1 January 1980.
"""


def readme(name: str, made: str, entries: int, root: str, left_out: Sequence[str]) -> str:
    """The README of one archive. `left_out` is what should be in it and is not, with reasons."""
    lines = ["Left out this time"] + [f"  {one}" for one in left_out] + [""] if left_out else []
    shown = "\n".join(["", *lines]) if lines else ""
    return README.format(name=name, made=made, entries=entries, root=root, left_out=shown)
