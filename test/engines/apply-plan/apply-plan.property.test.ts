import fc from 'fast-check';
import { applyPlan, type ApplyPlan } from '../../../lib/engines/apply-plan/apply-plan';
import { type Manifest, objectReference } from '../../../lib/core/manifest';
import { seedOr } from '../../seed';

const settings = { seed: seedOr(1207), numRuns: 500 };
const group = 'example.com';

/** A manifest in a file; undefined if kustomize makes it. */
interface Placed {
  readonly manifest: Manifest;
  readonly file: string | undefined;
}

const object = (apiVersion: string, kind: string, name: string, namespace?: string, rest: object = {}): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
  ...rest,
});

const names = fc.constantFrom('a', 'b', 'c');
const namespaces = fc.constantFrom('x', 'y', 'default');

const manifests = fc.oneof(
  names.map((name) =>
    object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', name, undefined, {
      spec: { group, scope: 'Namespaced', names: { kind: name.toUpperCase() } },
    }),
  ),
  fc.constantFrom('x', 'y').map((name) => object('v1', 'Namespace', name)),
  fc.tuple(names, namespaces).map(([name, namespace]) => object('v1', 'ConfigMap', name, namespace)),
  fc.tuple(names, namespaces).map(([name, namespace]) => object('v1', 'ServiceAccount', name, namespace)),
  fc.tuple(names, namespaces).map(([name, namespace]) => object(`${group}/v1`, name.toUpperCase(), 'one', namespace)),
  fc
    .tuple(names, namespaces, fc.constantFrom('default', 'a', 'b'))
    .map(([name, namespace, serviceAccountName]) =>
      object('v1', 'Pod', name, namespace, { spec: { serviceAccountName } }),
    ),
  names.map((name) => object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', name)),
);

const folders = fc
  .uniqueArray(manifests, { selector: idOf, minLength: 1, maxLength: 12 })
  .chain((all) =>
    fc.tuple(...all.map((manifest) => fc.constantFrom('1', '2', undefined).map((file) => ({ manifest, file })))),
  );

test('the steps apply each object once, and nothing else', () => {
  fc.assert(
    fc.property(folders, (folder: readonly Placed[]) => {
      const plan = planOf(folder);

      expect(sentBy(plan, folder).flat().map(idOf).sort()).toEqual(folder.map(({ manifest }) => idOf(manifest)).sort());
    }),
    settings,
  );
});

test('each step names what it applies, in order', () => {
  fc.assert(
    fc.property(folders, (folder: readonly Placed[]) => {
      const plan = planOf(folder);

      expect(plan.steps.map(({ objects }) => objects)).toEqual(
        sentBy(plan, folder).map((sent) => sent.map(objectReference)),
      );
    }),
    settings,
  );
});

test('each object comes after all that it needs', () => {
  fc.assert(
    fc.property(folders, (folder: readonly Placed[]) => {
      const sent = sentBy(planOf(folder), folder);

      const places = new Map(sent.flat().map((manifest, index) => [idOf(manifest), index]));
      const steps = new Map(sent.flatMap((each, index) => each.map((manifest) => [idOf(manifest), index])));
      for (const manifest of sent.flat()) {
        const place = places.get(idOf(manifest)) ?? -1;
        expect(needsOf(manifest).map((id) => (places.get(id) ?? -1) < place)).not.toContain(false);
        expect(
          earlierSteps(manifest).map((id) => (steps.get(id) ?? -1) < (steps.get(idOf(manifest)) ?? -1)),
        ).not.toContain(false);
      }
    }),
    settings,
  );
});

test('no object comes after a webhook, which could refuse it', () => {
  fc.assert(
    fc.property(folders, (folder: readonly Placed[]) => {
      const kinds = sentBy(planOf(folder), folder)
        .flat()
        .map(({ kind }) => kind === 'MutatingWebhookConfiguration');

      expect(kinds).toEqual([...kinds].sort());
    }),
    settings,
  );
});

test('with an ApplySet, the last step has each object once', () => {
  fc.assert(
    fc.property(folders, (folder: readonly Placed[]) => {
      const plan = planOf(folder, { prune: { name: 'shop' } });

      const last = sentBy(plan, folder).at(-1) ?? [];
      expect(last.map(idOf).sort()).toEqual(folder.map(({ manifest }) => idOf(manifest)).sort());
    }),
    settings,
  );
});

function planOf(folder: readonly Placed[], options: Parameters<typeof applyPlan>[1] = {}): ApplyPlan {
  const fileOf = new Map(folder.map(({ manifest, file }) => [manifest, file]));
  return applyPlan([...fileOf.keys()], { fileOf: (manifest) => fileOf.get(manifest), ...options });
}

/** The objects that kubectl reads in each step: those of the files that its arguments name, and of standard input. */
function sentBy({ steps }: ApplyPlan, folder: readonly Placed[]): Manifest[][] {
  return steps.map(({ args, input = [] }) => {
    const paths = args.filter((_, index) => args[index - 1] === '-f');
    return paths.flatMap((path) =>
      path === '-' ? input : folder.filter(({ file }) => file === path).map(({ manifest }) => manifest),
    );
  });
}

function idOf({ kind, metadata }: Manifest): string {
  return `${kind}/${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;
}

function needsOf({ kind, metadata, spec }: Manifest): string[] {
  const { serviceAccountName } = (kind === 'Pod' ? spec : {}) as { readonly serviceAccountName?: string };
  return [
    ...(metadata?.namespace === undefined ? [] : [`Namespace//${metadata.namespace}`]),
    ...(serviceAccountName === undefined || serviceAccountName === 'default'
      ? []
      : [`ServiceAccount/${metadata?.namespace ?? ''}/${serviceAccountName}`]),
  ];
}

/** What must be there in an earlier step, because a cluster takes a moment to make something of it. */
function earlierSteps({ apiVersion, kind, metadata, spec }: Manifest): string[] {
  const { serviceAccountName } = (kind === 'Pod' ? spec : {}) as { readonly serviceAccountName?: string };
  return [
    ...(apiVersion.startsWith(group) ? [`CustomResourceDefinition//${kind.toLowerCase()}`] : []),
    ...(serviceAccountName === 'default' ? [`Namespace//${metadata?.namespace ?? ''}`] : []),
  ];
}
