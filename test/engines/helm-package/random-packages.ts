import fc from 'fast-check';
import { chartFiles } from '../../../lib/engines/helm-package/chart-files';
import { type MarkedObject } from '../../../lib/engines/helm-package/marks';
import { evaluateObjects } from './evaluate-marks';
import { markedObjects } from './random-objects';
import { settings, valueSpecs } from './random-values';
import { canBeSetBy, type Settings, templateObjects, type ValueSource, withFiles } from './render-package';

interface RandomPackage {
  readonly objects: readonly MarkedObject[];
  readonly settings: Settings;
}

const sources: readonly ValueSource[] = ['file', '--set', '--set-string', '--set-json'];

/** Packages, with values that a user sets. */
export const randomPackages: fc.Arbitrary<RandomPackage> = valueSpecs.chain((specs) =>
  fc
    .record({ objects: markedObjects(specs), set: settings(specs), order: fc.infiniteStream(fc.nat(3)) })
    .map(({ objects, set, order }) => {
      const given = [...set].map(([name, value]) => {
        const possible = sources.filter((source) => canBeSetBy(source, value));
        return [name, { value, source: possible[Number(order.next().value) % possible.length] }] as const;
      });
      return { objects, settings: new Map(given) };
    }),
);

/**
 * Demands of random packages that helm makes the objects that a plain synth with the same values has. Where helm
 * checks the values against the schema of the chart, it may not refuse them.
 */
export function demandSameObjects(
  helms: readonly string[],
  options: { readonly runs: number; readonly seed: number },
): void {
  fc.assert(
    fc.property(randomPackages, ({ objects, settings }) => {
      const files = chartFiles({ metadata: { name: 'random', version: '0.1.0' }, objects });
      const values = new Map([...settings].map(([name, { value }]) => [name, value]));
      const expected = evaluateObjects(objects, values);
      withFiles(files, (folder) => {
        for (const helm of helms) {
          expect(templateObjects(helm, folder, settings)).toEqual(expected);
        }
      });
    }),
    // Without shrinking: each try starts helm, and there can be thousands.
    { numRuns: options.runs, seed: options.seed, endOnFailure: true },
  );
}
