import { ESTILO } from '../../store/seed-estilo';
import { CONSULTORIO_NORTE } from '../../store/seed-consultorio';

/** Ids of the demo workspaces, by name. */
export const DEMO_IDS = { estilo: ESTILO.id, consultorio: CONSULTORIO_NORTE.id };
