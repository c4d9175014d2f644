/** A message is read once, by understanding. Dialogue and policy work on commands and values, never on the customer's words. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const ROOT = path.join(__dirname, '..', '..', '..');
const FOLDERS = ['domain/dialogue', 'domain/policy'];

/** Patterns on other texts than a customer's message. */
const ALLOWED: Readonly<Record<string, string>> = {
  'domain/dialogue/context.ts': "the answers to the business's frequent questions",
  'domain/dialogue/references.ts': 'the names in which appointments were made',
  'domain/policy/rules.ts': "the manifest's patterns of tool names",
};

const SOURCES = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`),
);

/** Regular expressions, and looks at the words of a span. */
function readsText(file: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isPattern(node) || isTextOfSpan(node)) found.push(`${file}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true));
  return found;
}

const isPattern = (node: ts.Node): boolean =>
  ts.isRegularExpressionLiteral(node) || (ts.isIdentifier(node) && node.text === 'RegExp');

const isTextOfSpan = (node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(node) && node.name.text === 'text') ||
  (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === 'text');

describe('after reading', () => {
  it('no file looks at words', () => {
    expect(SOURCES.length).toBeGreaterThan(20);
    const found = SOURCES.filter((file) => !(file in ALLOWED)).flatMap((file) =>
      readsText(file, readFileSync(path.join(ROOT, file), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  it.each(Object.keys(ALLOWED))('a file is an exception only while it needs to be: %s', (file) => {
    expect(readsText(file, readFileSync(path.join(ROOT, file), 'utf8'))).not.toEqual([]);
  });

  it.each([
    ['const isMorning = /mañana/.test(said);', 1],
    ['const pattern = new RegExp(word);', 1],
    ['const words = command.span.text.trim();', 1],
    ['const { span: { text } } = command;', 1],
    ['const fact = { kind: "repeated", text: lastReply }; // command.span.text, /x/', 0],
  ])('a look at words is found: %s', (source, times) => {
    expect(readsText('example.ts', source)).toHaveLength(times);
  });
});
