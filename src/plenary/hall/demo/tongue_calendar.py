"""The words of the demonstration's calendars, calls and news in French, Spanish, Russian and Chinese. Pure data."""

from __future__ import annotations

from plenary.hall.demo.tongue_dates import Four

CALENDAR: dict[str, Four] = {
    "The ITU launches the World Summit on the Information Society": (
        "L’UIT lance le Sommet mondial sur la société de l’information",
        "La UIT pone en marcha la Cumbre Mundial sobre la Sociedad de la Información",
        "МСЭ выступает с инициативой Всемирной встречи на высшем уровне по вопросам информационного общества",
        "国际电联发起信息社会世界峰会",
    ),
    "The Summit becomes a programme of the United Nations": (
        "Le Sommet devient un programme des Nations Unies",
        "La Cumbre pasa a ser un programa de las Naciones Unidas",
        "Всемирная встреча становится программой Организации Объединенных Наций",
        "峰会成为联合国的一个方案",
    ),
    "Geneva phase of the Summit": (
        "Phase de Genève du Sommet",
        "Fase de Ginebra de la Cumbre",
        "Женевский этап Всемирной встречи",
        "峰会日内瓦阶段会议",
    ),
    "Tunis Agenda: enhanced cooperation": (
        "Agenda de Tunis\u00a0: renforcement de la coopération",
        "Agenda de Túnez: mejora de la cooperación",
        "Тунисская программа: укрепление сотрудничества",
        "突尼斯议程：加强合作",
    ),
    "Process towards enhanced cooperation to be started": (
        "Lancement attendu du processus de renforcement de la coopération",
        "Inicio previsto del proceso de mejora de la cooperación",
        "Начало процесса укрепления сотрудничества",
        "应启动加强合作的进程",
    ),
    "Resolution of the General Assembly": (
        "Résolution de l’Assemblée générale",
        "Resolución de la Asamblea General",
        "Резолюция Генеральной Ассамблеи",
        "大会决议",
    ),
    "Inter-sessional meeting of the CSTD": (
        "Réunion intersessions de la Commission",
        "Reunión de la Comisión entre períodos de sesiones",
        "Межсессионное совещание Комиссии",
        "委员会闭会期间会议",
    ),
    "Consultation on the structure of the group.": (
        "Consultation sur la structure du groupe.",
        "Consulta sobre la estructura del grupo.",
        "Консультации по структуре группы.",
        "就工作组的结构进行磋商。",
    ),
    "Final composition, membership list published": (
        "Composition définitive, publication de la liste des membres",
        "Composición definitiva, publicación de la lista de miembros",
        "Окончательный состав, публикация списка членов",
        "最终组成，公布成员名单",
    ),
    "First meeting": ("Première réunion", "Primera reunión", "Первое совещание", "第一次会议"),
    "Second meeting": ("Deuxième réunion", "Segunda reunión", "Второе совещание", "第二次会议"),
    "Third meeting": ("Troisième réunion", "Tercera reunión", "Третье совещание", "第三次会议"),
    "Fourth meeting": ("Quatrième réunion", "Cuarta reunión", "Четвертое совещание", "第四次会议"),
    "Fifth meeting": ("Cinquième réunion", "Quinta reunión", "Пятое совещание", "第五次会议"),
    "CSTD": ("Commission", "Comisión", "Комиссия", "委员会"),
    "Questionnaire sent out": (
        "Envoi du questionnaire",
        "Envío del cuestionario",
        "Рассылка вопросника",
        "发出问卷",
    ),
    "Responses to the questionnaire": (
        "Contributions au titre du questionnaire",
        "Contribuciones al cuestionario",
        "Отклики на вопросник",
        "对问卷的答复",
    ),
    "So that more could answer.": (
        "Pour que davantage puissent répondre.",
        "Para que pudieran responder más.",
        "Чтобы ответить смогли больше респондентов.",
        "以便让更多答复方作出答复。",
    ),
    "Compilation of the responses": (
        "Compilation des contributions",
        "Compilación de las contribuciones",
        "Подборка откликов",
        "答复汇编",
    ),
    "Summary of the responses": (
        "Synthèse des contributions",
        "Resumen de las contribuciones",
        "Резюме откликов",
        "答复摘要",
    ),
    "Planned: 1-2 meetings in 2013, 3 days each.": (
        "Prévu\u00a0: une ou deux réunions de trois jours en 2013.",
        "Previsto: una o dos reuniones de tres días en 2013.",
        "По плану: одно-два совещания в 2013 году, по три дня каждое.",
        "原计划：2013年举行一至两次会议，每次三天。",
    ),
    "Chair's report and recommendations": (
        "Rapport de la présidence et recommandations",
        "Informe de la Presidencia y recomendaciones",
        "Доклад Председателя и рекомендации",
        "主席的报告和建议",
    ),
    "The Chair reported to the session; there were no recommendations.": (
        "La présidence a fait rapport à la session\u00a0; il n’y a pas eu de recommandations.",
        "La Presidencia informó al período de sesiones; no hubo recomendaciones.",
        "Председатель представил доклад сессии; рекомендаций не было.",
        "主席向届会提出报告；没有建议。",
    ),
    "NETmundial, São Paulo": (
        "NETmundial, São Paulo",
        "NETmundial, São Paulo",
        "NETmundial, Сан-Паулу",
        "NETmundial，圣保罗",
    ),
    "2030 Agenda for Sustainable Development": (
        "Programme de développement durable à l’horizon 2030",
        "Agenda 2030 para el Desarrollo Sostenible",
        "Повестка дня в области устойчивого развития на период до 2030 года",
        "2030年可持续发展议程",
    ),
    "COP21": ("COP21", "COP21", "КС-21", "缔约方会议第二十一届会议"),
    "Ten-year review of the Summit: no agreement on enhanced cooperation": (
        "Examen décennal du Sommet\u00a0: pas d’accord sur le renforcement de la coopération",
        "Examen decenal de la Cumbre: sin acuerdo sobre la mejora de la cooperación",
        "Десятилетний обзор Всемирной встречи: согласия по укреплению сотрудничества нет",
        "峰会十年审查：未就加强合作达成一致",
    ),
    "Transition of the stewardship of the IANA functions": (
        "Transition de la supervision des fonctions IANA",
        "Transición de la custodia de las funciones de la IANA",
        "Передача координирующей роли в исполнении функций IANA",
        "互联网号码分配机构职能管理权的移交",
    ),
    "Inter-sessional panel: how to go about it": (
        "Réunion intersessions\u00a0: comment procéder",
        "Reunión entre períodos de sesiones: cómo proceder",
        "Межсессионное совещание: порядок действий",
        "闭会期间小组会议：如何着手",
    ),
    "Inter-sessional panel": (
        "Réunion intersessions",
        "Reunión entre períodos de sesiones",
        "Межсессионное совещание",
        "闭会期间小组会议",
    ),
    "Call for nominations": (
        "Appel à candidatures",
        "Convocatoria de candidaturas",
        "Призыв к выдвижению кандидатур",
        "征求提名",
    ),
    "Nominations within the stakeholder groups": (
        "Candidatures au sein des groupes de parties prenantes",
        "Candidaturas en los grupos de interesados",
        "Выдвижение кандидатур в группах заинтересованных сторон",
        "各利益攸关方群体内部提名",
    ),
    "The group is constituted": (
        "Constitution du groupe",
        "Constitución del grupo",
        "Формирование группы",
        "工作组组成",
    ),
    "The CSTD notes the establishment": (
        "La Commission prend note de la création",
        "La Comisión toma nota del establecimiento",
        "Комиссия принимает к сведению создание группы",
        "委员会注意到工作组的设立",
    ),
    "The Council endorses the resolution": (
        "Le Conseil fait sienne la résolution",
        "El Consejo hace suya la resolución",
        "Совет одобряет резолюцию",
        "理事会核可决议",
    ),
    "Chair's summary of the first meeting": (
        "Résumé de la première réunion établi par la présidence",
        "Resumen de la primera reunión preparado por la Presidencia",
        "Резюме первого совещания, подготовленное Председателем",
        "主席关于第一次会议的总结",
    ),
    "Replies to the two guiding questions": (
        "Réponses aux deux questions directrices",
        "Respuestas a las dos preguntas de orientación",
        "Ответы на два направляющих вопроса",
        "对两个指导性问题的答复",
    ),
    "Replies compiled for the second meeting": (
        "Compilation des réponses pour la deuxième réunion",
        "Compilación de las respuestas para la segunda reunión",
        "Подборка ответов ко второму совещанию",
        "为第二次会议汇编答复",
    ),
    "Revised recommendations": (
        "Recommandations révisées",
        "Recomendaciones revisadas",
        "Пересмотренные рекомендации",
        "订正建议",
    ),
    "First draft of the report": (
        "Premier projet de rapport",
        "Primer proyecto de informe",
        "Первый проект доклада",
        "报告初稿",
    ),
    "Comments on the first draft": (
        "Observations sur le premier projet",
        "Comentarios sobre el primer proyecto",
        "Замечания по первому проекту",
        "对初稿的评论",
    ),
    "Second draft of the report": (
        "Deuxième projet de rapport",
        "Segundo proyecto de informe",
        "Второй проект доклада",
        "报告第二稿",
    ),
    "Recommendations and report": (
        "Recommandations et rapport",
        "Recomendaciones e informe",
        "Рекомендации и доклад",
        "建议和报告",
    ),
    "Assembly of Ports": ("Assemblée des ports", "Asamblea de Puertos", "Ассамблея портов", "港口大会"),
    "Proposals for the recommendations": (
        "Propositions pour les recommandations",
        "Propuestas para las recomendaciones",
        "Предложения к рекомендациям",
        "对建议的提案",
    ),
    "Draft of the report": ("Projet de rapport", "Proyecto de informe", "Проект доклада", "报告草案"),
    "Papers for the Assembly of Ports": (
        "Documents pour l’Assemblée des ports",
        "Documentos para la Asamblea de Puertos",
        "Документы для Ассамблеи портов",
        "港口大会文件",
    ),
    "Yearly report on lights that are out": (
        "Rapport annuel sur les feux éteints",
        "Informe anual sobre luces apagadas",
        "Ежегодный доклад о неработающих огнях",
        "关于不亮灯光的年度报告",
    ),
    "Harbour masters": ("Capitaines de port", "Capitanes de puerto", "Капитаны портов", "港务长"),
}

PAPERS: dict[str, Four] = {
    "Questionnaire on enhanced cooperation": (
        "Questionnaire sur le renforcement de la coopération",
        "Cuestionario sobre la mejora de la cooperación",
        "Вопросник по укреплению сотрудничества",
        "关于加强合作的问卷",
    ),
    "Two guiding questions": (
        "Deux questions directrices",
        "Dos preguntas de orientación",
        "Два направляющих вопроса",
        "两个指导性问题",
    ),
    "Lights for small boats": (
        "Des feux pour les petits bateaux",
        "Luces para embarcaciones pequeñas",
        "Огни для малых судов",
        "小船灯光",
    ),
    "Draft recommendations on shared cables": (
        "Projet de recommandations sur les câbles communs",
        "Proyecto de recomendaciones sobre los cables comunes",
        "Проект рекомендаций по общим кабелям",
        "关于共享电缆的建议草案",
    ),
    "Resolution of the Assembly of Coasts on shared cables (invented)": (
        "Résolution de l’Assemblée des côtes sur les câbles communs (fictive)",
        "Resolución de la Asamblea de Costas sobre los cables comunes (ficticia)",
        "Резолюция Ассамблеи побережий об общих кабелях (вымышленная)",
        "海岸大会关于共享电缆的决议（虚构）",
    ),
    "The group meets for the first time": (
        "Le groupe se réunit pour la première fois",
        "El grupo se reúne por primera vez",
        "Группа собирается в первый раз",
        "工作组首次开会",
    ),
    "The members have come together in Geneva and agreed how they work:\n\n- decisions by consensus\n"
    "- observers may follow and, time allowing, speak": (
        "Les membres se sont réunis à Genève et sont convenus de leurs méthodes de travail\u00a0:\n\n- décisions par consensus\n"
        "- les observateurs peuvent suivre les travaux et, si le temps le permet, prendre la parole",
        "Los miembros se reunieron en Ginebra y acordaron cómo trabajar:\n\n- decisiones por consenso\n"
        "- los observadores pueden seguir los trabajos y, si el tiempo lo permite, hacer uso de la palabra",
        "Члены группы собрались в Женеве и согласовали методы работы:\n\n- решения принимаются консенсусом\n"
        "- наблюдатели могут следить за работой и, если позволяет время, выступать",
        "成员在日内瓦举行会议，并商定了工作方式：\n\n- 以协商一致方式作出决定\n- 观察员可以旁听，并可在时间允许时发言",
    ),
    "Answers to the questionnaire are in": (
        "Les contributions au titre du questionnaire sont arrivées",
        "Ya están las contribuciones al cuestionario",
        "Отклики на вопросник получены",
        "问卷答复已收到",
    ),
    "Thank you to all who answered. The answers are put in order, by question and by respondent.": (
        "Merci à tous ceux qui ont répondu. Les réponses sont mises en ordre, par question et par répondant.",
        "Gracias a quienes respondieron. Las respuestas se están ordenando, por pregunta y por encuestado.",
        "Спасибо всем, кто ответил. Ответы упорядочиваются по вопросам и по респондентам.",
        "感谢所有作答者。目前正按问题和答复方整理回答。",
    ),
    "The second group is constituted": (
        "Le deuxième groupe est constitué",
        "El segundo grupo queda constituido",
        "Вторая группа сформирована",
        "第二个工作组已组成",
    ),
    "All seats were named. The first meeting is being prepared.": (
        "Tous les sièges ont été attribués. La première réunion est en préparation.",
        "Se han asignado todos los puestos. Se está preparando la primera reunión.",
        "Все места распределены. Идет подготовка к первому совещанию.",
        "所有席位均已确定。第一次会议正在筹备之中。",
    ),
    "Second revision of the draft": (
        "Deuxième révision du projet",
        "Segunda revisión del proyecto",
        "Вторая редакция проекта",
        "草案第二次修订本",
    ),
    "The chair has put out the second revision. What nobody objects to any more stands without brackets.": (
        "La présidence a publié la deuxième révision. Ce à quoi nul ne fait plus objection figure sans crochets.",
        "La Presidencia ha publicado la segunda revisión. Lo que ya nadie objeta figura sin corchetes.",
        "Председатель выпустил вторую редакцию. То, против чего больше никто не возражает, стоит без квадратных скобок.",
        "主席印发了第二次修订本。已无人反对的文字不再带方括号。",
    ),
    "drew the map of the cables": (
        "a dessiné la carte des câbles",
        "trazó el mapa de los cables",
        "составление карты кабелей",
        "绘制电缆图",
    ),
    "helped to make the presentation readable": (
        "a aidé à rendre la présentation lisible",
        "ayudó a que la presentación fuera legible",
        "помощь в подготовке понятной презентации",
        "协助使演示文稿清晰易读",
    ),
}
