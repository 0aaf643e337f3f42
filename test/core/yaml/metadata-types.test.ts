import fc from 'fast-check';
import { type Manifest, parseManifests } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { describeWithTool } from '../../real-tools';
import { seedOr } from '../../seed';
import { readFilesWithKubectl } from './kubectl';

const withMetadata = (metadata: string, kind = 'Sample'): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: ${metadata}\n`;

const refusal = (text: string): string => messageOf(() => parseManifests(text, { file: 'a.yaml' }));

function isRead(text: string): boolean {
  try {
    return parseManifests(text).length === 1;
  } catch {
    return false;
  }
}

describe('the metadata of an object', () => {
  test.each([
    ['{ name: 1 }', 'a number as metadata.name of Sample/1: it must be a string', 'put it in quotes'],
    [
      '{ labels: { a: yes } }',
      'a boolean as metadata.labels.a of Sample/(no name): it must be a string',
      'put it in quotes',
    ],
    ['{ annotations: [a] }', 'a list as metadata.annotations of Sample/(no name): it must be a map', 'use a map'],
    ['{ finalizers: a }', 'a string as metadata.finalizers of Sample/(no name): it must be a list', 'use a list'],
    ['{ generation: 1.5 }', '1.5 as metadata.generation of Sample/(no name): it must be a whole number', 'use 1'],
    [
      '{ creationTimestamp: 2024-01-02 }',
      '"2024-01-02" as metadata.creationTimestamp of Sample/(no name): it must be a time in RFC 3339',
      'use "2024-01-02T03:04:05Z"',
    ],
    [
      '{ creationTimestamp: "2024-02-30T03:04:05Z" }',
      '"2024-02-30T03:04:05Z" as metadata.creationTimestamp of Sample/(no name): it must be a time in RFC 3339',
      'use "2024-01-02T03:04:05Z"',
    ],
    ['text', '"text" as metadata of Sample/(no name): it must be a map', 'use a map'],
  ])('has the types that kubectl reads: %s is refused', (metadata, what, fix) => {
    expect(refusal(withMetadata(metadata))).toBe(`[a.yaml:1:1] Cannot use ${what}\n  Fix: ${fix}`);
  });

  test('is checked in each item of a List, and all errors are reported at once', () => {
    const text = 'apiVersion: v1\nkind: List\nitems:\n- { apiVersion: v1, kind: A, metadata: { name: 1, uid: 2 } }';

    expect(
      refusal(text)
        .split('\n')
        .filter((line) => line.startsWith('[')),
    ).toHaveLength(2);
  });

  test('may have values of Secrets in it, which messages do not repeat', () => {
    expect(refusal(withMetadata('{ name: s, annotations: { key: 123456 } }', 'Secret'))).not.toContain('123456');
  });

  test('is not checked for kustomize, which prints it', () => {
    const text = withMetadata('{ name: a, labels: { a: 1 } }');

    expect(parseManifests(text, { dialect: 'kustomize' })[0]?.metadata?.labels).toEqual({ a: 1 });
  });
});

test('an apiVersion with two / is refused, as by kubectl', () => {
  expect(refusal('apiVersion: a/b/c\nkind: A')).toBe(
    '[a.yaml:1:1] Cannot read this document as a Kubernetes object: its apiVersion has more than one /\n' +
      '  Fix: use a group and a version, as in apps/v1',
  );
});

const fields = fc.constantFrom(
  ...['name', 'generateName', 'namespace', 'uid', 'resourceVersion', 'selfLink', 'labels', 'annotations', 'finalizers'],
  ...['ownerReferences', 'managedFields', 'generation', 'deletionGracePeriodSeconds', 'creationTimestamp', 'other'],
);
const scalars = ['~', '', 'yes', '"yes"', '1', '1.5', '9007199254740993', 'a', '"2024-01-02T03:04:05.6+01:00"'];
const scalar = fc.constantFrom(...scalars);
const value = fc.oneof(
  scalar,
  scalar.map((item) => `[${item || '""'}]`),
  scalar.map((item) => `{ k: ${item} }`),
);
const metadata = fc
  .dictionary(fields, value, { minKeys: 1, maxKeys: 3 })
  .map((map) => `{ ${Object.entries(map).map(([key, text]) => `${key}: ${text}`).join(', ')} }`); // prettier-ignore

/** Times with numbers that may be out of their range, or of another length. */
const time = fc
  .record({
    date: fc.constantFrom('2023-01-31', '2023-02-29', '2024-02-29', '2023-13-01', '2023-1-01', '2023-04-31'),
    hour: fc.constantFrom('3', '03', '23', '24'),
    second: fc.constantFrom('5', '05', '59', '60', '05.6', '05,6'),
    zone: fc.constantFrom('Z', 'z', '', '+00:00', '-23:60', '+24:00', '+25:00', '+05:61'),
  })
  .map(({ date, hour, second, zone }) => `{ creationTimestamp: "${date}T${hour}:04:${second}${zone}" }`);

const seed = seedOr(20261130);

describeWithTool('kubectl-1.36', 'random metadata', (kubectl) => {
  test.each([
    ['of any type', metadata],
    ['with a time', time],
  ])(`%s is refused if kubectl refuses it (seed ${seed})`, (_name, each) => {
    const texts = fc.sample(each, { seed, numRuns: 300 }).map((text, index) => withMetadata(text, `Kind${index}`));

    const kinds = new Set(readFilesWithKubectl(kubectl, texts).map((object) => (object as Manifest).kind));

    const different = texts.filter((text, index) => kinds.has(`Kind${index}`) !== isRead(text));
    expect(different).toEqual([]);
  });
});
