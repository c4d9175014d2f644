import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { registry } from '../../../observability/metrics';

const ROOT = join(__dirname, '..', '..', '..');
const ALERTS = join(ROOT, 'ops', 'prometheus', 'alerts.yml');
const dashboard = JSON.parse(readFileSync(join(ROOT, 'ops', 'grafana', 'dashboards', 'pulpo.json'), 'utf8')) as {
  panels: { title: string; targets: { expr: string }[] }[];
};
const alerts = parse(readFileSync(ALERTS, 'utf8')) as {
  groups: { rules: { alert: string; expr: string; labels: object; annotations: { summary: string } }[] }[];
};
const rules = alerts.groups.flatMap(({ rules: found }) => found);

let known: Set<string>;
beforeAll(async () => {
  known = new Set((await registry.getMetricsAsJSON()).map(({ name }) => name));
});

/** Names of our own metrics in an expression, without the suffixes that histograms add. */
const metricsIn = (expression: string): string[] =>
  [...expression.matchAll(/\bpulpo_\w+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''));

describe('alerts and dashboard', () => {
  it('ask only for metrics that exist', () => {
    const asked = [
      ...rules.map(({ expr }) => expr),
      ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ].flatMap(metricsIn);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });

  it('cover what an operator must be woken for, and say what is wrong', () => {
    expect(rules.map(({ alert }) => alert)).toEqual(
      expect.arrayContaining([
        'TurnsAreSlow',
        'TurnsFail',
        'ConfidenceIsLow',
        'BreakerOpen',
        'NoWorkers',
        'WorkIsWaiting',
        'NoTurns',
        'TokensAreGuessed',
        'MessagesUnanswered',
        'RepliesUnsent',
        'GivenToPerson',
        'SweeperFails',
      ]),
    );
    for (const { labels, annotations } of rules) {
      expect(labels).toHaveProperty('severity');
      expect(annotations.summary).toMatch(/\.$|\?$/);
    }
  });

  it('have one entry each in the runbook', () => {
    const runbook = readFileSync(join(ROOT, 'docs', 'operations.es.md'), 'utf8').split('## Alertas')[1] ?? '';
    const entries = [...runbook.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(entries.sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });

  it('show slm beside legacy', () => {
    const titles = dashboard.panels.map(({ title }) => title);
    for (const title of titles.filter((found) => found.startsWith('slm: ')))
      expect(titles).toContain(title.replace('slm', 'legacy'));
  });

  it('pass promtool where there is one', () => {
    if (spawnSync('promtool', ['--version']).error) return;
    expect(execFileSync('promtool', ['check', 'rules', ALERTS], { encoding: 'utf8' })).toContain('SUCCESS');
  });
});
