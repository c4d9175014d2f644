/** Common given names, folded: they let a lower-case name be told from other words. */
export const GIVEN_NAMES = new Set(
  (
    'juan jose luis carlos jorge miguel pedro pablo manuel francisco javier alejandro diego martin daniel sergio eduardo fernando ricardo ' +
    'roberto mario raul oscar hector hugo alberto andres gabriel gustavo marcelo claudio nicolas matias lucas facundo agustin ignacio ' +
    'santiago tomas joaquin franco bruno gonzalo rodrigo sebastian cristian christian maximiliano ezequiel emiliano lautaro thiago bautista ' +
    'benjamin mateo felipe simon ramiro ivan leandro adrian alan brian kevin jonathan david victor cesar julio julian esteban guillermo ' +
    'enrique ernesto ramon antonio angel rafael ruben omar leonardo mauricio mauro lisandro valentin dante gaston german ariel axel abel ' +
    'alfredo alvaro armando arturo augusto aurelio camilo cristobal dario domingo edgar efrain elias emanuel emilio esteban fabian fabricio ' +
    'federico felix fidel gerardo gilberto gregorio homero humberto isaac ismael israel jacobo jaime jesus joel jonas lazaro leonel lorenzo ' +
    'marco marcos mariano maximo misael moises nahuel nelson nestor noe norberto osvaldo patricio ramses renato reinaldo rene rolando romulo ' +
    'salvador samuel saul silvio tadeo teodoro ulises uriel vicente walter wilson william xavier yamil zacarias ' +
    'maria ana laura lucia sofia martina valentina camila julieta paula carolina florencia agustina micaela rocio daniela gabriela andrea ' +
    'claudia patricia silvia monica susana graciela marta norma cristina alicia beatriz elena rosa carmen isabel teresa juana julia victoria ' +
    'candela milagros abril catalina delfina emilia josefina malena renata guadalupe pilar mercedes ines irene clara eva sara raquel marina ' +
    'natalia veronica vanesa vanessa lorena romina yanina soledad mariana mariela marcela jimena ximena luciana noelia belen brenda melina ' +
    'melisa melissa antonella aldana ayelen barbara bianca celeste constanza daiana debora eliana elisa erica estefania eugenia evelyn fabiola ' +
    'fatima fernanda fiorella francisca geraldine gisela gladys gloria griselda hilda ivana jazmin jessica johana jorgelina karen karina ' +
    'leticia liliana lina lourdes luz luisa magali magdalena manuela marisa marisol maite maitena matilde miriam mirta morena nadia nancy nora ' +
    'olga oriana paloma paola priscila rebeca regina rita roxana ruth sabrina samanta sandra sharon sheila silvana solange stella tamara tania ' +
    'tatiana trinidad ursula valeria viviana wanda ximena yamila yesica yolanda zoe zulma amparo angela angelica aurora blanca cecilia consuelo ' +
    'dolores edith elsa ester esther fabiana gimena guillermina herminia isabella itzel jacqueline juliana karla lidia lola lupe maribel ' +
    'margarita nayeli nelida nieves noemi pamela perla ramona reyna rosario rosalia sonia susan ursula vilma violeta virginia yadira zaida ' +
    'pepe paco pancho nacho juanma juampi fede nico mati santi seba maxi facu agus cami flor sofi lu vale caro gabi dani ale romi mili juli ' +
    'meli nati vicky vero marce lore naty pau pao sole moni tere toto beto lalo memo chema kike quique joaco tomi fran encarna encarnacion ailen abril agostina aitana alma amanda amalia brisa byron brenda catalina camilo dayana elsa emma flora galilea gael greta hernan iker ian indira isidora jairo jade jordan josue kiara leila leonor ' +
    'lila maura mirna nahiara nazareno nerea noa olivia ofelia paz renzo rolando ramon rebeca sol socorro soraya tiziana thiago vito wander xiomara yesenia yokasta yovana zulema nelida mirta norma rosana romulo edgardo emiliana ludmila priscilla ' +
    'maximo milo dylan leandra lisandra ainhoa iñaki aitor jordi marc pol montse nuria arnau oriol eneko itziar maca coni cata javi toño lucho pipe juanjo pepa concha charo'
  ).split(' '),
);
