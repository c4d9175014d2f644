import { it } from '@jest/globals';
import { understand } from '../../../domain/understanding';
import { understandingContext, emptyState } from '../../../domain/state';
import { WORKSPACES } from './workspaces';
it('read', () => {
  const w = WORKSPACES.estilo!;
  const s = emptyState();
  const go = (t: string, pending: never | null = null) => {
    const r = understand(t, { ...understandingContext(s, w, '2026-11-24T13:00:00.000Z'), pendingQuestion: pending });
    process.stdout.write(
      t +
        ' → ' +
        JSON.stringify({
          a: r.act,
          i: r.intent,
          c: r.confidence,
          alt: r.alternatives,
          s: r.slots,
          w: r.when,
          sv: r.service,
          st: r.staff,
          cor: r.correction,
        }) +
        '\n',
    );
  };
  go('quiero mover mi turno para el viernes');
  go('tenés lugar el viernes?');
  go('que horarios tienen?');
  go('a las 10', { kind: 'slot', slot: 'preferred_date' } as never);
  go('Juan Pérez', { kind: 'slot', slot: 'client_name' } as never);
  go('me llamo Lucía', { kind: 'slot', slot: 'client_name' } as never);
  go('pasalo al jueves');
  go('cambiar el turno del jueves');
  go('no, a nombre de Carla', { kind: 'confirm' } as never);
});
