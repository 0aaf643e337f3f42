import { checkPackage, type PackedPackage } from '../../../tools/release/check-package';

const manifest = {
  name: 'sample',
  version: '0.1.0',
  main: './build/index.js',
  bin: { sample: './build/cli.js' },
  exports: { '.': { types: './build/index.d.ts', default: './build/index.js' }, './package.json': './package.json' },
  typesVersions: { '*': { testing: ['./build/testing.d.ts'] } },
};
const fine = [
  'CHANGELOG.md',
  'LICENSE',
  'README.ko.md',
  'README.md',
  'package.json',
  'build/cli.js',
  'build/data/table.json',
  'build/index.d.ts',
  'build/index.js',
  'build/testing.d.ts',
];
const machine = ['/srv/checkout', '/home/me/'];

function packed(paths: readonly string[], more: Partial<PackedPackage> = {}): PackedPackage {
  const files = paths.map((path) => ({ path, mode: path === 'build/cli.js' ? 0o755 : 0o644 }));
  return { filename: 'sample-0.1.0.tgz', size: 1, unpackedSize: 2, files, ...more };
}

const check = (what: PackedPackage, read: (path: string) => string = () => ''): string[] =>
  checkPackage(what, manifest, read, machine).map((problem) => problem.what);

test('a package with the build, its pages and all that its package.json names is fine', () => {
  expect(check(packed(fine))).toEqual([]);
});

test.each(['test/a.js', 'lib/a.ts', 'build/a.ts', 'build/a.test.js', 'build/a.js.map', 'docs/a.md', '.npmrc'])(
  'a package does not hold %s',
  (path) => {
    expect(check(packed([...fine, path]))).toEqual([
      `Cannot publish ${path}: a package holds build/ with .js, .d.ts and .json, and ` +
        'CHANGELOG.md, LICENSE, README.md, package.json',
    ]);
  },
);

test.each(fine.filter((path) => path !== 'README.ko.md' && path !== 'build/data/table.json'))(
  'a package holds %s, which it names or npm shows',
  (path) => {
    expect(check(packed(fine.filter((other) => other !== path)))).toEqual([`Cannot publish without ${path}`]);
  },
);

test('a command that cannot be run is a problem', () => {
  const files = fine.map((path) => ({ path, mode: 0o644 }));

  expect(check(packed(fine, { files }))).toEqual(['Cannot publish build/cli.js: it is a command, but cannot be run']);
});

test('no file names a path of the machine that packs', () => {
  const texts: Record<string, string> = {
    'build/index.js': 'require("/srv/checkout/node_modules/a")',
    'README.md': 'see /home/argocd',
    'build/index.d.ts': '/home/me/lib/index.ts',
  };

  expect(check(packed(fine), (path) => texts[path] ?? '')).toEqual([
    'Cannot publish build/index.d.ts: it names /home/me/, a path of this machine',
    'Cannot publish build/index.js: it names /srv/checkout, a path of this machine',
  ]);
});

test('a package that has grown much is a problem', () => {
  expect(check(packed(fine, { size: 1_400_001, unpackedSize: 5_800_001 }))).toEqual([
    'Cannot publish 1400001 bytes packed: at most 1400000 are expected',
    'Cannot publish 5800001 bytes unpacked: at most 5800000 are expected',
  ]);
});
