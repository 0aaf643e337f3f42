import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';
import { cache, render, useOwnCache } from './render-for-test';
import { sampleChart } from './sample-chart';
import { withEnvironment } from './with-environment';

useOwnCache();

describe('without helm', () => {
  withEnvironment(() => ({ HELM: undefined, PATH: '/nowhere', CDK8S_GITOPS_HELM_CACHE: cache.folder }));

  test('a render that the cache does not have is an error', () => {
    const chart = sampleChart(temporaryFolder(), {});

    expect(messageOf(() => render(chart))).toBe(
      `[app/web] Cannot render the chart ${chart}: helm was not found, and the cache does not have this render\n` +
        '  Fix: install helm 3.12 or later, or set the variable HELM to its path',
    );
  });

  test('a helm that is too old is an error with both versions', () => {
    const path = join(temporaryFolder(), 'helm');
    writeFileSync(path, '#!/bin/sh\necho v3.11.3+g323249351\n');
    chmodSync(path, 0o755);
    process.env.HELM = path;

    expect(messageOf(() => render(sampleChart(temporaryFolder(), {})))).toBe(
      `[app/web] Cannot use helm v3.11.3 (${path}): v3.12.0 or later is needed\n` +
        '  Fix: install helm 3.12 or later, or set the variable HELM to its path',
    );
  });

  test('a missing dependency is an error with the command that fetches it', () => {
    const path = join(temporaryFolder(), 'helm');
    writeFileSync(path, '#!/bin/sh\necho v4.2.3\n');
    chmodSync(path, 0o755);
    process.env.HELM = path;
    const chart = sampleChart(temporaryFolder(), {
      'Chart.yaml': 'name: sample\ndependencies: [{ name: redis }, { name: postgresql }, { name: here }]',
      'charts/here/Chart.yaml': 'name: here',
    });

    expect(messageOf(() => render(chart))).toBe(
      `[app/web] Cannot render the chart ${chart}: found in Chart.yaml, but missing in charts/ directory: redis, ` +
        `postgresql\n  Fix: run helm dependency build ${chart}`,
    );
  });

  test('a file of values that is not there, and a value that YAML can not hold, are errors', () => {
    const chart = sampleChart(temporaryFolder(), {});

    expect(messageOf(() => render(chart, { valueFiles: ['./gone.yaml'] }))).toBe(
      '[app/web] Cannot read the values ./gone.yaml: the file does not exist\n' +
        '  Fix: give a path relative to the working folder',
    );
    expect(messageOf(() => render(chart, { values: { a: { b: '\ud800' } } }))).toBe(
      '[app/web: values: a.b] Cannot write YAML: it contains U+D800, half of a character (a lone surrogate)\n' +
        '  Fix: remove or replace it',
    );
  });
});
