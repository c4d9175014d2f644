/** What customers ask besides booking, and what counts as an answer. */
import type { Business } from './businesses';
import type { Chance } from './random';
import type { Question } from './types';

export function questionAbout(business: Business, random: Chance, service: string): Question {
  const topic = random.pick(['price', 'price', 'duration', 'hours', 'address', 'faq', 'faq'] as const);
  const offers = business.seed.staff.flatMap(({ does }) => does.filter((offer) => offer.service === service));
  switch (topic) {
    case 'price':
      return { topic, service, answers: offers.map(({ price }) => withPoints(price)) };
    case 'duration':
      return { topic, service, answers: offers.map(({ durationMinutes }) => `${durationMinutes} min`) };
    case 'hours':
      return { topic, answers: ['lun a vie', 'lunes a viernes', 'abrimos', 'abierto', 'cerrado'] };
    case 'address':
      return { topic, answers: business.address };
    case 'faq': {
      const { topic: faq, answers } = random.pick(business.questions);
      return { topic, faq, answers };
    }
  }
}

/** 9500 → "9.500". */
const withPoints = (price: number): string => String(price).replace(/\B(?=(\d{3})+$)/g, '.');
