import type { PolicyReason } from './types';

/** What the customer reads. */
export const SENTENCES: Readonly<Record<PolicyReason, string>> = {
  tool_not_allowed: 'Eso no lo puedo hacer por acá. Si querés, te paso con una persona del equipo.',
  tier_too_low: 'Esa función no está disponible en este momento. Si querés, te paso con una persona del equipo.',
  forbidden_pattern: 'Eso no está permitido por acá. Si querés, te paso con una persona del equipo.',
  workspace_inactive: 'Por ahora no estamos tomando ni cambiando turnos por este medio.',
  missing_slots: 'Me falta un dato para poder seguir.',
  invalid_args: 'Hay un dato que no pude interpretar bien. ¿Me lo decís de nuevo?',
  rate_limited: 'Tengo muchos pedidos en este momento. Probá de nuevo en un minuto.',
  tools_first: 'Antes de hacerlo tengo que revisar la agenda. ¿Probamos de nuevo?',
  not_confirmed: 'Antes de hacerlo necesito que me lo confirmes.',
};

/** What would lift the verdict, for operators. */
export const LIFTS: Readonly<Record<PolicyReason, string>> = {
  tool_not_allowed: "Add the tool to the workspace's manifest and enable it.",
  tier_too_low: "Raise the workspace's tier to the tool's tier.",
  forbidden_pattern: "Remove the matching pattern from the manifest's forbid_patterns.",
  workspace_inactive: 'Activate the workspace.',
  missing_slots: 'Ask the customer for the missing slots.',
  invalid_args: "Send arguments that fit the tool's schema.",
  rate_limited: "Wait for the next minute or raise the tool's rate in the manifest.",
  tools_first: 'Run the required lookups earlier in the same turn.',
  not_confirmed: "Show the summary and wait for the customer's yes to exactly these arguments.",
};
