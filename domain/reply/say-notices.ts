import type { Notice } from '../understanding/vocabulary';

/** What is said about a message as a whole; of its language in that language. */
export const NOTICE: Readonly<Record<Notice, string>> = {
  in_english: 'I answer in Spanish, but I can read services, days, times, yes and no in English.',
  in_portuguese: 'Respondo em espanhol, mas entendo serviços, dias, horas, sim e não em português.',
  cut: 'Tu mensaje es muy largo y leí solo una parte.',
};
