/** Why something that was said cannot be used as it is. The question about it follows. */
import type { WorkspaceProfile } from '../workspace';
import { onDay } from './dates';
import { capitalised, harmless } from './text';
import type { OutcomeFact } from './types';

type Told = Extract<OutcomeFact, { kind: 'problem' }>;

/** Empty where the question alone says it all. */
export function sayProblem(
  { problem }: Told,
  { workspace, now }: { workspace: WorkspaceProfile; now: string },
): string {
  switch (problem.kind) {
    case 'unknown_service':
      return `${capitalised(harmless(problem.said, 40))} no hacemos. Te puedo ofrecer:`;
    case 'ambiguous_service':
      return '¿Cuál de estos?';
    case 'several_services':
      return '';
    case 'unknown_staff':
      return `No tengo a "${harmless(problem.said, 40)}" en el equipo. ¿Con quién preferís?`;
    case 'ambiguous_staff':
      return '¿Con quién?';
    case 'past_date':
      return `${pastDay(onDay(problem.date, now, workspace.timezone))} ya pasó.`;
    case 'invalid_date':
      return `El ${harmless(problem.said, 30).replace(/^el /i, '')} no existe.`;
    case 'invalid_time':
      return `Esa hora no existe ("${harmless(problem.said, 30)}").`;
    case 'ambiguous_date':
      return '¿Qué día decís?';
    case 'ambiguous_time':
      return '¿A qué hora decís?';
    case 'unclear_name':
      return 'No me quedó claro el nombre.';
    case 'bad_email':
      return `"${harmless(problem.said, 40)}" no parece un e-mail.`;
  }
}

const pastDay = (day: string): string => (day === 'hoy' ? 'Eso' : capitalised(day));
