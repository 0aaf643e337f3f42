import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RenderRequest } from '../../../lib/engines/helm/render-request';
import { messageOf } from '../../message-of';
import { describeWithTool } from '../../real-tools';
import { filesBelow, temporaryFolder } from '../../temporary-folder';
import { cache, render, useOwnCache } from './render-for-test';
import { configMap, sampleChart } from './sample-chart';
import { warningsOf, withEnvironment } from './with-environment';

useOwnCache();

describeWithTool('helm-4.2', 'the cache of renderHelmChart', (helm) => {
  withEnvironment(() => ({ HELM: helm, CDK8S_GITOPS_HELM_CACHE: cache.folder }));
  const random = {
    'templates/a.yaml': configMap('a', 'data: { random: "{{ randAlphaNum 20 }}", most: 9223372036854775807 }'),
  };

  /** A program that fails if it is started. */
  function brokenHelm(): string {
    const path = join(temporaryFolder(), 'helm');
    writeFileSync(path, '#!/bin/sh\necho started >&2\nexit 1\n');
    chmodSync(path, 0o755);
    return path;
  }

  test('answers the second time, also if the chart is elsewhere', () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()].map((folder) => sampleChart(folder, random));

    expect(render(other)).toEqual(render(one));
  });

  test('renders anew if the chart, a value, a file of values or an option changes', () => {
    const chart = sampleChart(temporaryFolder(), random);
    const file = join(temporaryFolder(), 'values.yaml');
    writeFileSync(file, 'a: 1');
    const requests: Partial<RenderRequest>[] = [
      {},
      { values: { a: 1 } },
      { valueFiles: [file] },
      { kubeVersion: '1.30' },
      { apiVersions: ['a/v1'] },
      { includeCrds: false },
      { releaseName: 'other' },
      { namespace: 'other' },
    ];
    const all = requests.map((request) => render(chart, request));
    writeFileSync(file, 'a: 2');
    writeFileSync(join(chart, 'new.txt'), '');

    all.push(render(chart, { valueFiles: [file] }), render(chart));

    expect(new Set(all.map(([{ data }]) => (data as { random: string }).random)).size).toBe(10);
  });

  test('renders anew if a file is torn', () => {
    const chart = sampleChart(temporaryFolder(), random);
    const before = render(chart);
    const [key] = readdirSync(cache.folder).filter((name) => name !== 'versions');
    const [file] = readdirSync(join(cache.folder, key));
    const path = join(cache.folder, key, file);
    writeFileSync(path, filesBelow(cache.folder)[`${key}/${file}`].slice(0, 100));

    const after = render(chart);

    expect(after).not.toEqual(before);
    expect(render(chart)).toEqual(after);
  });

  test('is used without helm, and says which helm made the render', () => {
    const chart = sampleChart(temporaryFolder(), random);
    const before = render(chart);
    process.env.HELM = 'no-helm-here';
    let after: unknown;

    const warnings = warningsOf(() => (after = render(chart)));

    expect(after).toEqual(before);
    expect(warnings.join()).toMatch(
      new RegExp(
        `^\\[app/web\\] No helm on this machine: the render of ${chart} that helm v4\\.2\\.\\d+ made is used\n` +
          '  Fix: install helm to render the chart here; this is only a warning$',
      ),
    );
  });

  test('is refused without helm if it must be compared with a second render, which the cache does not have', () => {
    const chart = sampleChart(temporaryFolder(), random);
    render(chart);
    process.env.HELM = 'no-helm-here';

    expect(messageOf(() => render(chart, { twice: true }))).toBe(
      `[app/web] Cannot render the chart ${chart}: no-helm-here was not found, and the cache does not have a second ` +
        'render to compare\n  Fix: install helm 3.12 or later, or set the variable HELM to its path',
    );
  });

  test('is not used for another version of helm', () => {
    const chart = sampleChart(temporaryFolder(), random);
    const before = render(chart);
    const other = join(temporaryFolder(), 'helm');
    writeFileSync(other, `#!/bin/sh\n[ "$1" = version ] && echo v4.9.0+g1 && exit\nexec ${helm} "$@"\n`);
    chmodSync(other, 0o755);
    process.env.HELM = other;

    expect(render(chart)).not.toEqual(before);
    expect(readdirSync(join(cache.folder, readdirSync(cache.folder)[0])).length).toBe(2);
  });

  test('starts no process for a version that it knows', () => {
    const chart = sampleChart(temporaryFolder(), random);
    const before = render(chart);
    process.env.PATH = '/nowhere';

    expect(render(chart)).toEqual(before);
  });

  test('keeps a render in the folder of the project, too, if it is told so', () => {
    const chart = sampleChart(temporaryFolder(), random);
    const project = join(temporaryFolder(), 'rendered');
    process.env.CDK8S_GITOPS_HELM_RENDERED = project;

    render(chart);

    const kept = Object.entries(filesBelow(cache.folder)).filter(([path]) => !path.startsWith('versions'));
    expect(filesBelow(project)).toEqual(Object.fromEntries(kept));
  });

  test('a helm that does not start is an error with its path', () => {
    const path = brokenHelm();
    process.env.HELM = path;

    expect(messageOf(() => render(sampleChart(temporaryFolder(), random)))).toBe(
      `[app/web] Cannot ask ${path} for its version: it ended with exit code 1\n    started\n` +
        '  Fix: install helm 3.12 or later, or set the variable HELM to its path',
    );
  });
});
