/** The log: one JSON line per event, on standard output, with nothing personal in it. */
import pino, { type Logger } from 'pino';
import { mask, maskText } from './mask';

export interface LoggerOptions {
  level: string;
  /** Which part of Pulpo speaks: `api`, `worker`, `cli`. */
  name: string;
  /** Default: standard output. */
  destination?: { write(line: string): unknown };
}

/**
 * Everything passes the masker on its way out, after all bindings, serializers and messages have been put together:
 * there is no way around it.
 */
export function createLogger({ level, name, destination = process.stdout }: LoggerOptions): Logger {
  return pino(
    { level, name, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    { write: (line: string) => void destination.write(masked(line)) },
  );
}

function masked(line: string): string {
  try {
    return `${JSON.stringify(mask(JSON.parse(line)))}\n`;
  } catch {
    return `${maskText(line.trimEnd())}\n`;
  }
}
