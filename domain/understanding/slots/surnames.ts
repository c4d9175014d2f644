/** Common surnames, folded: evidence that a word beside a given name belongs to it, never a condition. */
export const SURNAMES: ReadonlySet<string> = new Set(
  (
    'abad abalos acevedo acosta acuna aguero aguilar aguirre agustini alarcon alba alcaraz alderete alfaro ' +
    'alfonso almada almeida almiron alonso altamirano alvarado alvarez amarilla amaya anchorena andrada andrade ' +
    'antunez aquino aranda araoz arce arevalo arias armoa arredondo arrieta arroyo avalos avila ayala aybar baez ' +
    'balbuena balmaceda banegas barba barbieri barboza barrera barreto barrientos barrionuevo barrios barros ' +
    'basualdo batista bazan becerra belgrano bello beltran benavidez benitez berardi bermudez bernal bertolini ' +
    'bianchi blanco blasco bogado bonifacio borda bordon borges bravo britez brizuela bruno bueno burgos ' +
    'bustamante bustos caballero cabello cabral cabrera caceres calderon calle calvo camacho camara campos ' +
    'candia cano cantero carbajal carballo cardoso cardozo carranza carrasco carreras carrillo carrizo casado ' +
    'casal casas castellano castillo castro ceballos centurion cepeda cervantes cespedes chaves chavez cisneros ' +
    'colman colombo conde conti contreras corbalan cordero cordoba coria coronel correa cortes cortez costa ' +
    'costas cruz cuello cuenca cuevas dandrea davalos decima delgado demarco diaz diez domingo dominguez duarte ' +
    'duran echeverria elias encina escobar escudero espindola espinosa espinoza esposito esquivel esteban ' +
    'estevez etcheverry fajardo farias feliz fernandez ferrari ferraro ferreira ferrero ferreyra figueroa flores ' +
    'fonseca font franco frias frutos fuentes funes gaitan galarza galeano gallardo gallego galli gallo galvan ' +
    'gamarra garay garcia gatti gauna gay gil gimenez giordano godoy gomez gonzales gonzalez gorosito grasso ' +
    'greco guerra guerrero guevara guillen gutierrez guzman haedo heredia hermosilla hernandez herrera hidalgo ' +
    'huaman hurtado ibanez ibarra iglesias insaurralde iriarte isasi ivanoff jara jaramillo jerez jimenez jofre ' +
    'jordan juarez julio lagos lamas lara larrea lazo leal ledesma leiva lemos leon leyva lezcano lima llanos ' +
    'lobo lombardi lopez lorenzo loza lozano lucero lugo luna luque luz machado machuca maciel madrid maidana ' +
    'maldonado mamani mansilla marchetti marin marino marquez marti martin martinez martini mayer mayor maza ' +
    'medina mejia melgarejo melo mena mendez mendoza menendez mercado merino meza miranda molina molinas monje ' +
    'montenegro montero montes montiel montoya mora morales moran moreira moreno moretti morinigo mosquera moya ' +
    'moyano munoz murillo nava navarro neira nieto nieva nievas nogueira noguera nunez ocampo ocampos ochoa ' +
    'ojeda olguin oliva olivares oliveira olivera olmos ordonez orellana ortega ortiz osorio otero oviedo ' +
    'oyarzabal pacheco paez palacio palacios palma pardo paredes parra pascual pastor paz pedraza pelayo pena ' +
    'peralta pereira pereyra perez perrone petrone pineda pinto pintos piriz pizarro polo ponce porta portillo ' +
    'pozo prado prieto puig quintana quintero quinteros quiroga quiroz quispe ramirez ramos rey reyes reynoso ' +
    'ricci rinaldi rincon rios riquelme rivarola rivas rivera rivero roa robledo robles roca rocha rodrigo ' +
    'rodriguez rojas rojo roldan rolon roman romano romero ronco rosales rosas rossi rosso rubio ruffini ruiz ' +
    'russo saavedra sabatini saenz salas salazar salcedo saldana salgado salinas salvatierra salvo sanabria ' +
    'sanchez sandoval santamaria santana santander santillan santoro santos saravia sarmiento sayago segovia ' +
    'segura sepulveda serra serrano sierra silva silvero silvestre silvestri soler solis soria soriano sosa ' +
    'sotelo soto suarez tapia tejada tejeda tello tevez toledo toloza torales toro torre torres torrez tosi ' +
    'trejo troncoso ugarte ulloa uriburu urquiza valdes valdez valencia valenzuela valle vallejo vallejos varela ' +
    'vargas vasquez vazquez vega velasco velazquez velez vera verde verdi verdun vergara vicente vidal viera ' +
    'vilchez villa villalba villalobos villanueva villar villarreal villegas vitale vivanco vivas wagner weber ' +
    'mas sala campo paso bosque cuadrado conde marques manzano naranjo pino plaza puente invierno seco crespo alegre ' +
    'yanez ybarra yepez zabala zalazar zamora zapata zarate zavala zeballos zelaya zuniga zurita'
  ).split(' '),
);
