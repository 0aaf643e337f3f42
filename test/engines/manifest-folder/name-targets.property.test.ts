import fc from 'fast-check';
import { diff } from '../../../lib/engines/diff/diff';
import { nameTargets } from '../../../lib/engines/manifest-folder/name-targets';
import { manifestsIn, type ManifestFile } from '../../../lib/engines/manifest-folder/read-manifest-files';
import { seedOr } from '../../seed';
import { configMap, outputOf } from './files';

/** The values of a few objects of a target; an object without a value is not there. */
const values = fc.record({ a: fc.constantFrom('1', '2'), b: fc.constantFrom('1', '2') }, { requiredKeys: [] });

/** An output of two targets, in which one object is always different. */
const outputs = fc.record({ dev: values, prod: values }).map(({ dev, prod }) => {
  const files = Object.entries({ dev: { ...dev, host: 'dev' }, prod: { ...prod, host: 'prod' } }).flatMap(
    ([target, objects]) =>
      Object.entries(objects).map(([name, value]) => [`${target}/${name}.yaml`, configMap(name, value)] as const),
  );
  return outputOf(Object.fromEntries(files));
});

const ofTarget = (files: readonly ManifestFile[], target: string) =>
  manifestsIn(files.filter(({ path }) => path.startsWith(`${target}/`)));

test('the difference of two outputs is that of each target', () => {
  fc.assert(
    fc.property(outputs, outputs, (before, after) => {
      const { changes } = diff(manifestsIn(before), manifestsIn(after), { targetOf: nameTargets(before, after) });

      const each = ['dev', 'prod'].flatMap((target) =>
        diff(ofTarget(before, target), ofTarget(after, target)).changes.map((change) => ({ ...change, target })),
      );
      expect(changes).toEqual(each);
    }),
    { seed: seedOr(33), numRuns: 300 },
  );
});
