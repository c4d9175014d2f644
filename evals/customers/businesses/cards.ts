/** Asking how one can pay, in any trade. */
export const CARDS = [
  'aceptan tarjeta?',
  'se puede pagar con tarjeta?',
  'puedo pagar con débito?',
  'toman tarjeta de crédito?',
  'cómo se puede pagar?',
  'puedo pagar con transferencia?',
];
