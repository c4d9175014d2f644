import { it } from '@jest/globals';
import { Conversation } from './conversation';
import { WORKSPACES } from './workspaces';
import { readFileSync } from 'node:fs';
it('talk', () => {
  const lines = readFileSync(process.env.TALK ?? '', 'utf8').split('\n');
  let c = new Conversation(WORKSPACES.estilo!, '2026-11-24T13:00:00.000Z');
  const out: string[] = [];
  for (const line of lines) {
    const m = /^# (\S+) ?(.*)$/.exec(line);
    if (m) {
      const [, k, v = ''] = m;
      if (k === 'new') {
        c = new Conversation(WORKSPACES[v || 'estilo']!, '2026-11-24T13:00:00.000Z');
        out.push('\n=== ' + (v || 'estilo'));
      }
      if (k === 'busy') {
        const [s, d, t, mi] = v.split('|');
        c.agenda.block(s!, d!, t!, Number(mi));
      }
      if (k === 'own') {
        const [s, st, d, t] = v.split('|');
        c.agenda.seed(s!, st!, d!, t!, c.now);
      }
      if (k === 'wait') c.wait(Number(v));
      if (k === 'fail') c.agenda.failing = new Set(v ? (v.split(',') as never[]) : []);
      continue;
    }
    if (!line.trim()) continue;
    const r = c.say(line);
    const t = c.turns.at(-1)!;
    out.push(
      `> ${line}   [${t.reading.act ? JSON.stringify(t.reading.act) : t.reading.intent + ' ' + t.reading.confidence.toFixed(2)}${t.reading.alsoIntent ? '+' + t.reading.alsoIntent : ''}${t.reading.answersPending ? ' ans' : ''} ${JSON.stringify(t.reading.slots)}] → ${t.plan.move.kind} ${t.plan.plan.actions.map((a) => a.tool).join(',')}`,
    );
    out.push(`< ${r.message.replaceAll('\n', '\n  ')}   {${c.state.fsm}}`);
  }
  process.stdout.write(out.join('\n') + '\n');
});
