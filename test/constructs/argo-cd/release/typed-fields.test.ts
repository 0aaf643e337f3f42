import type ts from 'typescript';
import { DeclaredTypes } from './declared-types';

/** Fields of the CRDs that are not in the props, each with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  'ApplicationSet.applyNestedSelectors': 'ignored since Argo CD 3.0',
  'ApplicationSet.syncPolicy.preserveResourcesOnDeletion': 'set by deletionPolicy',
};

/** The fields of `template.spec` are directly in the template. */
const flattened = /\.template\.spec$/;

/** Our type of each `spec`, beside the one that `cdk8s import` makes of the CRD. */
const root = `
  import * as crds from './imports/argoproj.io';
  import { type AppProjectSpec } from './lib/constructs/argo-cd/project/app-project-spec';
  import { type ApplicationSetSpec } from './lib/constructs/argo-cd/application-set-spec/application-set-spec';
  import { type ApplicationSpec } from './lib/constructs/argo-cd/application-spec/application-spec';

  export type Application = { ours: ApplicationSpec; wanted: crds.ApplicationSpec };
  export type ApplicationSet = { ours: ApplicationSetSpec; wanted: crds.ApplicationSetSpec };
  export type AppProject = { ours: AppProjectSpec; wanted: crds.AppProjectSpec };
  export type Incomplete = {
    ours: ApplicationSpec;
    wanted: { project: string; owner: string; destination: { server: string; region: string } };
  };
`;

const types = new DeclaredTypes(root);

/** Paths of wanted fields that our types do not have. */
function untyped(wanted: readonly ts.Type[], ours: readonly ts.Type[], path: string): string[] {
  const elements = types.inLists(wanted);
  if (elements.length > 0) {
    const inside = types.inLists(ours);
    return inside.length === 0 ? [`${path}[]`] : untyped(elements, inside, `${path}[]`);
  }
  return types.fieldsOf(wanted).flatMap(({ name, types: inside }) => {
    const at = `${path}.${name}`;
    const found = flattened.test(at) ? ours : types.inField(ours, name);
    if (at in leftOut) {
      return [];
    }
    return found.length === 0 ? [at] : untyped(inside, found, at);
  });
}

const kinds = ['Application', 'ApplicationSet', 'AppProject'] as const;

describe('the props of declared objects', () => {
  test.each(kinds)('every field that cdk8s imports for %s has a type', (kind) => {
    expect(untyped([types.of(kind, 'wanted')], [types.of(kind, 'ours')], kind)).toEqual([]);
  });

  test('a field without a type is found at any depth', () => {
    const found = untyped([types.of('Incomplete', 'wanted')], [types.of('Incomplete', 'ours')], 'Application');

    expect(found).toEqual(['Application.owner', 'Application.destination.region']);
  });

  test('fields that are left out still exist in the CRDs', () => {
    const paths = Object.keys(leftOut).filter((path) => {
      const [kind, ...keys] = path.split('.');
      const wanted = [types.of(kind as string, 'wanted')];
      return keys.reduce<ts.Type[]>((parts, key) => types.inField(parts, key), wanted).length === 0;
    });

    expect(paths).toEqual([]);
  });
});
