import fc from 'fast-check';
import { type Manifest, type ObjectIdentity } from '../../../lib/core/manifest';
import { diff } from '../../../lib/engines/diff/diff';
import { formatDiff } from '../../../lib/engines/diff/format-diff';
import { type DiffResult } from '../../../lib/engines/diff/result/diff-result';
import { seedOr } from '../../seed';
import { applyStrictly } from './apply-strictly';
import { editedPairs } from './random-edits';

const parameters = { seed: seedOr(6902), numRuns: 1000 };

/** What happens to each object of a set. */
const fate = fc.constantFrom('edited', 'same', 'added', 'removed', 'renamed');
const sets = fc.array(fc.tuple(fate, editedPairs), { maxLength: 6 }).map((entries) => {
  const named = (manifest: Manifest, name: string): Manifest => ({
    ...manifest,
    metadata: { ...manifest.metadata, name },
  });
  const before = entries.flatMap(([what, pair], index) => (what === 'added' ? [] : [named(pair.before, `a${index}`)]));
  const after = entries.flatMap(([what, pair], index) => {
    const made = what === 'edited' ? pair.after : pair.before;
    return what === 'removed' ? [] : [named(made, what === 'renamed' ? `b${index}` : `a${index}`)];
  });
  return { before, after: after.reverse() };
});

/** The value of each Secret is in no other place. */
const secretValue = fc.nat().map((seed) => `hidden-${seed}-value`);
const secret = fc.record({
  apiVersion: fc.constant('v1'),
  kind: fc.constant('Secret'),
  metadata: fc.record({ name: fc.constantFrom('a', 'b', 'c') }),
  data: fc.dictionary(fc.constantFrom('x', 'y'), secretValue),
  stringData: fc.dictionary(fc.constantFrom('x', 'z'), secretValue),
});
/** An object that has Secrets in a list, in a field or in a text. */
const holder = fc
  .record({ secrets: fc.array(secret, { maxLength: 3 }), way: fc.constantFrom('items', 'field', 'text', 'copy') })
  .map(({ secrets: inside, way }): Manifest => {
    const text = inside.map((each) => JSON.stringify(each)).join('\n---\n');
    const held = { items: { items: inside }, field: { field: inside[0] }, text: { text }, copy: {} }[way];
    const annotations: Record<string, string> =
      way === 'copy' ? { 'example.com/last-applied-configuration': text } : {};
    return { apiVersion: 'example.com/v1', kind: 'Holder', metadata: { name: 'holder', annotations }, ...held };
  });
const secrets = fc
  .tuple(fc.uniqueArray(secret, { selector: ({ metadata }) => metadata.name, maxLength: 3 }), holder)
  .map(([alone, inside]): Manifest[] => [...alone, inside]);

function keyOf({ kind, namespace, name }: Omit<ObjectIdentity, 'group'>): string {
  return [kind, namespace, name].join('/');
}

function byKey(manifests: readonly Manifest[]): Map<string, Manifest> {
  return new Map(
    manifests.map((manifest) => {
      const { name = '', namespace = '' } = manifest.metadata ?? {};
      return [keyOf({ kind: manifest.kind, namespace, name }), manifest];
    }),
  );
}

/** Applies all patches to a set. */
function applyAll(before: readonly Manifest[], { changes }: DiffResult): Map<string, Manifest> {
  const objects = byKey(before);
  const patched = changes.map(({ action, object, from, patch }) => {
    const old = keyOf(from ?? object);
    const made = applyStrictly(action === 'added' ? undefined : objects.get(old), patch);
    objects.delete(old);
    return [keyOf(object), made] as const;
  });
  patched.filter(([, made]) => made !== undefined).forEach(([key, made]) => objects.set(key, made as Manifest));
  return objects;
}

test('the patches of a set make the new set from the old one, exactly: added, removed, renamed and changed', () => {
  fc.assert(
    fc.property(sets, ({ before, after }) => {
      const result = diff(before, after);

      const patched = applyAll(before, result);

      expect(patched).toEqual(byKey(after));
      expect(Object.values(result.summary).slice(0, 4)).toEqual(
        ['added', 'removed', 'changed', 'renamed'].map(
          (action) => result.changes.filter((change) => change.action === action).length,
        ),
      );
    }),
    parameters,
  );
});

test('no value of a Secret is in the result or in a text', () => {
  fc.assert(
    fc.property(secrets, secrets, (before, after) => {
      const result = diff(before, after);

      const texts = (['text', 'json', 'markdown'] as const).map((format) => formatDiff(result, { format }));

      expect([JSON.stringify(result), ...texts].join('\n')).not.toMatch(/hidden-\d/);
    }),
    parameters,
  );
});

test('the Markdown of any set is as short as it must be', () => {
  fc.assert(
    fc.property(sets, fc.integer({ min: 500, max: 2000 }), ({ before, after }, maxLength) => {
      const text = formatDiff(diff(before, after), { format: 'markdown', maxLength });

      expect(text.length).toBeLessThanOrEqual(maxLength);
    }),
    parameters,
  );
});
