/** One line for people, on standard output. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** One line for people on standard error, where standard output belongs to data. */
export const printStderr = (line: string): void => void process.stderr.write(`${line}\n`);
