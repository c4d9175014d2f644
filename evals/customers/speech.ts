/** What a customer says, in words of their own: phrases filled with their wishes, typed in their manner. */
import { localNow, localToday } from '../../domain/calendar';
import type { Business } from './businesses';
import { fullName } from './people';
import type { Chance } from './random';
import type { Option } from './reply/read-reply';
import type { Person, Question, Row, Scenario, Wish, WishField } from './types';
import { expand } from './wording/expand';
import { mannerOf, typed, type Manner } from './wording/manner';
import { ORDINALS, PHRASES, type Phrase } from './wording/phrases';
import { plainDay, plainTime, sayDay, sayTime, weekdayName } from './wording/say-when';

type Values = Record<string, string>;

export class Speech {
  private readonly manner: Manner;
  readonly today: string;
  private readonly hello: string;

  constructor(
    private readonly scenario: Scenario,
    private readonly business: Business,
    private readonly random: Chance,
  ) {
    this.manner = mannerOf(random, scenario.style);
    this.today = localToday(scenario.now, business.seed.timezone);
    const { hour } = localNow(scenario.now, business.seed.timezone);
    this.hello = hour < 13 ? 'buen día' : hour < 20 ? 'buenas tardes' : 'buenas noches';
  }

  /** One of the wordings of a phrase, not yet typed. */
  phrase(name: Phrase, values: Values = {}): string {
    return expand(this.random.pick<string>(PHRASES[name]), this.random, { hello: this.hello, ...values });
  }

  typed(text: string): string {
    return typed(text, this.manner, this.random);
  }

  /** Everything that a booking may be said with. */
  booking(wish: Wish, person: Person, plain = false): Values {
    const { nouns, self, other } = this.business.spoken[wish.service] ?? { nouns: [wish.service], self: [], other: [] };
    const doing = person.relation === undefined ? self : other;
    const noun = plain ? wish.service.toLowerCase() : this.random.pick(nouns);
    return {
      service: noun.replace(/^(?:un|una|la|los|el) /, ''),
      doing: doing.length > 0 ? this.random.pick(doing) : `hacer ${noun}`,
      day: this.day(wish, plain),
      time: plain ? plainTime(wish.time, this.random) : sayTime(wish.time, this.random),
      withStaff: wish.staff === undefined ? '' : `con ${this.staff(wish.staff)}`,
      staff: wish.staff === undefined ? '' : this.staff(wish.staff),
      name: fullName(person),
      who: person.relation ?? 'mí',
    };
  }

  day({ date }: Pick<Wish, 'date'>, plain = false): string {
    return plain ? plainDay(date) : sayDay(date, this.today, this.random);
  }

  /** A professional as customers call them: "Carlos", "la doctora". */
  private staff(name: string): string {
    const synonyms = this.business.seed.staff.find((member) => member.name === name)?.synonyms ?? [];
    return synonyms[0] ?? name;
  }

  /** The parts in one phrase: "el viernes a las 11 con Juan". */
  parts(wish: Wish, person: Person, fields: readonly WishField[], plain = false): string {
    const said = this.booking(wish, person, plain);
    const told: Record<WishField, string> = {
      service: said.service ?? '',
      date: said.day ?? '',
      time: said.time ?? '',
      staff: said.withStaff ?? '',
      name: `a nombre de ${said.name ?? ''}`,
    };
    return (['service', 'date', 'time', 'staff', 'name'] as const)
      .filter((field) => fields.includes(field))
      .map((field) => told[field])
      .filter(Boolean)
      .join(' ');
  }

  /** An appointment of the customer's, as they call it: "mi turno", "el de barba", "el turno de Sofía". */
  appointment(row: Row, several: boolean): { mine: string; toMine: string } {
    const noun = this.random.pick(this.business.spoken[row.service]?.nouns ?? [row.service]);
    const service = noun.replace(/^(?:un|una|la|los|el) /, '');
    const isSelf = row.name === fullName(this.scenario.self);
    const weekday = weekdayName(row.date);
    const day = `${weekday} ${Number(row.date.slice(8))}`;
    const bare = isSelf ? ['mi turno', 'el turno', 'mi turno'] : [`el turno de ${row.name}`, `el de ${row.name}`];
    const exact = isSelf
      ? [`el turno de ${service}`, `el de ${service}`, `mi turno del ${day}`, `el turno del ${day}`, `el del ${day}`]
      : [`el turno de ${row.name}`, `el de ${row.name}`, `el turno de ${service} de ${row.name}`];
    const mine = this.random.pick(several ? exact : this.random.flip(0.5) ? exact : bare);
    return { mine, toMine: mine.replace(/^el /, 'al ').replace(/^mi /, 'a mi ') };
  }

  question({ topic, service, faq }: Question): string {
    const named = service === undefined ? {} : { service: this.withArticle(service) };
    const isBrief = this.scenario.style === 'brief';
    switch (topic) {
      case 'price':
        return this.phrase(isBrief ? 'briefPriceOf' : 'priceOf', named);
      case 'duration':
        return this.phrase('durationOf', named);
      case 'hours':
        return this.phrase(isBrief ? 'briefHours' : 'hours');
      case 'address':
        return this.phrase(isBrief ? 'briefAddress' : 'address');
      case 'own':
        return this.phrase('own');
      case 'faq':
        return this.random.pick(this.business.questions.find((one) => one.topic === faq)?.asks ?? ['?']);
    }
  }

  private withArticle(service: string): string {
    const noun = this.random.pick(this.business.spoken[service]?.nouns ?? [service]);
    return noun.replace(/^(?:un|una) /, '');
  }

  /** The choice of an option, by number or by what it says. */
  choice(option: Option, content: string): string {
    if (option.number === 0 || (this.scenario.style !== 'brief' && this.random.flip(0.4)))
      return this.phrase('pickContent', { right: content });
    const ordinal = ORDINALS[option.number - 1] ?? String(option.number);
    return this.scenario.style === 'brief'
      ? String(option.number)
      : this.phrase('pickNumber', { n: String(option.number), ordinal });
  }
}
