/** What a customer reads when a tool was not permitted. */
import { tableOf } from '../table';

const SENTENCES = tableOf<string>({
  tool_not_allowed: 'Eso no lo puedo hacer por acá. Si querés, te paso con una persona del equipo.',
  tier_too_low: 'Esa función no está disponible en este momento. Si querés, te paso con una persona del equipo.',
  forbidden_pattern: 'Eso no está permitido por acá. Si querés, te paso con una persona del equipo.',
  workspace_inactive: 'Por ahora no estamos tomando ni cambiando turnos por este medio.',
  missing_slots: 'Me falta un dato para poder seguir.',
  invalid_args: 'Hay un dato que no pude interpretar bien. ¿Me lo decís de nuevo?',
  rate_limited: 'Tengo muchos pedidos en este momento. Probá de nuevo en un minuto.',
  tools_first: 'Antes de hacerlo tengo que revisar la agenda. ¿Probamos de nuevo?',
  not_confirmed: 'Antes de hacerlo necesito que me lo confirmes.',
});

/** @param reason of the policy's verdict */
export const sayDenied = (reason: string): string =>
  SENTENCES.get(reason) ?? 'Eso no lo puedo hacer por acá. Si querés, te paso con una persona del equipo.';
