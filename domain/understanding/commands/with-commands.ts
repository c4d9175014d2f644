import type { Reading, UnderstandingContext } from '../types';
import { commandsOf } from './build';

/**
 * A reading that a model had a hand in, with the commands that follow from it. What the rules split into several requests stays
 * split, unless the model reads another intent than the rules.
 * @param rules the deterministic tier's reading of the same message
 */
export function withCommands(reading: Reading, rules: Reading, context: UnderstandingContext): Reading {
  const isRules = reading.intent === rules.intent && reading.clarify === undefined;
  if (rules.parts.length > 1 && isRules) return { ...reading, commands: rules.commands };
  return { ...reading, parts: [], commands: commandsOf([reading], context) };
}
