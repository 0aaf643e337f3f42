import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Manifest } from '../../../lib/core/manifest';
import { health } from '../../../lib/kubernetes/health/health';

interface Verdict {
  readonly release: string;
  readonly status: string;
  readonly message: string;
}

interface Change {
  readonly what: string;
  readonly object: Manifest;
  readonly before: Verdict;
  readonly after: Verdict;
}

const changes = load(readFileSync(join(__dirname, 'patch-releases.yaml'), 'utf8')) as readonly Change[];

test.each(changes)('a patch release changed how Argo CD judges $what', ({ object, before, after }) => {
  const verdicts = [before, after].map(({ release }) => ({
    release,
    ...health(object, { argoCdVersion: release }),
  }));

  expect(verdicts).toEqual([before, after]);
});

test('a minor version means the release that the library has the tables of', () => {
  const { object, before } = changes[1];
  const versions = ['v3.5', '3.5.1', 'v3.4', 'v3.4.4'];

  const verdicts = versions.map((argoCdVersion) => health(object, { argoCdVersion })?.status);

  expect(verdicts).toEqual(versions.map(() => before.status));
});
