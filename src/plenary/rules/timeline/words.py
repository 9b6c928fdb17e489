"""The words that dates are agreed in, in the six languages. Each is one sign of the little grammar in `reading`.

Months are those of the questionnaire's dates. A phrase is written as it stands after digits, dashes and blanks were made
plain; letters of either case. A blank in it stands for any blanks, an apostrophe for either form.
"""

from __future__ import annotations

from typing import Final

# What is passed over: articles, prepositions of place in time, days of the week, "year".
NOISE: Final = """
the|of|in|on|at|during|held|le|la|les|l'|de|du|des|d'|en|au cours de|au cours du|el|los|las|del|durante|в|во|
года|году|год|г|г.|гг|гг.|числа|من عام|من سنة|في|عام|سنة|شهر|خلال|يوم|年度|于|在|monday|tuesday|wednesday|thursday|
friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|
viernes|sábado|domingo|понедельник|вторник|среда|среду|четверг|пятница|пятницу|суббота|субботу|воскресенье|
الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|星期一|星期二|星期三|星期四|星期五|星期六|星期日|about the|the month of|
month of
"""

# A part of what follows: the first, the middle, the last third.
EARLY: Final = """
early|early in|beginning|beginning of|the beginning of|start of|the start of|début|debut|au début|au début du|
début du mois de|début de|au début de|au début du mois de|principios|a principios|principios de|a principios de|
comienzos|a comienzos de|inicios de|a inicios de|начало|начале|в начале|начала|أوائل|في أوائل|مطلع|في مطلع|
بداية|في بداية|初|月初|年初|初期|上旬
"""
MID: Final = """
mid|mid-|middle|middle of|the middle of|mi-|mi|milieu de|au milieu|au milieu de|au milieu du|
au milieu du mois de|mediados|a mediados|mediados de|a mediados de|середина|середине|в середине|середины|منتصف|
في منتصف|أواسط|في أواسط|中旬|月中|年中
"""
LATE: Final = """
late|late in|end|end of|the end of|ends of|close of|fin|à la fin|à la fin du|la fin du|fin du|à la fin de|
à la fin du mois de|fin du mois de|fin de|la fin de|fines|a fines|fines de|a fines de|finales|a finales|
finales de|a finales de|final de|конец|конце|в конце|конца|أواخر|في أواخر|نهاية|في نهاية|ختام|末|月末|年末|底|月底|年底|
下旬
"""

BY: Final = """
no later than|not later than|at the latest by|at the latest|by|until|till|up to|deadline|due|due by|due on|
au plus tard|au plus tard le|au plus tard à|d'ici|d'ici à|d'ici au|d'ici le|jusqu'à|jusqu'au|jusqu'en|pour le|
a más tardar|a mas tardar|a más tardar el|hasta|hasta el|para el|не позднее|не позже|до|к|по состоянию на|
في موعد لا يتجاوز|في موعد أقصاه|حتى|بحلول|قبل حلول|不迟于|不晚于|截至|截止|至迟|之前完成
"""
BEFORE: Final = """
before|prior to|ahead of|in advance of|avant|avant le|avant la|antes de|antes del|перед|قبل|以前|之前|前
"""
AFTER: Final = """
after|following|right after|immediately after|après|apres|à l'issue de|après le|después de|despues de|
después del|tras|после|بعد|عقب|以后|之后|后
"""
FROM: Final = """
not before|not earlier than|не ранее|не раньше|pas avant|no antes de|不早于|ليس قبل|from|as of|as from|starting|
since|à partir de|à partir du|à compter de|a partir de|a partir del|desde|desde el|с|со|начиная с|من|اعتبارا من|
اعتباراً من|ابتداء من|自|从
"""
DURING: Final = """
at the time of|back-to-back with|back to back with|alongside|in conjunction with|à l'occasion de|con ocasión de|
во время|بالتزامن مع|与|同时
"""
TO: Final = "-|--|to|through|thru|à|au|a|al|y|et|по|и|إلى|الى|و|至|到|~"  # "and" counts only after "between"
BETWEEN: Final = "between|entre|entre le|между|بين|介于"
AND: Final = "and|et|y|и|و|和|与"
OR: Final = "/|or|ou|o|или|أو|或"
ABOUT: Final = """
about|around|circa|c.|approximately|tentatively|tentative|probably|vers|environ|hacia|alrededor de|около|
примерно|ориентировочно|حوالي|نحو|大约|约|左右
"""
AM: Final = """
(a.m.)|(am)|(a.m)|a.m.|am|a.m|morning|(morning)|in the morning|matin|(matin)|le matin|por la mañana|(mañana)|
утром|(утром)|утра|(صباحا)|(صباحاً)|صباحا|صباحاً|قبل الظهر|(قبل الظهر)|上午|(上午)
"""
PM: Final = """
(p.m.)|(pm)|(p.m)|p.m.|pm|p.m|afternoon|(afternoon)|in the afternoon|après-midi|(après-midi)|l'après-midi|
por la tarde|(tarde)|днем|днём|(днем)|после обеда|بعد الظهر|(بعد الظهر)|مساء|下午|(下午)
"""
WEEK_OF: Final = "week of|the week of|week beginning|semaine du|semana del|неделя с|неделю с|أسبوع|في أسبوع"

QUARTER: Final = {
    1: """
first quarter|1st quarter|q1|premier trimestre|1er trimestre|primer trimestre|1.er trimestre|первый квартал|
первого квартала|первом квартале|1 квартал|1-й квартал|i квартал|الربع الأول|第一季度|一季度
""",
    2: """
second quarter|2nd quarter|q2|deuxième trimestre|2e trimestre|second trimestre|segundo trimestre|2.º trimestre|
второй квартал|второго квартала|втором квартале|2 квартал|2-й квартал|ii квартал|الربع الثاني|第二季度|二季度
""",
    3: """
third quarter|3rd quarter|q3|troisième trimestre|3e trimestre|tercer trimestre|3.er trimestre|третий квартал|
третьего квартала|третьем квартале|3 квартал|3-й квартал|iii квартал|الربع الثالث|第三季度|三季度
""",
    4: """
fourth quarter|4th quarter|last quarter|q4|quatrième trimestre|4e trimestre|dernier trimestre|cuarto trimestre|
4.º trimestre|четвертый квартал|четвёртый квартал|четвертого квартала|четвертом квартале|4 квартал|4-й квартал|
iv квартал|الربع الرابع|الربع الأخير|第四季度|四季度
""",
}
HALF: Final = {
    1: """
first half|1st half|h1|premier semestre|1er semestre|première moitié|primer semestre|primera mitad|
первая половина|первой половине|первой половины|первую половину|первое полугодие|النصف الأول|上半年|上半
""",
    2: """
second half|2nd half|h2|second semestre|deuxième semestre|2e semestre|seconde moitié|segundo semestre|
segunda mitad|вторая половина|второй половине|второй половины|вторую половину|второе полугодие|النصف الثاني|下半年|
下半
""",
}
WEEK: Final = {
    1: """
first week|1st week|première semaine|1re semaine|primera semana|первая неделя|первой неделе|первую неделю|
الأسبوع الأول|第一周|第一个星期
""",
    2: """
second week|2nd week|deuxième semaine|2e semaine|segunda semana|вторая неделя|второй неделе|الأسبوع الثاني|第二周
""",
    3: """
third week|3rd week|troisième semaine|3e semaine|tercera semana|третья неделя|третьей неделе|الأسبوع الثالث|第三周
""",
    4: """
fourth week|4th week|quatrième semaine|4e semaine|cuarta semana|четвертая неделя|четвертой неделе|
الأسبوع الرابع|第四周
""",
    -1: """
last week|dernière semaine|última semana|последняя неделя|последней неделе|последнюю неделю|الأسبوع الأخير|最后一周
""",
}
COUNTED: Final = {
    1: "a|an|one|un|une|una|uno|один|одну|одна|一",
    2: "two|deux|dos|два|две|两|二",
    3: "three|trois|tres|три|三",
    4: "four|quatre|cuatro|четыре|四",
    5: "five|cinq|cinco|пять|五",
    6: "six|seis|шесть|六",
    8: "eight|huit|ocho|восемь|八",
    10: "ten|dix|diez|десять|十",
}
UNITS: Final = {
    1: "day|days|jour|jours|día|días|dia|dias|день|дня|дней|يوم|أيام|يوما|يوماً|天|日",
    7: "week|weeks|semaine|semaines|semana|semanas|неделя|неделю|недели|недель|أسبوع|أسابيع|周|个星期|星期",
    30: "month|months|mois|mes|meses|месяц|месяца|месяцев|شهر|أشهر|个月",
}
# Arabic says "two weeks" in one word.
DUAL: Final = {
    1: "بيوم",
    2: "بيومين|يومان|يومين",
    7: "بأسبوع",
    14: "بأسبوعين|أسبوعان|أسبوعين|fortnight|a fortnight",
    30: "بشهر",
    60: "بشهرين|شهران|شهرين",
}
