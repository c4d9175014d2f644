/** What a customer reads when a person takes the conversation over. */
export const HANDOFF_NOTICE = 'Te paso con una persona del equipo. Te responden por acá.';
