/** What a customer reads when a turn failed in a way that nobody foresaw. Nothing was done, and it says so. */
export const TROUBLE_REPLY = 'Tuve un problema para responderte y no quedó nada hecho. ¿Probamos de nuevo?';
