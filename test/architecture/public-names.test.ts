import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { compilerOptions } from '../compiler-options';
import { temporaryFolder } from '../temporary-folder';
import { readEntries, typesMissing, typesTooManyInRoot, valuesMissingInRoot } from './public-names';

const folder = join(__dirname, '../../lib/public');
const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
/** The entry for tests changes Jest when it is loaded, so that its values can't be in the root. */
const features = files.filter((file) => file !== 'index' && file !== 'testing');
const entries = readEntries(folder, compilerOptions());

test('the entries of the package are the files of lib/public', () => {
  const block = (file: string): object => ({
    types: `./build/lib/public/${file}.d.ts`,
    default: `./build/lib/public/${file}.js`,
  });
  const blocks = files.map((file) => [file === 'index' ? '.' : `./${file}`, block(file)] as const);

  expect(manifest.exports).toEqual({ ...Object.fromEntries(blocks), './package.json': './package.json' });
});

test('compilers that do not know exports find the types of every entry by its name', () => {
  const names = files.filter((file) => file !== 'index');

  const wanted = Object.fromEntries(names.map((name) => [name, [`./build/lib/public/${name}.d.ts`]]));

  expect(manifest.typesVersions).toEqual({ '*': wanted });
});

test('every value of a feature is in the root too', () => {
  expect(valuesMissingInRoot(entries, features)).toEqual([]);
});

test('the root has those types of a feature only that its values take or give', () => {
  expect(typesTooManyInRoot(entries, features)).toEqual([]);
});

test('every type in a public signature can be imported, that of a feature from its entry or the root', () => {
  expect(typesMissing(entries)).toEqual([]);
});

test('the root leads compilers to the types of every feature', () => {
  const text = readFileSync(join(folder, 'index.ts'), 'utf8');

  expect(features.filter((feature) => !text.includes(`export type {} from './${feature}';`))).toEqual([]);
});

describe('in a package that breaks the rules', () => {
  function readWrong(): ReturnType<typeof readEntries> {
    const directory = temporaryFolder();
    mkdirSync(join(directory, 'public'));
    Object.entries(wrongFiles).forEach(([file, text]) => writeFileSync(join(directory, file), text));
    return readEntries(join(directory, 'public'), { noLib: true, types: [] });
  }

  test('a value that only the feature exports is found', () => {
    expect(valuesMissingInRoot(readWrong(), ['feature'])).toEqual(['feature exports onlyHere, and the root does not']);
  });

  test('a type that no value of the root takes or gives is found', () => {
    expect(typesTooManyInRoot(readWrong(), ['feature'])).toEqual([
      'the root exports Deep, and none of its values takes or gives it',
    ]);
  });

  test('a type that no entry exports is found, and for a feature one that only another feature exports', () => {
    expect(typesMissing(readWrong())).toEqual([
      'feature: Deep names Other',
      'feature: Props names Nowhere',
      'index: Props names Nowhere',
      'index: Shown names Base',
    ]);
  });
});

const wrongFiles = {
  'inner.ts': `
    export interface Nowhere { readonly a: 1 }
    export interface Other { readonly a: 1 }
    type Local = { readonly nowhere: Nowhere };
    export interface Props { readonly local: Local; readonly deep: Deep }
    export interface Deep { readonly other?: Other }
    export function onlyHere(key: keyof Nowhere): void {}
    export class Base { private readonly hidden?: Nowhere; }
    export class Shown extends Base { constructor(props: Props) { super(); } }
  `,
  'public/feature.ts': "export { type Deep, onlyHere, type Props } from '../inner';",
  'public/other.ts': "export { type Other } from '../inner';",
  'public/index.ts': "export { type Deep, type Props, Shown } from '../inner';",
};
