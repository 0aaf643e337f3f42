import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Include, parseManifests, stringifyManifests } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import { messageOf } from '../message-of';

const yaml = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata:
      name: settings
    data:
      on: yes
      released: 2001-01-01
`;
const directory = mkdtempSync(join(tmpdir(), 'include-'));

beforeAll(() => writeFileSync(join(directory, 'a.yaml'), yaml));
afterAll(() => rmSync(directory, { recursive: true }));

test('files are included by a pattern, and their objects can be patched', () => {
  const chart = new Chart(new App(), 'chart', { labels: { team: 'a' } });
  const vendor = new Include(chart, 'vendor', { path: join(directory, '*.yaml') });
  expect(vendor.apiObjects.map((object) => object.name)).toEqual(['settings']);
  expect(ApiObject.isApiObject(vendor.getApiObject('ConfigMap', 'settings'))).toBe(true);

  expect(Manifests.of(chart)).toHaveResource('v1', 'ConfigMap', { metadata: { labels: { team: 'a' } } });
});

test('text is included', () => {
  const chart = new Chart(new App(), 'chart');
  new Include(chart, 'vendor', { yaml: yaml });

  expect(Manifests.of(chart).get('ConfigMap', 'settings').data).toMatchObject({ released: '2001-01-01' });
});

test('manifests are read with the name of their file, and written back', () => {
  const manifests = parseManifests(yaml, { file: 'vendor/app.yaml' });

  expect(parseManifests(stringifyManifests(manifests))).toEqual(manifests);
  expect(messageOf(() => parseManifests('a: 1\na: 2', { file: 'vendor/app.yaml' }))).toMatch(
    /^\[vendor\/app\.yaml:2:1\] /,
  );
});
