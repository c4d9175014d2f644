import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startPulpo, type Pulpo } from '../../support/pulpo';

const RUNBOOK = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'operations.es.md'), 'utf8');

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo();
});
afterAll(() => pulpo.stop());

it('the statements for a new business add it beside the others, and its customers are answered', async () => {
  const section = RUNBOOK.split('Un negocio nuevo')[1] ?? '';
  const [, statements = ''] = /```sql\n([\s\S]*?)```/.exec(section) ?? [];
  const [address] = /whatsapp:\+\d+/.exec(statements) ?? [];
  if (address === undefined) throw new Error('the runbook names no number');
  // As the administrator, whom row-level security does not hold.
  await pulpo.query(statements);
  const customer = pulpo.customer({ to: address });
  expect((await customer.say('cuánto sale el centrado?')).reply).toContain('$8.000');
  expect((await customer.say('abren los lunes?')).reply).toContain('Lun a vie 9 a 18');
});
