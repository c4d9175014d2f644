/**
 * Spanish verb forms without accents, for recognition only: all persons (tú, vos, usted, ustedes, vosotros), the tenses of
 * chat, and clitics. It over-generates gladly; a form nobody writes does no harm.
 */
export type Aspect = 'inf' | 'imp' | 'pres' | 'past' | 'fut' | 'part' | 'ger' | Clitic;
/** What hangs on the verb: "anotame" is done for the speaker, "moverlo" to the thing spoken of. */
type Clitic = 'me' | 'it';

const ENDINGS: Record<'ar' | 'er' | 'ir', Record<Exclude<Aspect, 'inf' | Clitic>, string>> = {
  ar: {
    pres: 'o as a amos an ais e es emos en eis',
    imp: 'a e en ad',
    past: 'aste amos aron aba abas abamos aban asteis',
    fut: 'are aras ara aremos aran aria arias ariamos arian areis',
    part: 'ado ada ados adas',
    ger: 'ando',
  },
  er: {
    pres: 'o es e emos en eis a as amos an ais',
    imp: 'e a an ed',
    past: 'i iste io imos ieron ia ias iamos ian isteis',
    fut: 'ere eras era eremos eran eria erias eriamos erian',
    part: 'ido ida idos idas',
    ger: 'iendo',
  },
  ir: {
    pres: 'o es e imos en is a as amos an ais',
    imp: 'e i a an id',
    past: 'i iste io imos ieron ia ias iamos ian isteis',
    fut: 'ire iras ira iremos iran iria irias iriamos irian',
    part: 'ido ida idos idas',
    ger: 'iendo',
  },
};

const CLITICS: readonly [suffix: string, kind: Clitic | null][] = [
  ...'me nos'.split(' ').map((suffix) => [suffix, 'me'] as [string, Clitic]),
  ...'lo la los las melo mela melos melas telo tela selo sela selos selas noslo nosla'
    .split(' ')
    .map((suffix) => [suffix, 'it'] as [string, Clitic]),
  ...'te se le les os'.split(' ').map((suffix) => [suffix, null] as [string, null]),
];

/** All forms of `lemma` with their aspect. `stems` are irregular stems ("cierr", "pid") that take present and imperative endings. */
export function conjugate(lemma: string, stems: readonly string[] = []): [form: string, aspect: Aspect][] {
  const kind = lemma.slice(-2);
  if (kind !== 'ar' && kind !== 'er' && kind !== 'ir') throw new Error(`Not an infinitive: ${lemma}`);
  const stem = lemma.slice(0, -2);
  const forms: [string, Aspect][] = [];
  const add = (form: string, aspect: Aspect, clitic: boolean) => {
    forms.push([form, aspect]);
    if (!clitic) return;
    for (const [suffix, hanging] of CLITICS) {
      forms.push([form + suffix, aspect]);
      if (hanging !== null) forms.push([form + suffix, hanging]);
    }
  };
  add(lemma, 'inf', true);
  for (const base of [stem, ...stems]) {
    const endings = ENDINGS[kind];
    for (const aspect of ['past', 'fut', 'part', 'ger', 'pres', 'imp'] as const) {
      if (base !== stem && (aspect === 'fut' || aspect === 'part')) continue;
      for (const ending of endings[aspect].split(' ')) {
        add(join(base, ending, kind), aspect, aspect === 'imp' || aspect === 'ger');
      }
    }
  }
  return forms;
}

/** Spelling changes that keep the sound: busque, pague, reagende, comience, elija. */
function join(stem: string, ending: string, kind: string): string {
  if (kind !== 'ar' || !/^[ei]/.test(ending)) return stem + ending;
  if (stem.endsWith('c')) return `${stem.slice(0, -1)}qu${ending}`;
  if (stem.endsWith('g')) return `${stem}u${ending}`;
  if (stem.endsWith('z')) return `${stem.slice(0, -1)}c${ending}`;
  return stem + ending;
}
