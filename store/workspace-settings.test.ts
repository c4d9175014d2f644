import { expect, it } from '@jest/globals';
import { TOOL_NAMES } from '../domain/tools/names';
import { TOOLS } from '../domain/tools/registry';
import { DEFAULT_SETTINGS } from '../domain/workspace';
import { allowsLateCancellation, readManifest, readSettings, readTier } from './workspace-settings';

it('fills in the defaults, and takes what is usable of what people write', () => {
  expect(readSettings({})).toEqual(DEFAULT_SETTINGS);
  for (const nonsense of [null, 'x', 7, [], undefined]) expect(readSettings(nonsense)).toEqual(DEFAULT_SETTINGS);
  expect(
    readSettings({
      bookingHorizonDays: 30,
      slotStepMinutes: 0,
      bufferMinutes: -5,
      minNoticeMinutes: '60',
      closedOnHolidays: false,
      other: 1,
    }),
  ).toEqual({ ...DEFAULT_SETTINGS, bookingHorizonDays: 30, closedOnHolidays: false });
});

it('enables every tool at its registered rate unless the manifest says otherwise', () => {
  const all = readManifest({});
  expect(all.tools.map(({ name }) => name)).toEqual(TOOL_NAMES);
  expect(
    all.tools.every(({ enabled, name, ratePerMinute }) => enabled && ratePerMinute === TOOLS[name].ratePerMinute),
  ).toBe(true);
  const changed = readManifest({
    tools: [
      { name: 'book_appointment', enabled: false },
      { name: 'get_business_hours', ratePerMinute: 5 },
      { name: 'rm -rf' },
      7,
    ],
    forbidPatterns: ['get_*', 3],
    toolsFirst: ['get_active_promotions', 'nothing'],
  });
  expect(changed.tools.filter(({ enabled }) => !enabled).map(({ name }) => name)).toEqual(['book_appointment']);
  expect(changed.tools.find(({ name }) => name === 'get_business_hours')).toMatchObject({
    enabled: true,
    ratePerMinute: 5,
  });
  expect(changed).toMatchObject({ forbidPatterns: ['get_*'], toolsFirst: ['get_active_promotions'] });
});

it('gives an unknown tier the least', () => {
  expect(['premium', 'enterprise', 'gold'].map(readTier)).toEqual(['premium', 'enterprise', 'basic']);
});

it('allows late cancellation unless it is forbidden in so many words', () => {
  expect([{}, null, { lateCancellation: true }, { lateCancellation: false }].map(allowsLateCancellation)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
