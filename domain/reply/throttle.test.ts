import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { throttleNotice } from './throttle';

const ZONE = 'America/Argentina/Buenos_Aires';
/** 15:00 there. */
const NOW = new Date('2026-03-02T18:00:00.000Z');
const inMinutes = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

describe('the notice about a message limit says when the messages will be read', () => {
  it.each([
    [0.2, 'en un minuto'],
    [1, 'en un minuto'],
    [1.5, 'en 2 minutos'],
    [9, 'en 9 minutos'],
    [41, 'en unos 45 minutos'],
    [59, 'a las 16:00'],
    [5 * 60, 'a las 20:01'],
    [20 * 60, 'mañana a las 11:01'],
  ])('%d minutes ahead: %s', (minutes, words) => {
    expect(throttleNotice(inMinutes(minutes), NOW, ZONE)).toContain(`${words}.`);
  });
});

it('the forms that docs/policy.md lists are those that there are', () => {
  const formOf = (words: string): string => words.replace(/\d+/g, 'N');
  const document = readFileSync(join(__dirname, '..', '..', 'docs', 'policy.md'), 'utf8');
  const [, table = ''] = /\| The notice says \|\n\|[-|]+\|\n((?:\|.*\|\n?)+)/.exec(document) ?? [];
  const listed = [...table.matchAll(/\| ([^|]+) \|$/gm)].map(([, words = '']) => formOf(words));
  const said = Array.from({ length: 24 * 60 }, (_, minutes) => throttleNotice(inMinutes(minutes), NOW, ZONE)).map(
    (notice) => formOf(/te respondo por acá (.*)\.$/.exec(notice)?.[1] ?? notice),
  );
  expect(listed.toSorted()).toEqual([...new Set(said)].toSorted());
});
