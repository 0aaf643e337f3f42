import fc from 'fast-check';
import table from '../../../data/argo-cd/health.json';
import { health } from '../../../lib/kubernetes/health/health';
import { seedOr } from '../../seed';

const kinds = Object.keys({ ...table.builtIn, ...table.scripts }).map((key) => {
  const [group, kind] = key.replace('*.', 'any.').replace('/*', '/Any').split('/');
  return { apiVersion: group === '' ? 'v1' : `${group}/v1`, kind };
});
const states = ['Healthy', 'Suspended', 'Progressing', 'Missing', 'Degraded', 'Unknown'];

/** Values of all types, also where a kind has another one, below the names that rules read most. */
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(null, true, false, 0, 1, -1, 1.5, '', 'True', 'False', 'Ready', 'Failed'),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('conditions', 'type', 'status', 'state', 'phase', 'message', 'reason', 'observedGeneration'),
      tie('any'),
      { maxKeys: 4 },
    ),
  ),
})).any;

test('every object of every kind has one of the states, or none', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), value, value, value, (kind, metadata, spec, status) => {
      const object = { ...kind, metadata, spec, status };

      const results = ['v3.4', 'v3.5'].map((argoCdVersion) => health(object as never, { argoCdVersion }));

      results
        .filter((result) => result !== undefined)
        .forEach((result) => {
          expect(states).toContain(result.status);
          expect(typeof result.message).toBe('string');
        });
    }),
    { seed: seedOr(12), numRuns: 5_000 },
  );
});
