/** Argument validation: the registry's schema of the tool, and days that the calendar has. */
import { validateToolArgs } from '../../schemas/validate';
import type { ToolName } from '../tools/names';

/** `null` when the arguments fit; else what is wrong, in English. */
export function invalidArgs(tool: ToolName, args: Readonly<Record<string, string>>): string | null {
  const checked = validateToolArgs(tool, args);
  if (!checked.ok) return checked.message;
  const unreal = Object.entries(args).find(([name, value]) => DATES.includes(name) && !isCalendarDay(value));
  return unreal ? `${unreal[0]} is not a day of the calendar` : null;
}

const DATES: readonly string[] = ['preferred_date', 'date_to', 'date'];

function isCalendarDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
