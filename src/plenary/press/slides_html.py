"""A talk as one HTML file that needs nothing else: read from top to bottom, printed a slide a page."""

from __future__ import annotations

from html import escape

from plenary.press.slides import SIGNS, Deck, Line, Run, Slide, rtl

CSS = """
:root{color-scheme:light}
body{margin:0;background:#f2efe8;color:#16202e;font:1.125rem/1.5 Georgia,"Noto Serif","Noto Naskh Arabic",serif;overflow-wrap:anywhere}
:lang(zh){font-family:Georgia,"Noto Serif CJK SC",SimSun,serif}
main{max-inline-size:64rem;margin:0 auto;padding:1rem}
section,header{background:#fff;border:1px solid #dcd8ce;border-radius:6px;padding:1.25rem 1.5rem;margin-block-end:1rem}
section,header{min-block-size:min(24rem,60vh);display:flex;flex-direction:column}
h1,h2{color:#1f4e79;line-height:1.2;text-wrap:balance;margin:0 0 .75rem}
h1{font-size:2rem}h2{font-size:1.5rem}
ul{margin:0;padding-inline-start:1.25rem}li{margin-block-end:.5rem}
small,.foot,.about{font-size:.8125em;color:#4a5666}
li small{display:block}
.foot{margin:auto 0 0;padding-block-start:.75rem}
a{color:#0a5c82}
.state{font-size:.8125em;font-weight:bold;white-space:nowrap}
.agreed{color:#1f6b45}.revisit{color:#7a4f00}.none{color:#9b2226}.open{color:#0a5c82}.quiet{color:#4a5666}
@page{size:A4 landscape;margin:1.2cm}
@media print{
body{background:#fff}main{max-inline-size:none;padding:0}
section,header{border:0;border-radius:0;margin:0;padding:0;min-block-size:0;block-size:17.5cm;break-after:page;break-inside:avoid}
section:last-of-type{break-after:auto}
}
""".strip()


def html(deck: Deck) -> bytes:
    """The talk as one UTF-8 file. Nothing of it runs, nothing is fetched; same talk, same bytes."""
    made = _Page(deck)
    return "\n".join(made.parts()).encode()


class _Page:
    def __init__(self, deck: Deck) -> None:
        self.deck = deck

    def parts(self) -> list[str]:
        deck = self.deck
        title = f"<h1{_tongue(deck.title_language, deck.rtl)}>{escape(deck.title)}</h1>"
        opening = "".join(f"<p>{self._line(line)}</p>" for line in deck.opening)
        address = f'<p class="foot">{escape(deck.words.address)}: {self._run(Run(deck.address, deck.address))}</p>'
        return [
            "<!doctype html>",
            f'<html lang="{escape(deck.language)}" dir="{"rtl" if deck.rtl else "ltr"}">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(deck.title)}</title><style>{CSS}</style></head>",
            f'<body><main><header><p class="about">{escape(deck.subtitle)}</p>{title}{opening}'
            f'<p class="about">{escape(deck.about)}</p>{address if deck.address else ""}</header>',
            *(self._slide(slide) for slide in deck.slides),
            "</main></body></html>",
            "",
        ]

    def _slide(self, slide: Slide) -> str:
        key = escape(slide.key)
        lines = "".join(f"<li>{self._line(line)}</li>" for line in slide.lines)
        led = " · ".join(self._run(run) for run in slide.sources)
        sources = f'<p class="foot">{escape(self.deck.words.sources)}: {led}</p>' if led else ""
        head = f'<h2 id="h-{key}">{escape(slide.title)}</h2>'
        return f'<section id="{key}" aria-labelledby="h-{key}">{head}<ul>{lines}</ul>{sources}</section>'

    def _line(self, line: Line) -> str:
        said = "".join(self._run(run) for run in line.runs)
        if line.state:
            said += f' <span class="state {line.state}">{SIGNS[line.state]} {escape(line.word)}</span>'
        return said + (f" <small>{''.join(self._run(run) for run in line.note)}</small>" if line.note else "")

    def _run(self, run: Run) -> str:
        text = escape(run.text)
        tongue = _tongue(run.language, self.deck.rtl)
        if run.href:
            return f'<a href="{escape(self.deck.leads(run.href))}"{tongue}><bdi>{text}</bdi></a>'
        if self.deck.rtl and run.left:
            text = f"<bdi>{text}</bdi>"
        return f"<span{tongue}>{text}</span>" if tongue else text


def _tongue(language: str, around: bool) -> str:
    """Attributes of words in another language."""
    if not language:
        return ""
    turned = f' dir="{"rtl" if rtl(language) else "ltr"}"' if rtl(language) != around else ""
    return f' lang="{escape(language)}"{turned}'
