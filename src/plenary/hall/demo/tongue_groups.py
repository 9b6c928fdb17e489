"""What the groups of the demonstration are for and did, and their stages, in French, Spanish, Russian and Chinese. Pure data."""

from __future__ import annotations

from plenary.hall.demo.tongue_dates import Four

GROUPS: dict[str, Four] = {
    "Working Group on Enhanced Cooperation (2013-2014)": (
        "Groupe de travail sur le renforcement de la coopération (2013-2014)",
        "Grupo de Trabajo sobre la Mejora de la Cooperación (2013-2014)",
        "Рабочая группа по укреплению сотрудничества (2013–2014 годы)",
        "加强合作工作组（2013-2014年）",
    ),
    "Working Group on Enhanced Cooperation (2016-2018)": (
        "Groupe de travail sur le renforcement de la coopération (2016-2018)",
        "Grupo de Trabajo sobre la Mejora de la Cooperación (2016-2018)",
        "Рабочая группа по укреплению сотрудничества (2016–2018 годы)",
        "加强合作工作组（2016-2018年）",
    ),
    "Working Group on Shared Cables (invented)": (
        "Groupe de travail sur les câbles communs (fictif)",
        "Grupo de Trabajo sobre Cables Comunes (ficticio)",
        "Рабочая группа по общим кабелям (вымышленная)",
        "共享电缆工作组（虚构）",
    ),
    "Working Group on Harbour Lights (invented)": (
        "Groupe de travail sur les feux de port (fictif)",
        "Grupo de Trabajo sobre Luces de Puerto (ficticio)",
        "Рабочая группа по портовым огням (вымышленная)",
        "港口灯光工作组（虚构）",
    ),
    "United Nations Commission on Science and Technology for Development": (
        "Commission de la science et de la technique au service du développement des Nations Unies",
        "Comisión de Ciencia y Tecnología para el Desarrollo de las Naciones Unidas",
        "Комиссия Организации Объединенных Наций по науке и технике в целях развития",
        "联合国科学和技术促进发展委员会",
    ),
    "Assembly of Coasts (invented)": (
        "Assemblée des côtes (fictive)",
        "Asamblea de Costas (ficticia)",
        "Ассамблея побережий (вымышленная)",
        "海岸大会（虚构）",
    ),
    "Assembly of Ports (invented)": (
        "Assemblée des ports (fictive)",
        "Asamblea de Puertos (ficticia)",
        "Ассамблея портов (вымышленная)",
        "港口大会（虚构）",
    ),
    "Member States": ("États Membres", "Estados Miembros", "Государства-члены", "会员国"),
    "Civil society": ("Société civile", "Sociedad civil", "Гражданское общество", "民间社会"),
    "Business": ("Secteur privé", "Sector privado", "Деловые круги", "企业界"),
    "Academia and technical community": (
        "Milieux universitaires et communauté technique",
        "Círculos académicos y comunidad técnica",
        "Научные круги и техническое сообщество",
        "学术界和技术界",
    ),
    "International organizations": (
        "Organisations internationales",
        "Organizaciones internacionales",
        "Международные организации",
        "国际组织",
    ),
    "States that are not members of the group": (
        "États qui ne sont pas membres du groupe",
        "Estados que no son miembros del grupo",
        "Государства, не входящие в состав группы",
        "非工作组成员国",
    ),
    "Port authorities": ("Autorités portuaires", "Autoridades portuarias", "Портовые власти", "港口管理机构"),
    "Seafarers and fishers": (
        "Gens de mer et pêcheurs",
        "Gente de mar y pescadores",
        "Моряки и рыбаки",
        "海员和渔民",
    ),
    "Residents": ("Riverains", "Residentes", "Жители", "居民"),
    "To look into what the World Summit on the Information Society meant by enhanced cooperation.": (
        "Examiner ce que le Sommet mondial sur la société de l’information entendait par renforcement de la coopération.",
        "Examinar qué entendía la Cumbre Mundial sobre la Sociedad de la Información por mejora de la cooperación.",
        "Рассмотреть, что Всемирная встреча на высшем уровне по вопросам информационного общества понимала под "
        "укреплением сотрудничества.",
        "研究信息社会世界峰会所称“加强合作”的含义。",
    ),
    "To recommend how to carry enhanced cooperation further, building on what had been done before.": (
        "Recommander comment poursuivre le renforcement de la coopération, en s’appuyant sur ce qui a déjà été fait.",
        "Recomendar cómo seguir avanzando en la mejora de la cooperación, a partir de lo ya realizado.",
        "Рекомендовать пути дальнейшего укрепления сотрудничества с опорой на ранее проделанную работу.",
        "在以往工作的基础上，就如何进一步加强合作提出建议。",
    ),
    "To recommend how coasts share the cables between them.": (
        "Recommander comment les côtes partagent les câbles qui les relient.",
        "Recomendar cómo comparten las costas los cables que las unen.",
        "Рекомендовать, как побережьям совместно пользоваться соединяющими их кабелями.",
        "就各海岸如何共享彼此之间的电缆提出建议。",
    ),
    "An invented group, for trying things out: its call is open, and anybody may answer.": (
        "Un groupe fictif, pour faire des essais\u00a0: son appel est ouvert et chacun peut y répondre.",
        "Un grupo ficticio, para hacer pruebas: su convocatoria está abierta y cualquiera puede responder.",
        "Вымышленная группа для пробы: ее запрос открыт, и ответить может каждый.",
        "一个供试用的虚构工作组：其意见征集正在进行，任何人都可以答复。",
    ),
    "Seek inputs from all Member States and stakeholders": (
        "Solliciter les contributions de tous les États Membres et de toutes les parties prenantes",
        "Solicitar aportaciones de todos los Estados Miembros y todos los interesados",
        "Запросить материалы у всех государств-членов и заинтересованных сторон",
        "征求所有会员国和利益攸关方的意见",
    ),
    "Compile the inputs": (
        "Compiler les contributions",
        "Compilar las aportaciones",
        "Составить подборку материалов",
        "汇编所收意见",
    ),
    "Review the inputs": (
        "Examiner les contributions",
        "Examinar las aportaciones",
        "Рассмотреть материалы",
        "审议所收意见",
    ),
    "Recommend how to carry out the Summit's mandate in full": (
        "Recommander comment exécuter intégralement le mandat du Sommet",
        "Recomendar cómo cumplir plenamente el mandato de la Cumbre",
        "Рекомендовать, как в полном объеме выполнить мандат Всемирной встречи",
        "就如何充分执行峰会的任务授权提出建议",
    ),
    "Decide at the outset how to work": (
        "Arrêter d’emblée les méthodes de travail",
        "Decidir desde el principio los métodos de trabajo",
        "С самого начала определить методы работы",
        "一开始即确定工作方法",
    ),
    "Involve all stakeholders in full": (
        "Associer pleinement toutes les parties prenantes",
        "Lograr la plena participación de todos los interesados",
        "Обеспечить полноценное участие всех заинтересованных сторон",
        "让所有利益攸关方充分参与",
    ),
    "Take account of the work done before": (
        "Tenir compte des travaux antérieurs",
        "Tener en cuenta la labor anterior",
        "Учесть ранее проделанную работу",
        "考虑到以往的工作",
    ),
    "Develop recommendations": (
        "Élaborer des recommandations",
        "Elaborar recomendaciones",
        "Разработать рекомендации",
        "拟订建议",
    ),
    "Recommend how coasts share the cables between them": (
        "Recommander comment les côtes partagent les câbles qui les relient",
        "Recomendar cómo comparten las costas los cables que las unen",
        "Рекомендовать, как побережьям совместно пользоваться соединяющими их кабелями",
        "就各海岸如何共享彼此之间的电缆提出建议",
    ),
    "Report to the Assembly at its tenth session": (
        "Faire rapport à l’Assemblée à sa dixième session",
        "Informar a la Asamblea en su décimo período de sesiones",
        "Представить доклад Ассамблее на ее десятой сессии",
        "向大会第十届会议提出报告",
    ),
    "Collect views on the lights of harbours": (
        "Recueillir les avis sur les feux des ports",
        "Recabar opiniones sobre las luces de los puertos",
        "Собрать мнения о портовых огнях",
        "征集对港口灯光的意见",
    ),
    "17th session of the CSTD, 2014": (
        "Commission, dix-septième session, 2014",
        "17º período de sesiones de la Comisión, 2014",
        "Комиссия, семнадцатая сессия, 2014 год",
        "委员会第十七届会议，2014年",
    ),
    "21st session of the CSTD, 2018": (
        "Commission, vingt et unième session, 2018",
        "21º período de sesiones de la Comisión, 2018",
        "Комиссия, двадцать первая сессия, 2018 год",
        "委员会第二十一届会议，2018年",
    ),
    "Assembly of Coasts, tenth session": (
        "Assemblée des côtes, dixième session",
        "Asamblea de Costas, décimo período de sesiones",
        "Ассамблея побережий, десятая сессия",
        "海岸大会第十届会议",
    ),
    "No set of recommendations. The Chair reported to the 17th session on his own responsibility: agreement "
    "on some issues, diverging views on others. The work on mapping went on as a living document.": (
        "Pas de recommandations. La présidence a fait rapport à la dix-septième session sous sa propre responsabilité\u00a0: "
        "accord sur certaines questions, divergences de vues sur d’autres. Les travaux de cartographie se sont poursuivis "
        "sous la forme d’un document vivant.",
        "No hubo recomendaciones. La Presidencia informó al 17º período de sesiones bajo su propia responsabilidad: acuerdo "
        "en algunas cuestiones, divergencia de opiniones en otras. El inventario prosiguió como documento vivo.",
        "Свода рекомендаций нет. Председатель представил доклад семнадцатой сессии под собственную ответственность: по "
        "одним вопросам согласие, по другим расхождение мнений. Работа по картированию продолжилась в виде обновляемого "
        "документа.",
        "未形成建议。主席以个人负责的方式向第十七届会议提出报告：在一些问题上达成一致，在另一些问题上意见分歧。梳理工作以动态文件的形式继续进行。",
    ),
    "No consensus and no report of the group. The Chair presented a summary of his own to the 21st session.": (
        "Ni consensus ni rapport du groupe. La présidence a présenté son propre résumé à la vingt et unième session.",
        "Ni consenso ni informe del grupo. La Presidencia presentó un resumen propio en el 21º período de sesiones.",
        "Ни консенсуса, ни доклада группы. Председатель представил двадцать первой сессии собственное резюме.",
        "未达成共识，工作组也未提出报告。主席向第二十一届会议提交了自己的总结。",
    ),
    "Mandate": ("Mandat", "Mandato", "Мандат", "任务授权"),
    "Composition": ("Composition", "Composición", "Состав", "组成"),
    "Questionnaire": ("Questionnaire", "Cuestionario", "Вопросник", "问卷"),
    "Responses reviewed": (
        "Examen des contributions",
        "Examen de las contribuciones",
        "Рассмотрение откликов",
        "审议答复",
    ),
    "Mapping and drafting": (
        "Cartographie et rédaction",
        "Inventario y redacción",
        "Картирование и редактирование",
        "梳理和起草",
    ),
    "Chair's report": ("Rapport de la présidence", "Informe de la Presidencia", "Доклад Председателя", "主席的报告"),
    "Working methods": ("Méthodes de travail", "Métodos de trabajo", "Методы работы", "工作方法"),
    "Guiding questions": (
        "Questions directrices",
        "Preguntas de orientación",
        "Направляющие вопросы",
        "指导性问题",
    ),
    "Recommendations drafted": (
        "Rédaction des recommandations",
        "Redacción de las recomendaciones",
        "Подготовка проекта рекомендаций",
        "起草建议",
    ),
    "Chair's summary": ("Résumé de la présidence", "Resumen de la Presidencia", "Резюме Председателя", "主席的总结"),
    "Drafting": ("Rédaction", "Redacción", "Редактирование", "起草"),
    "Input": ("Contributions", "Aportaciones", "Материалы", "意见"),
    "Report": ("Rapport", "Informe", "Доклад", "报告"),
    "Begins in the afternoon.": (
        "Commence l’après-midi.",
        "Empieza por la tarde.",
        "Начинается во второй половине дня.",
        "下午开始。",
    ),
    "Formally an additional meeting of the third.": (
        "Officiellement, une réunion supplémentaire de la troisième.",
        "Oficialmente, una reunión adicional de la tercera.",
        "Формально – дополнительное совещание к третьему.",
        "正式而言是第三次会议的增开会议。",
    ),
    "Planned as January 2017, before the inter-sessional meeting.": (
        "Prévue pour janvier 2017, avant la réunion intersessions.",
        "Prevista para enero de 2017, antes de la reunión entre períodos de sesiones.",
        "Планировалось на январь 2017 года, до межсессионного совещания.",
        "原定2017年1月，闭会期间会议之前。",
    ),
    "Planned as May 2017, before the annual session.": (
        "Prévue pour mai 2017, avant la session annuelle.",
        "Prevista para mayo de 2017, antes del período de sesiones anual.",
        "Планировалось на май 2017 года, до ежегодной сессии.",
        "原定2017年5月，年度届会之前。",
    ),
    "Planned as September - October 2017.": (
        "Prévue pour septembre – octobre 2017.",
        "Prevista para septiembre – octubre de 2017.",
        "Планировалось на сентябрь – октябрь 2017 года.",
        "原定2017年9月至10月。",
    ),
    "Not in the first plan, which had four. Ended after midnight, early on 1 February 2018.": (
        "Absente du premier plan, qui en prévoyait quatre. Terminée après minuit, aux premières heures du 1er\u00a0février 2018.",
        "No figuraba en el primer plan, que preveía cuatro. Terminó pasada la medianoche, ya el 1 de febrero de 2018.",
        "Не входило в первоначальный план, в котором было четыре совещания. Завершилось после полуночи, 1 февраля 2018 года.",
        "不在原计划之内，原计划为四次会议。会议于午夜之后，即2018年2月1日凌晨结束。",
    ),
    "Special Adviser to the Secretary-General": (
        "Conseiller spécial du Secrétaire général",
        "Asesor Especial del Secretario General",
        "Специальный советник Генерального секретаря",
        "秘书长特别顾问",
    ),
    "Informal consultations without agreement": (
        "Consultations informelles, sans accord",
        "Consultas oficiosas sin acuerdo",
        "Неофициальные консультации, не приведшие к согласию",
        "非正式磋商，未达成一致",
    ),
    "Secretary-General": ("Secrétaire général", "Secretario General", "Генеральный секретарь", "秘书长"),
    "Ten organizations asked to report on progress": (
        "Dix organisations priées de faire rapport sur les progrès accomplis",
        "Se pidió a diez organizaciones que informaran de los progresos",
        "Десяти организациям предложено сообщить о достигнутом прогрессе",
        "请十个组织报告进展情况",
    ),
    "Under-Secretary-General": (
        "Secrétaire général adjoint",
        "Secretario General Adjunto",
        "Заместитель Генерального секретаря",
        "副秘书长",
    ),
    "Statements, written contributions and a report of the Secretary-General": (
        "Déclarations, contributions écrites et rapport du Secrétaire général",
        "Declaraciones, aportaciones por escrito e informe del Secretario General",
        "Заявления, письменные материалы и доклад Генерального секретаря",
        "发言、书面意见和秘书长的报告",
    ),
    "Chair of the CSTD": (
        "Présidence de la Commission",
        "Presidencia de la Comisión",
        "Председатель Комиссии",
        "委员会主席",
    ),
    "Open consultation in Geneva with a summary report": (
        "Consultation ouverte à Genève, avec un rapport de synthèse",
        "Consulta abierta en Ginebra, con un informe resumido",
        "Открытые консультации в Женеве с кратким докладом",
        "在日内瓦举行公开磋商并提出摘要报告",
    ),
}
