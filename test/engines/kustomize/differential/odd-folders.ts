import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Folder } from '../in-folder';

/** The folders of odd-folders.yaml: what is odd in each, and its files. */
export function oddFolders(): (readonly [name: string, folder: Folder])[] {
  const text = readFileSync(join(__dirname, 'odd-folders.yaml'), 'utf8');
  const folders = parse(text) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return Object.entries(folders).map(([name, files]) => [
    name,
    Object.fromEntries(Object.entries(files).map(([path, content]) => [`top/${path}`, content])),
  ]);
}

/** Folders with bytes that are not UTF-8: latin 1, and UTF-16 with one and with two documents. */
export const encodedFolders: Readonly<Record<string, Folder>> = {
  'latin 1 in a comment': withObject(
    Buffer.from('# caf\xe9\n{ apiVersion: v1, kind: A, metadata: { name: a } }\n', 'latin1'),
  ),
  'latin 1 in a text': withObject(Buffer.from('{ apiVersion: v1, kind: A, metadata: { name: caf\xe9 } }\n', 'latin1')),
  'UTF-16 with a byte order mark': withObject(
    Buffer.from('\ufeffapiVersion: v1\nkind: A\nmetadata: { name: café }\n', 'utf16le'),
  ),
  'UTF-16 in the other order of bytes': withObject(
    Buffer.from('\ufeffapiVersion: v1\nkind: A\nmetadata: { name: café }\n', 'utf16le').swap16(),
  ),
  'UTF-16 without a byte order mark': withObject(
    Buffer.from('apiVersion: v1\nkind: A\nmetadata: { name: a }\n', 'utf16le'),
  ),
  'UTF-8 with a byte order mark': withObject(Buffer.from('\ufeffapiVersion: v1\nkind: A\nmetadata: { name: a }\n')),
};

function withObject(object: Buffer): Folder {
  return { 'top/kustomization.yaml': 'resources: [object.yaml]\n', 'top/object.yaml': object };
}

/** Kustomizations that build on one another, one below the other. */
export function nestedFolders(depth: number): Folder {
  const names = ['top', ...Array.from({ length: depth }, (_, index) => `base${index}`)];
  const files = names.map((name, index) => {
    const next = index === depth ? 'object.yaml' : `../base${index}`;
    return [`${name}/kustomization.yaml`, `resources: [${next}]\nnamePrefix: ${index % 100 === 0 ? 'p' : "''"}\n`];
  });
  const object = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: map } }\n';
  return { ...(Object.fromEntries(files) as Folder), [`base${depth - 1}/object.yaml`]: object };
}
