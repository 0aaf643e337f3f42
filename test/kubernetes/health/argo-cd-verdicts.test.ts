import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Manifest } from '../../../lib/core/manifest';
import { health } from '../../../lib/kubernetes/health/health';
import { type Health } from '../../../lib/kubernetes/health/rule-program';

interface Verdict {
  readonly if: string;
  readonly object: Manifest;
  /** Missing if Argo CD has no state for the object. */
  readonly health?: Health;
}

const verdicts = load(readFileSync(join(__dirname, 'argo-cd-verdicts.yaml'), 'utf8')) as readonly Verdict[];

test.each(verdicts)('$if: the verdict is that of Argo CD', ({ object, health: wanted }) => {
  const verdict = health(object);

  expect(verdict).toEqual(wanted);
});
