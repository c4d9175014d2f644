/** "$3.500": pesos without cents, thousands with a point. */
export const money = (pesos: number): string => `$${String(Math.round(pesos)).replace(/\B(?=(\d{3})+$)/g, '.')}`;

/** "$3.500 a $6.000", or one price when both ends are equal. */
export const priceRange = (from: number, to: number): string =>
  from === to ? money(from) : `${money(from)} a ${money(to)}`;
