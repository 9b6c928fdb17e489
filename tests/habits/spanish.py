"""One respondent who answers in Spanish."""

from __future__ import annotations

from tests.habits.habit import Key

ORGANISATION = "Asociación de Bibliotecas Abiertas de Salcedonia"
PERSON = "Inés Valtierra"

ANSWERS: dict[Key, str] = {
    ("1", ""): "No gubernamental. La Asociación reúne a bibliotecas públicas de once provincias.",
    ("2", "a"): "Importa porque ninguna biblioteca puede negociar sola con quienes tienden los cables. Los usuarios "
    "sienten cada decisión el mismo día.",
    ("2", "b"): "Debe lograr que los gobiernos acuerden principios y que los demás sean oídos antes. No hace falta "
    "otra secretaría.",
    (
        "2",
        "c",
    ): "Llega a todo lo que cruza una frontera y toca el interés público; el trabajo técnico diario queda fuera.",
    ("3", ""): "Se ha cumplido quizá una cuarta parte. Un buen ejemplo es la Red de Faros, que desde 2009 sienta a una "
    "misma mesa a reguladores e ingenieros.\n\nFalta, en cambio, un lugar al que una alcaldía pueda escribir "
    "y del que reciba respuesta.",
    ("4", ""): "Para nosotros, por este orden:\n\n1. el fraude en línea;\n2. los datos de los menores;\n"
    "3. los servicios que no pagan impuestos donde ganan.",
    ("5", ""): "Los gobiernos fijan los fines; los demás grupos deben ser escuchados antes. A menudo se olvida a los "
    "parlamentos.",
    ("6", ""): "La igualdad empieza por el calendario: quien no puede viajar debe poder hablar desde su casa. Los "
    "documentos deberían salir cuatro semanas antes.",
    (
        "7",
        "",
    ): "Puede darles una puerta fija a la que llamar. Nuestra Asociación corrigió siete borradores solo porque se "
    "los habían enviado.",
    (
        "8",
        "",
    ): "Un mecanismo ligero, con dos reuniones al año y actas públicas. La supervisión de la raíz debe repartirse "
    "entre las regiones.",
    (
        "9",
        "",
    ): "El Foro ventila los asuntos y la cooperación debería resolverlos. Conviene que sus calendarios se toquen "
    "sin confundirse.",
    (
        "10",
        "",
    ): "Becas ligadas a un asiento de verdad, interpretación y tiempo para prepararse. Las reuniones regionales "
    "en ciudades como Puerto Salcedo atraen a gente nueva.",
    ("11", ""): "El precio del viaje y la jerga. Un glosario en palabras llanas quitaría la mitad del problema.",
    (
        "12",
        "",
    ): "Conectar bibliotecas, correos y casas de cultura antes de subvencionar otra línea privada. En la sierra "
    "formamos a treinta abuelas, y ellas formaron a las demás.",
    ("13", ""): "Véase la respuesta 16.",
    (
        "14",
        "",
    ): "Antes que la poesía vienen los teclados y los correctores. Los escolares de la costa escribieron la primera "
    "enciclopedia en su habla.",
    (
        "15",
        "",
    ): "Las tarifas de tránsito que fluyen hacia los ricos, y los puntos de intercambio que no existen. También "
    "la marcha de los ingenieros jóvenes.",
    ("16", ""): "Abrir los ductos y los postes ha reducido los precios a la mitad. Los aranceles sobre los teléfonos "
    "deberían desaparecer.",
    (
        "17",
        "",
    ): "Juristas que lean un protocolo e ingenieros que lean una ley. Sirven las estancias de seis semanas entre el "
    "regulador y las universidades.",
    ("18", ""): "Agradecemos al grupo su paciencia. Rogamos que cada contribución se publique en la lengua en que fue "
    "escrita.",
}
