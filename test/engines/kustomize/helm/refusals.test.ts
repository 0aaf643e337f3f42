import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kustomize } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';
import { failureOf, inFolder } from '../in-folder';

const enabled = { enableHelm: true, helmCommand: 'no-such-helm' };

function listing(chart: string): Record<string, string> {
  return { 'kustomization.yaml': `helmCharts:\n- ${chart}\n` };
}

describe('a kustomization with a chart', () => {
  test('is refused with the words of kubectl, if charts are not enabled', () => {
    expect(failureOf(listing('{ name: web }'))).toBe(
      '[kustomization.yaml:2:1] Cannot render the chart web: must specify --enable-helm\n' +
        '  Fix: pass --enable-helm or, from code, enableHelm: true',
    );
  });

  test('is refused with the way to name helm, if helm is not there', () => {
    expect(failureOf(listing('{ name: web }'), '.', enabled)).toBe(
      '[kustomization.yaml:2:1] Cannot render the chart web: no-such-helm was not found\n' +
        '  Fix: install helm, or give its path with --helm-command, helmCommand or the variable HELM',
    );
  });

  test('is refused if the program does not print a version', () => {
    expect(failureOf(listing('{ name: web }'), '.', { enableHelm: true, helmCommand: '/bin/echo' })).toBe(
      '[kustomization.yaml:2:1] Cannot use /bin/echo as helm: its version is "version --short"\n' +
        '  Fix: install helm 3 or 4, or give its path with --helm-command, helmCommand or the variable HELM',
    );
  });

  test('is refused if the program is helm 2', () => {
    inFolder(listing('{ name: web }'), (folder) => {
      const helmCommand = join(folder, 'helm');
      writeFileSync(helmCommand, '#!/bin/sh\necho Client: v2.17.0+ga690bad\n');
      chmodSync(helmCommand, 0o755);

      const message = messageOf(() => kustomize.build(folder, { enableHelm: true, helmCommand }));

      expect(message.split(' as helm: ')[1]).toBe(
        'its version is v2.17.0\n' +
          '  Fix: install helm 3 or 4, or give its path with --helm-command, helmCommand or the variable HELM',
      );
    });
  });

  test.each([
    ['{ releaseName: web }', 'Cannot render the chart: its name is empty\n  Fix: set its name'],
    [
      '{ name: db/web }',
      "Cannot render the chart db/web: its name has a slash\n  Fix: use the last part as its name, and the others in helmGlobals' chartHome",
    ],
    [
      '{ name: web, valuesMerge: deep }',
      'Cannot use deep as valuesMerge: it must be one of merge, override, replace\n' +
        '  Fix: leave it out, so that valuesInline overrides the file',
    ],
  ])('is refused before helm is started: %s', (chart, message) => {
    expect(failureOf(listing(chart), '.', enabled)).toBe(`[kustomization.yaml:2:1] ${message}`);
  });

  test('is refused before helm is started if a file of values is missing', () => {
    const files = { 'app/kustomization.yaml': 'helmCharts:\n- { name: web, additionalValuesFiles: [../a.yaml] }\n' };

    expect(failureOf(files, 'app', enabled)).toBe(
      '[app/kustomization.yaml:2:1] Cannot read ../a.yaml: the file does not exist\n  Fix: use the path of a file, relative to app',
    );
  });

  test('names the nearest field for a misspelt one', () => {
    expect(failureOf(listing('{ name: web, releasename: web, valueInline: {} }'), '.', enabled)).toBe(
      '[kustomization.yaml:2:34] Cannot use helmCharts[0].valueInline: the field is unknown\n  Fix: use valuesInline',
    );
  });
});
