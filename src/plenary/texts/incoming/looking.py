"""A file is gone through in its own order: what each place of it asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from plenary.press.changed import Changed, ChangedParagraph, Comment, Leftover
from plenary.press.paper import Remark
from plenary.rules.rebasing import rebase
from plenary.texts.incoming.places import Placed, number_in, only_lost, places
from plenary.texts.incoming.values import Found, How, Left, Prepared
from plenary.texts.incoming.wordings import Wording, wording
from plenary.texts.reads.values import AGREED, ParagraphLine

FEW_LOST = (
    5  # paragraphs that a file of ours does not hold: so many somebody may have struck; more, and it is an excerpt
)


def known_words(rows: Sequence[ParagraphLine]) -> list[tuple[str, str]]:
    """What stands, for `Reader.read_changes`: so that changes that nobody tracked are found too."""
    return [(f"p{row.key}", row.words) for row in rows if row.there and not row.gone]


def prepare(
    changed: Changed,
    rows: Sequence[ParagraphLine],
    *,
    earlier: Mapping[int, Collection[str]] | None = None,
    remarks: Mapping[int, Sequence[Remark]] | None = None,
) -> Prepared:
    """Look through a file. `rows`: the text's paragraphs, gone ones too.

    `earlier`: what paragraphs said before, by key (`reads.earlier_words`). `remarks`: the comments that go out with files
    (`papers.remarks`), so that they do not come back as new ones.
    """
    return _Looking(changed, rows, earlier or {}, remarks or {}).through()


class _Looking:
    def __init__(
        self,
        changed: Changed,
        rows: Sequence[ParagraphLine],
        earlier: Mapping[int, Collection[str]],
        remarks: Mapping[int, Sequence[Remark]],
    ) -> None:
        self.changed, self.earlier, self.remarks = changed, earlier, remarks
        self.rows = {row.key: row for row in rows}
        self.found: list[Found] = []
        self.left: list[Left] = []
        self.known = 0
        self.last = 0  # key of the paragraph before the place that is looked at

    def through(self) -> Prepared:
        changed = self.changed
        told = places(changed.paragraphs, self.rows)
        arrived = {one.par.move for one in told if one.par.what == "moved-to" and one.key}
        self.excerpt = not changed.ours or sum(only_lost(one.par) for one in told) > FEW_LOST
        for one in told:
            if one.par.kind == "about":
                self._about(one.par)
            elif one.found_elsewhere or (one.par.what == "moved-from" and one.par.move in arrived):
                self._comments(one.par, one.key)  # what is wanted of it is said where it stands now
            else:
                self._paragraph(one)
        for left in changed.leftovers:
            self._leftover(left)
        for comment in changed.comments:
            self._comment(comment, 0)
        found = tuple(replace(one, number=n) for n, one in enumerate(self.found, 1))
        return Prepared(
            found,
            tuple(self.left),
            self.known,
            changed.authors,
            changed.ours,
            changed.address,
            changed.version,
            changed.warnings,
        )

    def _paragraph(self, one: Placed) -> None:
        par, row = one.par, self.rows.get(one.key)
        if par.number_after is not None:
            self.left.append(Left("number", par.number_after, par.number, one.key or self.last, par.authors))
        if row is None:
            self._new(par)
        else:
            self._ours(par, row, one.how)
            if not row.gone and par.what not in ("deleted", "merged-away", "moved-from"):
                self.last = row.key
        self._comments(par, one.key or self.last)

    def _ours(self, par: ChangedParagraph, row: ParagraphLine, how: How) -> None:
        """What is wanted of a paragraph of ours."""
        said = wording(par, row, how, self.earlier.get(row.key, ()))
        self.known += said.known
        authors = tuple(dict.fromkeys(s.author for s in par.stamps if s in said.mine))
        tracked = any(authors)
        if any(piece.role == "bracket" for piece in par.pieces):
            if tracked:
                self.left.append(Left("brackets", par.after, par.before, row.key, authors))
            return
        if only_lost(par) and (self.excerpt or said.outdated):
            self.left.append(Left("absent", "", row.words, row.key))
            return
        if not said.asks:
            return
        told = Found(
            0,
            "replace",
            row.key,
            before=said.base,
            stands=row.words,
            authors=authors,
            at=max((s.at for s in said.mine if s.at), default=None),
            how=how,
            outdated=said.outdated,
            sure=tracked and how in ("key", "number") and not said.outdated,
        )
        if par.what == "moved-to" and row.there:
            self._ask(replace(told, kind="move", place=self.last if self.last != row.key else 0), row)
        self._words(told, par, row, said)

    def _words(self, told: Found, par: ChangedParagraph, row: ParagraphLine, said: Wording) -> None:
        wanted = said.wanted
        if not wanted.strip():
            if row.there:
                self._ask(replace(told, kind="delete"), row)
            return
        if said.outdated:
            both = rebase(said.base, row.words, wanted)
            told, wanted = replace(told, clash=both is None), wanted if both is None else both
        notes = par.after_notes if par.after_notes != par.before_notes else row.notes
        if wanted.strip() != (row.words if row.there else "") or notes != row.notes:
            self._ask(replace(told, words=wanted.strip(), notes=notes), row)

    def _ask(self, told: Found, row: ParagraphLine) -> None:
        if row.gone or row.state in AGREED:
            why = "gone" if row.gone else "agreed"
            self.left.append(Left(why, told.words, told.before, row.key, told.authors))
            return
        self.found.append(replace(told, same=_same(told, row)))

    def _new(self, par: ChangedParagraph) -> None:
        """Words that are in no paragraph of ours: put in by somebody, or in a file that is not ours at all."""
        put_in = par.what in ("inserted", "split-off", "moved-to")
        if par.after.strip() and put_in:
            at = max((s.at for s in par.stamps if s.at), default=None)
            words, authors = par.after.strip(), par.authors
            self.found.append(
                Found(
                    0,
                    "insert",
                    self.last,
                    words,
                    par.after_notes,
                    authors=authors,
                    at=at,
                    how="place",
                    sure=any(authors),
                    same=self._twin(words),
                )
            )
        elif par.after.strip() or par.before.strip():
            self.left.append(Left("unknown", par.after, par.before, self.last, par.authors))

    def _twin(self, words: str) -> int:
        """An open insertion, anywhere, that reads so."""
        every = (p for row in self.rows.values() if not row.there for p in row.proposals)
        return next((p.number for p in every if p.words == words), 0)

    def _about(self, par: ChangedParagraph) -> None:
        """Title, state, closing words: not the text's own."""
        if par.changed and any(par.authors):
            self.left.append(Left("about", par.after, par.before, self.last, par.authors))
        self._comments(par, 0)

    def _leftover(self, left: Leftover) -> None:
        near = number_in(left.near)
        stamps = (s for piece in left.pieces for s in (piece.put_in, piece.taken_out) if s)
        if left.changed or (left.after.strip() and not self.changed.ours):
            authors = tuple(dict.fromkeys(s.author for s in stamps))
            self.left.append(Left(left.where, left.after, left.before, near, authors))
        for comment in left.comments:
            self._comment(comment, near)

    def _comments(self, par: ChangedParagraph, key: int) -> None:
        for comment in par.comments:
            self._comment(comment, key)

    def _comment(self, comment: Comment, key: int) -> None:
        """A comment and what was answered to it; those that went out with the file stay where they are."""
        row = self.rows.get(key)
        key = key if row is not None and not row.gone else 0
        said = [(r.author, r.text.split()) for r in self.remarks.get(key, ())]
        known = (comment.author, comment.text.split()) in said
        if known:
            self.known += 1
        elif comment.text.strip():
            self._remark(comment, key, comment.quote)
        for reply in comment.replies:
            self._remark(reply, key, comment.text if known else comment.quote)

    def _remark(self, comment: Comment, key: int, quote: str) -> None:
        row = self.rows.get(key)
        self.found.append(
            Found(
                0,
                "comment",
                key,
                comment.text.strip(),
                quote=quote,
                stands=row.words if row else "",
                authors=(comment.author,),
                at=comment.at,
            )
        )


def _same(told: Found, row: ParagraphLine) -> int:
    """The open proposal that reads so already."""
    for p in row.proposals:
        if told.kind == p.op == "delete" or (told.kind == p.op == "move" and p.place == told.place):
            return p.number
        if told.kind == "replace" and p.op in ("replace", "insert") and p.words == told.words:
            return p.number
    return 0
