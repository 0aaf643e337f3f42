import { execFileSync } from 'node:child_process';
import Ajv from 'ajv';
import { crdManifests } from '../../../../lib/constructs/argo-cd/release/crds';
import {
  argoCdVersions,
  defaultArgoCdVersion,
  releaseTable,
  type ArgoCdVersion,
} from '../../../../lib/constructs/argo-cd/release/release';

interface Crd {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: object } }[] };
}

const crdsOf = (version: ArgoCdVersion) => crdManifests(version) as unknown as Crd[];
const crds = crdsOf(defaultArgoCdVersion);
const schemas: [string, object][] = crds.map(({ metadata, spec }) => [
  metadata.name,
  spec.versions[0].schema.openAPIV3Schema,
]);

/** Every name that a value refers to. */
function references(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"\$ref":"([^"]+)"/g)].map(([, name]) => name);
}

test.each(argoCdVersions)('the three CRDs of %s are put together from shared fragments', (version) => {
  const { fragments, documents } = releaseTable(version, 'crds');
  const used = new Map<string, number>();
  for (const name of references({ fragments, documents })) {
    used.set(name, (used.get(name) ?? 0) + 1);
  }

  expect([...used.keys()].sort()).toEqual(Object.keys(fragments).sort());
  expect(JSON.stringify({ fragments, documents }).length).toBeLessThan(JSON.stringify(crdsOf(version)).length / 10);
});

test.each(argoCdVersions)('splitting the CRDs of %s gives the same fragments again', (version) => {
  const { fragments, documents } = releaseTable(version, 'crds');
  const script = `
    import { factor } from './tools/argo-cd/fragments.mjs';
    let text = '';
    for await (const chunk of process.stdin) text += chunk;
    process.stdout.write(JSON.stringify(factor(JSON.parse(text))));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    input: JSON.stringify(crdsOf(version)),
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });

  expect(JSON.parse(output)).toEqual({ fragments, documents });
});

test.each(schemas)('the schema of %s is complete and valid', (_name, schema) => {
  expect(references(schema)).toEqual([]);

  const ajv = new Ajv({ strict: false, formats: { int64: true, 'date-time': true } });
  expect(ajv.validateSchema(schema)).toBe(true);
});

test('the schema of Application accepts an Application, and refuses an Application without a project', () => {
  const ajv = new Ajv({ strict: false, formats: { int64: true, 'date-time': true } });
  const validate = ajv.compile(schemas[0][1]);
  const spec = { destination: { namespace: 'shop' }, source: { repoURL: 'https://git.example.com/shop.git' } };

  expect(validate({ metadata: {}, spec: { ...spec, project: 'default' } })).toBe(true);
  expect(validate({ metadata: {}, spec })).toBe(false);
});

test('the generated types of the two ConfigMaps match the tables', () => {
  const check = () =>
    execFileSync(process.execPath, ['tools/argo-cd/types.mjs', defaultArgoCdVersion, '--check'], { stdio: 'pipe' });

  expect(check().toString()).toBe('');
});
