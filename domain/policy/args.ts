/** Argument validation, compiled once from the tool registry. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import { TOOLS } from '../tools/registry';
import { TOOL_NAMES, type ToolName } from '../tools/names';

const ajv = new Ajv2020({ strict: true, allErrors: false, formats: {} });
const validators = new Map<ToolName, ValidateFunction>(TOOL_NAMES.map((name) => [name, ajv.compile(TOOLS[name].args)]));

/** `null` when the arguments fit the tool's schema and its dates exist in the calendar; else what is wrong, in English. */
export function invalidArgs(tool: ToolName, args: Readonly<Record<string, string>>): string | null {
  const validate = validators.get(tool);
  if (!validate) return 'no schema';
  if (!validate(args)) return ajv.errorsText(validate.errors, { dataVar: 'args' });
  const unreal = Object.entries(args).find(([name, value]) => name.includes('date') && !isCalendarDay(value));
  return unreal ? `args.${unreal[0]} is not a day of the calendar` : null;
}

function isCalendarDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
