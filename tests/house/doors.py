"""Who gets in where: the whole table, a row for each address. A new address without a row fails the build.

Columns: the address by name; the sample it is tried with; who may read it (GET, HEAD); who may post to it; who may
change it (PATCH: programs alone).
"all" is everybody, "-" nobody: the method does not exist there. Any other method is refused everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.test import Client

ROLES = ("public", "observer", "member", "chair", "secretariat")

TABLE = """
home                     -                                 all          -
healthz                  -                                 all          -
sign-in                  -                                 all          all
sign-in-link             -                                 all          all
sign-in-as               -                                 -            all
sign-in-passkey          -                                 all          all
sign-in-elsewhere        -                                 all          -
openid_connect_callback  provider_id=oidc                  all          -
sign-out                 -                                 -            all
sign-out-everywhere      -                                 -            all
account                  -                                 all          -
prove                    -                                 all          all
held                     -                                 all          -
account-app              -                                 all          all
account-passkey          -                                 all          all
account-rename           key=1                             -            all
account-remove           -                                 -            all
account-codes            -                                 all          all
account-codes-file       -                                 all          -
language                 code=ar                           all          -
search                   -                                 all          -
group                    group                             all          -
results                  group                             all          -
briefing                 group                             all          -
briefing-file            group,format=html                 all          -
archive                  group                             all          -
archive-file             group                             all          -

calls                    group                             all          -
new-call                 group                             secretariat  secretariat
call                     group,call                        all          -
question                 group,call,number=1               all          -
respondents              group,call                        all          -
respondent               group,call,number=1               all          -
attachment               group,call,number=2,attached      all          -
correct                  group,call,number=1               secretariat  secretariat
answer-begin             group,call                        all          all
answer-link              group,call                        -            all
answer                   key                               all          all
answer-save              key                               -            all
answer-files             key                               -            all
answer-check             key                               all          all
answer-receipt           key                               all          all
answer-proof             key                               all          -
answer-confirm           confirming                          all          all
answer-sign              signing                          all          all
call-life                group,call                        secretariat,chair secretariat,chair
call-suggestions         group,call                        all          secretariat,chair,member
call-dates               group,call                        secretariat,chair secretariat,chair
call-invitations         group,call                        secretariat  secretariat
call-earlier             group,call                        all          -
questionnaire            group,call                        secretariat  secretariat
questionnaire-question   group,call,number=1               secretariat  secretariat
form                     group,call                        all          -
questionnaire-file       group,call,format=lss             all          -
upload                   group,call                        secretariat  secretariat
work                     group,call,job                    secretariat  -
review-queue             group,call                        secretariat  -
review                   group,call,number=1               secretariat  secretariat
desk                     group,call                        secretariat  secretariat
desk-heap                group,call,heap=late              secretariat  secretariat
desk-enter               group,call                        secretariat  secretariat
desk-merge               group,call                        secretariat  secretariat
moderate                 group,call,number=1               secretariat  secretariat
other-issues             group,call                        all          -
publish                  group,call                        secretariat  secretariat
summary                  group,call                        all          -
statement                group,call,number=1               all          secretariat
not-cited                group,call                        all          -
summary-file             group,call,format=pdf             all          -
summary-edit             group,call                        secretariat  secretariat
summary-general          group,call                        secretariat  secretariat
summary-part             group,call,number=1               secretariat  secretariat
summary-drafts           group,call,number=1               secretariat  secretariat
summary-publish          group,call                        secretariat  secretariat
compilation-archive      group,call                        all          -
compilation              group,call,by=question,format=pdf all          -
compilation-part         group,call,by=question,part=Q1,format=pdf  all -

api                      -                                 all          -
api-description          -                                 all          -
api-calls                -                                 all          -
api-call                 call                              all          -
api-questions            call                              all          -
api-responses            call                              all          -
api-response             call,number=1                     all          -
api-drafts               call                              -            all
api-draft                key                               all          -           all
api-hand-in              key                               -            all
api-receipt              key                               all          -

documents                group                             all          secretariat
document-new             group                             secretariat  secretariat
document                 document                          all          secretariat
by-symbol                symbol                            all          -
rendition                rendition                         all          -
copy                     copy                              all          -
original                 original                          secretariat  -

mandate                  group                             all          secretariat,chair
mandate-task             group,number=1                    all          secretariat,chair
mandate-way              group                             all          secretariat
mandate-establishing     group                             all          secretariat
mandate-succession       group                             all          secretariat
mandate-methods          group                             all          secretariat,chair
methods-edit             group                             secretariat,chair secretariat,chair
methods-version          group,number=1                    all          -
mandate-terms            group                             secretariat  secretariat
mandate-cited            group,document=a-12-34,paragraph=5 all         -
body                     body=assembly                     all          secretariat
found-group              -                                 secretariat  secretariat

members                  group                             all          secretariat
seat                     group,seat=1                      all          secretariat
members-people           group                             all          secretariat
person                   group,person                      all          secretariat
members-rules            group                             all          secretariat,chair
nominations              group                             all          all
nomination-new           group                             all          all
nomination               group,number=1                    all          all
nomination-answer        group,nominee                     all          all
observers                group                             all          secretariat,chair
subgroups                group                             all          secretariat,chair
subgroup                 group,subgroup                    all          all
travel                   group                             all          all
trust-fund               group                             all          secretariat
members-import           group                             secretariat  secretariat
members-review           group,intake                      secretariat  secretariat
members-merge            group                             secretariat  secretariat
members-file             group,format=csv                  all          -
members-list             group,number=1,format=csv         all          -

calendar                 group                             all          -
timeline                 group                             all          -
slippage                 group                             all          -
plan-back                group                             all          -
calendar-feed            group                             all          -
calendar-news            group                             all          -
schedule                 group,format=html                 all          -
date-new                 group                             secretariat,chair secretariat,chair
date                     group,number=1                    all          secretariat,chair

meeting-live             group,meeting                     all          -
meetings                 group                             all          -
meeting-new              group                             secretariat  secretariat
meetings-calendar        group                             all          -
actions                  group                             all          -
revisit                  group                             all          -
meetings-progress        group                             all          -
meeting                  group,meeting                     all          -
meeting-calendar         group,meeting                     all          -
meeting-edit             group,meeting                     secretariat  secretariat
meeting-sessions         group,meeting                     secretariat,chair secretariat,chair
meeting-register         group,meeting                     secretariat,chair,member,observer secretariat,chair,member,observer
meeting-registration     group,meeting                     secretariat,chair secretariat,chair
meeting-registration-file group,meeting                    secretariat,chair -
agenda                   group,meeting                     all          secretariat,chair
agenda-amend             group,meeting                     secretariat,chair,member secretariat,chair,member
agenda-item              group,meeting,item=1              all          -
item-responses           group,meeting,item=1              all          secretariat,chair
meeting-chair            group,meeting                     all          secretariat,chair,member
decisions                group,meeting                     all          secretariat,chair
polls                    group,meeting                     all          secretariat,chair
poll                     group,meeting,poll=1              all          chair,member,observer
breakouts                group,meeting                     all          secretariat,chair
breakouts-merge          group,meeting                     all          secretariat,chair
breakout                 group,meeting,number=1            all          secretariat,chair,member,observer
questions                group,meeting                     all          secretariat,chair,member,observer
screen-put               group,meeting                     secretariat,chair secretariat,chair
captions                 group,meeting                     all          -
captions-text            group,meeting                     all          -
captions-console         group,meeting                     secretariat  secretariat
captions-feed            group,meeting,feed                all          all
captions-feed-bare       group,meeting,feed                all          all
captions-feed-seq        group,meeting,feed                all          all
transcript               group,meeting                     all          secretariat
transcript-file          group,meeting,session=1,language=en,format=vtt all -
recording                group,meeting,number=1            all          -
meeting-floor            group,meeting                     all          -
floor-ask                group,meeting                     -            chair,member,observer
floor-withdraw           group,meeting                     -            chair,member,observer
floor-mine               group,meeting                     all          -
floor-console            group,meeting                     secretariat,chair secretariat,chair
floor-list               group,meeting,item=1              all          -
floor-text               group,meeting,item=1,request_=1   secretariat,chair,member,observer secretariat,chair,member,observer
projector                group,meeting                     all          -
chair-summary            group,meeting                     all          -
chair-summary-edit       group,meeting                     secretariat,chair secretariat,chair
chair-summary-publish    group,meeting                     secretariat,chair secretariat,chair

reports                  group                             all          -
report-new               group                             secretariat,chair secretariat,chair
report                   group,report                      all          -
report-edit              group,report                      secretariat,chair secretariat,chair
report-about             group,report                      secretariat,chair secretariat,chair
report-check             group,report                      all          secretariat,chair
report-variants          group,report                      all          -
report-adopt             group,report                      secretariat,chair secretariat,chair
report-outcome           group,report                      chair        chair

texts                    group                             all          -
text-new                 group                             secretariat,chair secretariat,chair
glossary                 group                             all          secretariat,chair,member,observer
text                     group,text                        all          -
text-live                group,text                        all          -
text-edit                group,text                        secretariat,chair secretariat,chair
text-invite              group,text                        secretariat,chair secretariat,chair
text-revisions           group,text                        all          secretariat,chair
text-comments            group,text                        all          secretariat,chair,member,observer
text-comments-file       group,text,format=csv             all          -
text-import              group,text                        secretariat,chair,member secretariat,chair,member
text-file                group,text,format=docx            all          -
text-projector           group,text                        all          -

mapping                  group                             all          secretariat,chair,member,observer
mapping-issue            group,issue                       all          secretariat,chair,member,observer
mapping-mechanisms       group                             all          secretariat,chair,member,observer
mapping-mechanism        group,mechanism                   all          secretariat,chair,member,observer
mapping-gaps             group                             all          -
mapping-duplicates       group                             all          secretariat,chair,member,observer
mapping-topics           group                             all          secretariat,chair,member,observer
mapping-topic            group,topic                       all          secretariat,chair,member,observer
mapping-history          group                             all          -
mapping-list             group                             all          secretariat,chair,member,observer
mapping-spreadsheet      group                             secretariat,chair,member,observer secretariat,chair,member,observer
mapping-file             group,format=xlsx                 all          -
mapping-correct          group,correcting                  all          all
mapping-take-part        group,taking-part                 all          all

news                     group                             all          -
news-feed                group                             all          -
news-new                 group                             secretariat,chair secretariat,chair
news-item                group,item                        all          secretariat,chair
public-questions         group                             all          all
public-question          group,asked                       all          secretariat,chair
public-question-confirm  group,asking                      all          all
thanks                   group                             all          secretariat,chair
follow                   group                             all          all
following                following                         all          all

canvasses                group                             all          secretariat,chair
canvass                  group,canvass                     all          all
canvass-vote             group,canvass,statement=1         all          all
canvass-map              group,canvass                     all          -
canvass-edit             group,canvass                     secretariat,chair secretariat,chair
paragraph                group,text,key=2                  all          secretariat,chair,member,observer
piles                    group,text                        all          chair
pile-file                group,text,pile=agreed,format=md  all          -
where-to-work            group,text                        all          -
agreement                group                             all          -
deciding-methods         group                             chair        chair
silences                 group                             all          -
own-positions            group                             chair,member -
disputed                 group                             all          -
disputed-new             group                             secretariat,chair secretariat,chair
disputed-question        group,disputed                    all          secretariat,chair,member

post                     -                                 secretariat  secretariat
post-stop                stop                              all          all

record                   -                                 all          -
record-head              -                                 all          -
record-entry             sequence=1                        all          -
record-proof             sequence=1                        all          -
"""


@dataclass(frozen=True)
class Door:
    """One address, what it is tried with, and who may do what there."""

    name: str
    sample: tuple[str, ...]  # "group" takes the sample of that name, "number=1" is itself
    get: frozenset[str]
    post: frozenset[str]
    patch: frozenset[str] = frozenset()

    def arguments(self, samples: dict[str, Any]) -> dict[str, Any]:
        """What the address is made with. `samples` are the things that a test has made."""
        made = {}
        for one in self.sample:
            name, given, value = one.partition("=")
            key = (
                name
                if given
                else {
                    "document": "pk",
                    "rendition": "pk",
                    "copy": "pk",
                    "original": "pk",
                    "stop": "key",
                    "signing": "key",
                    "confirming": "key",
                    "attached": "pk",
                    "feed": "key",
                    "disputed": "number",
                    "correcting": "key",
                    "taking-part": "key",
                    "nominee": "key",
                    "item": "number",
                    "asked": "number",
                    "asking": "key",
                    "following": "key",
                }.get(name, name)
            )
            made[key] = value if given else samples[name]
        return made


def doors() -> tuple[Door, ...]:
    """The table as values. Raises ValueError for a role that does not exist or a row that is not whole."""
    made = []
    for line in TABLE.strip().splitlines():
        if not line.strip():
            continue
        name, sample, get, post, patch = [*line.split(), "-"][:5]
        parts = () if sample == "-" else tuple(sample.split(","))
        made.append(Door(name, parts, _roles(get), _roles(post), _roles(patch)))
    return tuple(made)


def _roles(text: str) -> frozenset[str]:
    if text in ("all", "-"):
        return frozenset(ROLES if text == "all" else ())
    named = frozenset(text.split(","))
    if unknown := named - set(ROLES):
        raise ValueError(f"no such role: {unknown}")
    return named


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """Whatever a request does is taken back afterwards, signing out too."""
    cookies: SimpleCookie = SimpleCookie()
    cookies.update(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies
