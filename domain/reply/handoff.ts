/** What a customer reads when a person takes the conversation over, and when nobody has given it back in time. */
export const HANDOFF_NOTICE = 'Te paso con una persona del equipo. Te responden por acá.';
export const HANDOFF_OVER = 'Ya pasó un rato desde que te pasé con el equipo: por acá sigo yo.';
