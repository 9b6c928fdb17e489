"""Words too common to tell one sentence from another, in the six languages."""

from __future__ import annotations

import re
from typing import Final

from plenary.rules.questionnaire.words import fold, terms

_WORDS: Final = """
the of and to in is that for it with as are on be by this which have not from or we should will their our can has its an a
at was were been also such all other more these those there they them than but if into any may must would could who what
when where how both each between through within about among only own so some no do does being very well
le la les des et du en un une que pour dans qui sur pas par au avec sont ce plus nous ne cette être aux ces leur leurs
il elle ils elles on se sa son ses est été ont qu d l n s c y ou où mais comme tous toutes tout toute ainsi entre sans
el los las de y es una con para del al no lo como más su sus este esta estos estas ser pero debe deben han ha son o e
que se por sin sobre entre también todos todas todo toda cada
и в во не на я с со что как это по из к ко для от о об за при его их ее или то но мы они он она быть был была были также
которые который которая все всех так а же у до бы этого этой этот эти может должны должен более между
في من على إلى عن أن إن التي الذي الذين هذا هذه ذلك تلك كما لا ما مع بين كل أو و ثم قد كان كانت يكون تكون هو هي هم لم لن
أي بعض حيث عند غير منها فيها له لها لهم أنه أنها
的 了 在 是 和 与 及 或 等 对 为 以 从 到 其 这 那 有 不 也 都 而 并 应
"""

STOPPED: Final = frozenset(term for term in terms(fold(_WORDS)))
"""Their stems, as `terms` cuts them."""

_NOT = frozenset(
    fold(
        "not no never nor neither cannot without none pas aucun aucune jamais sans ni nunca ningún ninguna sin tampoco "
        "не ни нет без нельзя никогда لا لم لن ليس ليست بدون دون غير"
    ).split()
)
_NOT_WITHIN = re.compile("[不没無无非未]|n['’]t\\b")


def negates(sentence: str) -> bool:
    """True where a sentence holds a word that says no: two that are alike but for it may be opposed."""
    return _NOT_WITHIN.search(sentence) is not None or not _NOT.isdisjoint(fold(sentence).split())
