/** Common given names, folded: they let a lower-case name be told from other words. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'aaron abel abraham abril adolfo adrian agostina agus agustin agustina agustino ailen ailin ainhoa aitana ' +
    'aitor alan alberto alcides aldana aldo ale alejandra alejandrina alejandro alejo alexander alexandra alexis ' +
    'alfonso alfredo alicia alma alvaro amadeo amalia amanda amaro amelia amparo ana anabel anabela anahi analia ' +
    'andrea andres angel angela angelica anibal antonella antonio ariadna ariana ariel armando arnaldo arnau ' +
    'arturo augusto aurelio aurora axel ayelen aylen azul barbara bastian bautista beatriz belen benicio benito ' +
    'benjamin bernarda bernardo berta betiana betina beto bianca blanca brenda brian brisa brunela bruno byron ' +
    'cachi cacho cami camila camilo candela carla carlos carlota carmen caro carola carolina cata catalina ' +
    'catriel cecilia celeste celia celina cesar charly charo chema chichi chiqui christian cintia ciro ' +
    'clara clarisa claudia claudina claudio clelia concha coni constanza consuelo corina cristian cristina ' +
    'cristobal cynthia daiana dalila dalma dalmiro damasia damian dani daniel daniela danilo dante dario david ' +
    'dayana debora delfina delia demian denis denise diego dina dino dolores domingo dora dylan edelmira edgar ' +
    'edgardo edith eduarda eduardo efrain elba elbio elena eleonora eliana elias elida elisa eliseo eloy elsa ' +
    'elvio elvira ema emanuel emilce emilia emiliana emiliano emilio emilse emir emma encarna encarnacion eneko ' +
    'enrique enzo erica erick erik erika ernestina ernesto estanislao esteban estefania estefano estela ester ' +
    'esther euge eugenia eugenio eva evangelina evelyn ezequiel ezequiela fabian fabiana fabiola fabricio facu ' +
    'facundo fatima fede federico felipe felix fermin fernanda fernando fidel fidela fidelia filomena fiorela ' +
    'fiorella flavia flavio flor flora floreal florencia fran francisca francisco franco gabi gabriel gabriela ' +
    'gael galilea gaston genaro georgina geraldine gerardo german geronimo gianluca gilberto gimena gina gino ' +
    'giovanna giovanni gisela giuliana giuliano gladis gladys gloria gonzalo graciana graciela gregoria gregorio ' +
    'greta griselda guadalupe guido guillermina guillermo gustavo haydee hebe hector helena herminia hernan ' +
    'hilda hipolito homero horacio hugo humberto ian ianina ignacia ignacio iker ileana inaki indira ines irene ' +
    'irma isaac isabel isabela isabella isaias isauro isidora ismael israel itzel itziar ivan ivana ivo jacinta ' +
    'jacinto jacobo jacqueline jade jaime jairo janet janina javi javier jazmin jennifer jeremias jeronimo ' +
    'jesica jessica jesus jimena joaco joana joaquin joel johana jonas jonatan jonathan jordan jordi jorge ' +
    'jorgelina jose josefa josefina joselo josue juampi juan juana juanita juanjo juanma juli julia julian ' +
    'juliana julieta julio justina karen karin karina karla katherine katia katy kevin kiara kike lalo laura ' +
    'laureano lautaro lazaro leandra leandro leila leo leonardo leonel leonela leonor leopoldo leticia lidia ' +
    'lihuen lila lili liliana lina lisa lisandra lisandro lita liz liza lola lolo lore loreley lorena lorenzo ' +
    'lourdes lu luana luca lucas lucero luchi lucho lucia luciana luciano lucila lucio lucrecia ludmila ludovico ' +
    'luis luisa luisina lula luli lulu lupe luz mabel maca macarena magali magdalena maia mailen maira maite ' +
    'maitena malen malena malvina manuel manuela marc marce marcela marcelo marcial marco marcos margarita ' +
    'margot maria mariajose mariana marianela mariangeles mariano maribel maricel maricruz mariel mariela ' +
    'marilina marina mario marisa marisol marita marta martha martin martina martiniano maru mateo matheo mati ' +
    'matias matilde maura mauricio mauro maxi maximiliano maximo mechi melani melany meli melina melisa melissa ' +
    'memi memo mercedes mery mia mica micael micaela miguel milagros milena mili milo milton mimi miriam mirko ' +
    'mirna mirta mirtha misael moises moni monica montse mora morena muriel myriam nacho nadia nadine nahiara ' +
    'nahuel nair nancy nano natali natalia natalio nati naty nayeli nazarena nazareno nehuen nelida nelson ' +
    'nerea nerina nestor nico nicolas nicole nidia nieves nilda nina noa noe noelia noemi nora norah ' +
    'norberto norma nuria octavia octavio ofelia olegario olga olivia omar oriana oriol orlando oscar osmar ' +
    'osvaldo otilia ovidio pablo pachi paco paloma pamela pancho pao paola pascual pato patri patricia patricio ' +
    'pau paula paulina paulo paz pedrina pedrito pedro pepa pepe pepi perla pia pichi pierina piero pilar pili ' +
    'pipe pipi pol poly priscila priscilla quimey quique rafael rami ramiro ramon ramona ramses raquel raul ' +
    'rebeca regina reinaldo rena renata renato rene renzo reyna ricardo rita roberto rocco rochi rocho rocio ' +
    'rodolfo rodrigo rogelio rolando rolo roman romeo romi romina romulo roque rosa rosalba rosalia rosana ' +
    'rosario rosaura roxana ruben rulo ruth sabina sabri sabrina salma salome salvador samanta samuel sandra ' +
    'sandri sandro santi santiaga santiago santino sara saul seba sebastian selena selva serena sergio servando ' +
    'severino sharon sheila silvana silvi silvia silvina silvio simon simona socorro sofi sofia sol solange sole ' +
    'soledad sonia soraya stella susan susana susi tadeo tamara tami tania tatiana tato teo teodora teodoro ' +
    'teofilo tere teresa tete thiago tiago tincho tini titi tito tiziana tobias tomas tomi tono toto trinidad ' +
    'tulio tute tuti ulises uma uriel ursula vale valen valentin valentina valentino valeria valu vanesa vanessa ' +
    'vani vanina venancio vero veronica vicenta vicente vicky victor victoria vilma viole violeta virgilio ' +
    'virginia vito viviana walter wanda wander wilfredo william willy wilson xavier ximena xiomara yadira yael ' +
    'yago yair yami yamil yamila yamile yanel yanela yani yanina yesenia yesica yohana yokasta yolanda yovana ' +
    'zacarias zaida zamira zoe zoraida zulema zulma zunilda' +
    ' bauti benja lauti juanchi belu flopi guada jose milu sofi ine luchi feli igna isa joaqui manu marian maje majo moni pauli rodri roro seba silvi tefi titi vir virgi yesi zoe'
  ).split(' '),
);

/** Given names that are common words too, folded: without a capital letter or a surname they are the word ("luz", "segundo"). */
export const NAMES_THAT_ARE_WORDS: ReadonlySet<string> = new Set(
  (
    'abril alba ale alma amada amado amparo angel angeles argentina aurora azul blanca brisa candela caro casto ' +
    'celeste clara clemente consuelo coral cruz dante dolores domingo dulce encarnacion ' +
    'esperanza estrella flor franco gema gloria india iris jade julio justa justo leon libertad linda lucero ' +
    'luna luz marcial marco margarita maximo mercedes milagros modesto mora morena nieves norma ' +
    'pascua pascual paz perla pilar primo reina remedios rosa rosario salvador santos segundo simon ' +
    'socorro sol sole soledad vale victoria tomas valen violeta'
  ).split(' '),
);
