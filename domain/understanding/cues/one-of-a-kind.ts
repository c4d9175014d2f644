/** Names of one means of payment or one insurer: who names one asks about that one. */
const MEANS: readonly string[] = [
  ...['mercado pago', 'mercadopago', 'modo', 'cuenta dni', 'transferencia', 'bitcoin', 'cripto', 'dolares', 'dolar'],
  ...['cheque', 'cuotas', 'qr', 'debito', 'credito', 'visa', 'mastercard', 'amex'],
];
const INSURERS: readonly string[] = [
  ...['osde', 'ioma', 'pami', 'swiss medical', 'galeno', 'medife', 'omint', 'sancor salud', 'union personal'],
];

const anyOf = (names: readonly string[]): RegExp => new RegExp(`(?:^| )(${names.join('|')})(?= |$)`);
const ONE_MEANS = anyOf(MEANS);
const ONE = anyOf([...MEANS, ...INSURERS]);

/** The means of payment that a folded text names, or null. An answer about others is none about it. */
export const meansIn = (folded: string): string | null => ONE_MEANS.exec(folded)?.[1] ?? null;

export const isOneOfAKind = (folded: string): boolean => ONE.test(folded);
