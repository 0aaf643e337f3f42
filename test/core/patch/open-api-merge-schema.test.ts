import { crdMergeSchema, openApiMergeSchema } from '../../../lib/core/patch/open-api-merge-schema';
import { kubernetesMergeSchema } from '../../../lib/core/patch/kubernetes-merge-schema';
import { firstMergeSchema } from '../../../lib/core/patch/merge-schema';
import { strategicMerge } from '../../../lib/core/patch/strategic-merge';

const team = (members: object[]) => ({
  apiVersion: 'example.com/v1',
  kind: 'Team',
  metadata: { name: 'a' },
  spec: { members },
});

describe('merge keys', () => {
  test('come from an OpenAPI document', () => {
    const schema = openApiMergeSchema({
      definitions: {
        'com.example.v1.Team': {
          'x-kubernetes-group-version-kind': [{ group: 'example.com', version: 'v1', kind: 'Team' }],
          properties: { spec: { $ref: '#/definitions/com.example.v1.TeamSpec' } },
        },
        'com.example.v1.TeamSpec': {
          properties: {
            members: {
              type: 'array',
              items: { type: 'object' },
              'x-kubernetes-patch-strategy': 'merge',
              'x-kubernetes-patch-merge-key': 'mail',
            },
          },
        },
      },
    });

    const merged = strategicMerge(team([{ mail: 'a', role: 'lead' }]), team([{ mail: 'b' }]), schema);

    expect(merged).toEqual(team([{ mail: 'b' }, { mail: 'a', role: 'lead' }]));
  });

  test('come from a CustomResourceDefinition', () => {
    const members = {
      type: 'array',
      items: { type: 'object' },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['mail'],
    };
    const openAPIV3Schema = { properties: { spec: { properties: { members } } } };
    const schema = crdMergeSchema([
      {
        kind: 'CustomResourceDefinition',
        spec: {
          group: 'example.com',
          names: { kind: 'Team' },
          versions: [{ name: 'v1', schema: { openAPIV3Schema } }],
        },
      },
    ]);

    const merged = strategicMerge(team([{ mail: 'a', role: 'lead' }]), team([{ mail: 'b' }]), schema);

    expect(merged).toEqual(team([{ mail: 'b' }, { mail: 'a', role: 'lead' }]));
  });

  test('of Kubernetes 1.35 know kinds that those of kubectl (1.21) do not', () => {
    const podSpec = (version: '1.21' | '1.35') =>
      kubernetesMergeSchema(version).kind('v1', 'Pod')?.field('spec')?.field('schedulingGates')?.mergeKeys;

    expect(podSpec('1.21')).toBeUndefined();
    expect(podSpec('1.35')).toEqual(['name']);
  });

  test('come from the first schema that knows the kind', () => {
    const schema = firstMergeSchema(openApiMergeSchema({}), kubernetesMergeSchema());

    expect(schema.kind('v1', 'Pod')?.field('spec')?.field('containers')?.mergeKeys).toEqual(['name']);
    expect(schema.kind('v1', 'Unknown')).toBeUndefined();
  });

  test('can be looked up although references lead back to themselves', () => {
    const schema = openApiMergeSchema({
      definitions: {
        a: {
          'x-kubernetes-group-version-kind': [{ version: 'v1', kind: 'A' }],
          properties: { spec: { $ref: '#/definitions/b' } },
        },
        b: { $ref: '#/definitions/b' },
      },
    });

    expect(schema.kind('v1', 'A')?.field('spec')).toBeUndefined();
  });
});
