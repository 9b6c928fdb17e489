"""Mails and mailboxes come out as blocks, their files beside them."""

from __future__ import annotations

import email.policy
from email.message import EmailMessage

import pytest

from plenary.press import reading
from plenary.press.blocks import Source
from plenary.press.gate import Refused

from .incoming import texts, words, words_of


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "Ána Müller <ana@example.org>")
    message["To"] = "secretariat@example.org"
    message["Subject"] = headers.get("subject", "Réponse de la Cordova")
    message["Date"] = headers.get("date", "Tue, 17 Sep 2013 18:00:00 +0200")
    message["Message-ID"] = headers.get("ident", "<1@example.org>")
    return message


def read(message: EmailMessage) -> Source:
    return reading.read("answer.eml", message.as_bytes())


def test_the_head_of_a_mail_is_told() -> None:
    message = mail()
    message.set_content("Dear Chair,\n\nWe agree.\n")
    source = read(message)
    assert (source.format, source.title, source.author) == ("eml", "Réponse de la Cordova", "Ána Müller")
    assert (source.sender, source.message_id) == ("ana@example.org", "<1@example.org>")
    assert source.sent == "2013-09-17T18:00:00+02:00"
    assert texts(source) == ["Dear Chair,", "We agree."]


def test_names_in_encoded_words_and_in_raw_bytes() -> None:
    raw = (
        b"From: =?iso-8859-1?q?Jos=E9?= =?utf-8?b?IEzDs3Bleg==?= <j@example.org>\r\nSubject: R\xe9ponse\r\n"
        b"Message-ID: <2@x>\r\nDate: nonsense\r\n\r\nText\r\n"
    )
    source = reading.read("a.eml", raw)
    assert (source.author, source.title, source.sent) == ("José López", "Réponse", "")


def test_the_plain_form_is_preferred_and_the_other_is_read_where_it_is_empty() -> None:
    message = mail()
    message.set_content("Plain words.")
    message.add_alternative("<p>Rich words.</p>", subtype="html")
    assert texts(read(message)) == ["Plain words."]
    message = mail()
    message.set_content("\n")
    message.add_alternative(
        "<html><head><style>p{}</style></head><body><h2>Answer</h2><p><b>1. Which?</b></p><ol start='3'><li>three"
        "<li>four</ol><table><tr><th>a<th>b<tr><td>c<td>d</table><script>alert(1)</script>"
        "<p>See <a href='https://example.org/x'>this</a><img src='x.png' alt='A map'></p></body></html>",
        subtype="html",
    )
    source = read(message)
    assert [(b.kind, b.label, b.text, b.bold) for b in source.blocks] == [
        ("heading", "", "Answer", True),
        ("paragraph", "", "1. Which?", True),
        ("item", "3.", "three", False),
        ("item", "4.", "four", False),
        ("cell", "", "a", True),
        ("cell", "", "b", True),
        ("cell", "", "c", False),
        ("cell", "", "d", False),
        ("paragraph", "", "See this (https://example.org/x)A map", False),
    ]
    assert "images-left-out" in source.warnings


def test_files_are_handed_back_with_their_names() -> None:
    message = mail()
    message.set_content("See the attached answer.")
    message.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="Réponse finale.pdf")
    message.add_attachment("Text as a file", filename="../answer.txt")
    message.add_attachment(b"nameless", maintype="application", subtype="rtf")
    inner = mail(subject="Earlier")
    inner.set_content("Inner text")
    message.add_attachment(inner)
    source = read(message)
    assert texts(source) == ["See the attached answer."]
    assert [a.name for a in source.attachments] == [
        *("Réponse finale.pdf", ".._answer.txt", "attachment-3.rtf", "Earlier.eml"),
    ]
    assert source.attachments[0].data == b"%PDF-1.4 x"
    assert texts(reading.read("Earlier.eml", source.attachments[3].data)) == ["Inner text"]


def test_quoted_text_is_kept_and_marked() -> None:
    message = mail()
    message.set_content(
        "Our answers:\n\n> 1. What are the issues\n> of the mandate?\nThey are many.\n\n> 2. Who?\nAll.\n\n"
        "-----Original Message-----\nFrom: Secretariat\nPlease answer."
    )
    source = read(message)
    assert [(b.text, b.label) for b in source.blocks] == [
        ("Our answers:", ""),
        ("1. What are the issues of the mandate?", ">"),
        ("They are many.", ""),
        ("2. Who?", ">"),
        ("All.", ""),
        ("-----Original Message-----", ">"),
        ("From: Secretariat", ">"),
        ("Please answer.", ">"),
    ]
    assert "quoted-text" in source.warnings


def test_flowed_lines_are_put_together() -> None:
    message = mail()
    message.set_content("A paragraph that \nflows on.\nAnother.\n")
    message.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    assert texts(read(message)) == ["A paragraph that flows on.", "Another."]


def test_a_wrong_charset_does_not_spoil_the_text() -> None:
    raw = (
        b"From: a@example.org\r\nSubject: x\r\nMessage-ID: <3@x>\r\nContent-Type: text/plain; charset=us-ascii\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\nDonn\xe9es re\xe7ues \x96 oui\r\n"
    )
    assert texts(reading.read("a.eml", raw)) == ["Données reçues – oui"]


def box(count: int) -> bytes:
    out = b""
    for number in range(count):
        message = mail(subject=f"Reply {number}", ident=f"<{number}@x>")
        message.set_content(f"Answer number{number}.\nFrom here on all is said.\n")
        body = message.as_bytes(policy=email.policy.SMTP.clone(linesep="\n"))
        out += b"From ana@example.org Tue Sep 17 18:00:00 2013\n" + body.replace(b"\nFrom ", b"\n>From ") + b"\n"
    return out


def test_a_mailbox_gives_one_source_a_mail() -> None:
    sources = reading.read_mailbox(box(3))
    assert [source.title for source in sources] == ["Reply 0", "Reply 1", "Reply 2"]
    assert texts(sources[1]) == ["Answer number1.", "From here on all is said."]
    assert {source.format for source in sources} == {"mbox"}


def test_a_mailbox_read_as_one_file_loses_nothing() -> None:
    source = reading.read("answers.mbox", box(3))
    assert "several-messages" in source.warnings
    assert [b.text for b in source.blocks if b.kind == "heading"] == ["Reply 0", "Reply 1", "Reply 2"]
    assert reading.read("answer.mbox", box(1)).title == "Reply 0"


def test_what_holds_no_mail_is_refused_as_a_mailbox() -> None:
    with pytest.raises(Refused) as caught:
        reading.read_mailbox(b"Just a text.")
    assert caught.value.why == "not-a-document"


def test_a_letter_that_begins_like_a_mail_is_plain_text() -> None:
    letter = b"Subject: our answer\n\nDear Chair, we agree with the draft as it stands."
    assert reading.read("letter.txt", letter).format == "txt"


def test_every_word_of_a_mail_stands_in_a_block() -> None:
    said = "\n\n".join(f"Paragraph{n} says what{n} it has to say{n}." for n in range(50))
    message = mail()
    message.set_content(said, cte="quoted-printable")
    assert words_of(read(message)) == words(said)
    html = "".join(f"<div>Outer{n}<p>inner{n}<br>line{n}</p><ul><li>point{n}</ul></div>" for n in range(50))
    message = mail()
    message.set_content(html, subtype="html")
    assert words_of(read(message)) == words(" ".join(f"Outer{n} inner{n} line{n} point{n}" for n in range(50)))
