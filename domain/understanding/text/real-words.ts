/** Correct Spanish words (folded) that look or sound like a mistyped key word and are not one. */
export const REAL_WORDS: ReadonlySet<string> = new Set(
  (
    'aba abe abre abres abreu abro acento acera aceras acida acidos afectivo age ajenos aji alex alice alla ' +
    'ames ande angular ann aparcar aportar aprecio ara aras ares ari aria arias aro ascienden asesora asia ' +
    'asiento atienda atiende ava avala avance ave averia aves avi bala balance balances balas balde bale bali ' +
    'ban banos bas basar basta bate bayas bbva bea beer bendice bengala beni benny bienes bio bola bolanos ' +
    'bolas bolo bonde bora bronce buenisimo busca buscar calcular calor cambia cambio cambios candela canela ' +
    'carros carta cartas casar casi cautelar caza cazas cela celo celos central ceo cepa cesar cese cesion ' +
    'cesta cierra cima cimas cinta citan citar color conde conducta congelar conjunta consola consuela consular ' +
    'consultiva consultor consultora consuma cora corales coran corbata corea coro corta cortez corto cory cosa ' +
    'cosas costa costar costas costosa costoso cota cotas coto crece cuarto cuenta cuento cuerpo cuestion ' +
    'cuesto cumbre cunado decente dedicacion della depuracion derivacion derribado derribar derribo deseos ' +
    'desolacion desprecio deteccion diaz direcciones disenos doctoral dolor dominados dominicos dominio ' +
    'dominios domino donde doom duenas efectiva efectivas efectivos efectuo ella ellas elle ello ellos ' +
    'encerrado enterrada enterrado enterrados enterrar entienden estalla estallo estella extra extranos extras ' +
    'fallece favorito fondo fuego gasta gigi guerra gustas gusto hablan hablas habran habras habre habriamos ' +
    'habrian hala hale han happy harry harta hasta hate haven hbo hermana hilo hilos hit holly hondo horacio ' +
    'ibex ica inflamacion informaciones ivan ivo jueces juego juegos jugar kerry korea labran lavalle ligar ' +
    'limpiezas llave logar luces luego lugares lujar lunar lunares lux manada manas mancera mancha maniobra ' +
    'mantenga manzana mares marquez marte marzo mates max mayor mesas mex meza misma mix nada nadas necesita ' +
    'norte oso paces page parar parecio pasear pasta peluqueras perdon perito pero persona personal pesar pesas ' +
    'pis pisar plasa podrian podrida pony porta porte posar postear posterior precioso precisa preciso precisos ' +
    'predio predios premio premios preservacion preservar previo previos probe proclama proclamar progresar ' +
    'puede puedes puesto quejan quejar quejo quema quepa querella querra querran querras quicio quieto quimera ' +
    'quisieran quisieras reclama rei reservado reservas risa risas ruth sabor salado salle save sed seda semana ' +
    'senado senala senales senalo senar senas seno senos seran seras sere seremos seres serra servicial servido ' +
    'servio servir serviria ses sesiones sierra sierras solicitud tarda tardas tarde tarima tarjetas taza tazas ' +
    'tenaz tener tennessee terno thomas tienden tiene tienes tierno tierra toquen torno tra trabajar trabajo ' +
    'trabajos tramos trance transparencia tras trataban trataran trate trenes tronos tube tubo turba turbo ' +
    'turco valdez valer valla vallas valle valles valora valoro vano vapor velez vello veloz veraz vicuna ' +
    'viento vih votos wallace wan wanda weber weiss wendy xavi yamaha zabala zavala'
  ).split(' '),
);
