"""The titles of the documents of the demonstration in French, Spanish, Russian and Chinese. Pure data: `tongues` applies it."""

from __future__ import annotations

from plenary.hall.demo.tongue_dates import Four

DOCUMENTS: dict[str, Four] = {
    "Information and communications technologies for development": (
        "Les technologies de l’information et des communications au service du développement",
        "Las tecnologías de la información y las comunicaciones para el desarrollo",
        "Использование информационно-коммуникационных технологий в целях развития",
        "信息和通信技术促进发展",
    ),
    "Tunis Agenda for the Information Society": (
        "Agenda de Tunis pour la société de l’information",
        "Agenda de Túnez para la Sociedad de la Información",
        "Тунисская программа для информационного общества",
        "信息社会突尼斯议程",
    ),
    "Membership of the working group": (
        "Composition du groupe de travail",
        "Miembros del grupo de trabajo",
        "Члены рабочей группы",
        "工作组成员",
    ),
    "Responses to the questionnaire, by question and by respondent": (
        "Contributions au titre du questionnaire, par question et par répondant",
        "Contribuciones al cuestionario, por pregunta y por encuestado",
        "Отклики на вопросник по вопросам и по респондентам",
        "对问卷的答复，按问题和答复方排列",
    ),
    "Summary of the responses to the questionnaire": (
        "Synthèse des contributions au titre du questionnaire",
        "Resumen de las contribuciones al cuestionario",
        "Резюме откликов на вопросник",
        "问卷答复摘要",
    ),
    "Draft recommendations": (
        "Projet de recommandations",
        "Proyecto de recomendaciones",
        "Проект рекомендаций",
        "建议草案",
    ),
    "Report of the Chair of the working group": (
        "Rapport de la présidence du groupe de travail",
        "Informe de la Presidencia del grupo de trabajo",
        "Доклад Председателя рабочей группы",
        "工作组主席的报告",
    ),
    "Mapping of international Internet public policy issues": (
        "Cartographie des enjeux internationaux de politique publique relatifs à Internet",
        "Inventario de las cuestiones internacionales de política pública relativas a Internet",
        "Картирование международных вопросов государственной политики, касающихся Интернета",
        "国际互联网公共政策议题梳理",
    ),
    "Mapping of international Internet public policy issues: database": (
        "Cartographie des enjeux internationaux de politique publique relatifs à Internet\u00a0: base de données",
        "Inventario de las cuestiones internacionales de política pública relativas a Internet: base de datos",
        "Картирование международных вопросов государственной политики, касающихся Интернета: база данных",
        "国际互联网公共政策议题梳理：数据库",
    ),
    "Report of the Secretary-General on the consultations of 2010": (
        "Rapport du Secrétaire général sur les consultations de 2010",
        "Informe del Secretario General sobre las consultas de 2010",
        "Доклад Генерального секретаря о консультациях 2010 года",
        "秘书长关于2010年磋商的报告",
    ),
    "Report of the Chair of the CSTD on the consultation of 18 May 2012": (
        "Rapport de la présidence de la Commission sur la consultation du 18 mai 2012",
        "Informe de la Presidencia de la Comisión sobre la consulta del 18 de mayo de 2012",
        "Доклад Председателя Комиссии о консультациях 18 мая 2012 года",
        "委员会主席关于2012年5月18日磋商的报告",
    ),
    "Outcome of the review of ten years of the World Summit on the Information Society": (
        "Résultats de l’examen décennal du Sommet mondial sur la société de l’information",
        "Resultados del examen decenal de la Cumbre Mundial sobre la Sociedad de la Información",
        "Итоги десятилетнего обзора Всемирной встречи на высшем уровне по вопросам информационного общества",
        "信息社会世界峰会十年审查的成果",
    ),
    "Resolution of the Economic and Social Council on the follow-up to the Summit": (
        "Résolution du Conseil économique et social sur la suite donnée au Sommet",
        "Resolución del Consejo Económico y Social sobre el seguimiento de la Cumbre",
        "Резолюция Экономического и Социального Совета о последующей деятельности в связи со Всемирной встречей",
        "经济及社会理事会关于峰会后续行动的决议",
    ),
    "Introductory presentation by the Acting Chair": (
        "Exposé liminaire de la présidence par intérim",
        "Presentación introductoria de la Presidencia interina",
        "Вступительная презентация исполняющего обязанности Председателя",
        "代理主席的介绍性演示",
    ),
    "Compilation of recommendations": (
        "Compilation des recommandations",
        "Compilación de recomendaciones",
        "Подборка рекомендаций",
        "建议汇编",
    ),
    "Report of the Special Adviser of the Secretary-General": (
        "Rapport du Conseiller spécial du Secrétaire général",
        "Informe del Asesor Especial del Secretario General",
        "Доклад Специального советника Генерального секретаря",
        "秘书长特别顾问的报告",
    ),
    "Report of the Secretary-General on progress made": (
        "Rapport du Secrétaire général sur les progrès accomplis",
        "Informe del Secretario General sobre los progresos realizados",
        "Доклад Генерального секретаря о достигнутом прогрессе",
        "秘书长关于所取得进展的报告",
    ),
    "Transcripts of the open consultation": (
        "Transcriptions de la consultation ouverte",
        "Transcripciones de la consulta abierta",
        "Стенограммы открытых консультаций",
        "公开磋商文字记录",
    ),
    "Report of the Chair of the Working Group": (
        "Rapport de la présidence du Groupe de travail",
        "Informe de la Presidencia del Grupo de Trabajo",
        "Доклад Председателя Рабочей группы",
        "工作组主席的报告",
    ),
    "Report of the Working Group": (
        "Rapport du Groupe de travail",
        "Informe del Grupo de Trabajo",
        "Доклад Рабочей группы",
        "工作组的报告",
    ),
    "Progress report on shared cables": (
        "Rapport d’étape sur les câbles communs",
        "Informe de avance sobre los cables comunes",
        "Промежуточный доклад об общих кабелях",
        "关于共享电缆的进展报告",
    ),
    "Report on shared cables": (
        "Rapport sur les câbles communs",
        "Informe sobre los cables comunes",
        "Доклад об общих кабелях",
        "关于共享电缆的报告",
    ),
    "The room of the first meeting, a photograph": (
        "La salle de la première réunion, photographie",
        "La sala de la primera reunión, fotografía",
        "Зал первого совещания, фотография",
        "第一次会议的会场（照片）",
    ),
    "Who should watch the lights?": (
        "Qui doit veiller sur les feux\u00a0?",
        "¿Quién debe vigilar las luces?",
        "Кому следить за огнями?",
        "应由谁看管灯光？",
    ),
    "The harbour at night": ("Le port la nuit", "El puerto de noche", "Гавань ночью", "夜间的港口"),
}
