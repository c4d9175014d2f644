import type { FreeStart } from '../domain/booking/types';
import type { Refusal, RefusalCode } from '../domain/tools/results';

/** @param detail for operators, without personal data */
export const refuse = (
  code: RefusalCode,
  detail: string,
  help: { alternatives?: FreeStart[]; options?: string[] } = {},
): Refusal => ({
  ok: false,
  code,
  detail,
  alternatives: help.alternatives ?? [],
  ...(help.options ? { options: help.options } : {}),
});
