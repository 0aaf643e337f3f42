import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../../package.json';
import { editFile, versionedFiles } from '../../../tools/release/edits';

const text = (path: string): string => readFileSync(join(__dirname, '../../..', path), 'utf8');
const edit = (path: string, version: string): string =>
  editFile(path, text(path), manifest, { version, date: '2026-11-29' });

test.each(versionedFiles.filter((path) => path !== 'CHANGELOG.md'))(
  '%s stays as it is, byte for byte, under its own version',
  (path) => {
    expect(edit(path, manifest.version)).toBe(text(path));
  },
);

test('package.json and package-lock.json get the version, and that of no other package changes', () => {
  const lines = (content: string): string[] => content.split('\n');
  const changed = ['package.json', 'package-lock.json'].map((path) => {
    const before = lines(text(path));
    return lines(edit(path, '99.0.0')).filter((line, index) => line !== before[index]);
  });

  const line = '"version": "99.0.0",';
  expect(changed).toEqual([[`  ${line}`], [`  ${line}`, `      ${line}`]]);
});

test('the READMEs name the file that npm pack makes', () => {
  const names = ['README.md', 'README.ko.md'].map((path) => edit(path, '99.0.0').match(/cdk8s-gitops-[\d.]+\.tgz/g));

  expect(new Set(names.flat())).toEqual(new Set(['cdk8s-gitops-99.0.0.tgz']));
});
