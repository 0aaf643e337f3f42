import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChart } from '../../../../lib/engines/helm/chart/read-chart';
import { subchartsOf } from '../../../../lib/engines/helm/chart/subcharts';
import { messageOf } from '../../../message-of';
import { temporaryFolder } from '../../../temporary-folder';
import { chartArchive, type Entry } from './chart-archive';
import { writeFilesTo } from './write-files';

const chartYaml = 'apiVersion: v2\nname: web\nversion: "1.10"\n';

function archiveOf(...entries: readonly Entry[]): string {
  const path = join(temporaryFolder(), 'web.tgz');
  writeFileSync(path, chartArchive(...entries));
  return path;
}

test('a folder is read with all its files, sorted by path', () => {
  const folder = writeFilesTo(temporaryFolder(), {
    'values.yaml': 'a: 1\n',
    'templates/web.yaml': 'kind: Service\n',
    'Chart.yaml': chartYaml,
    '.helmignore': '*.txt\n',
  });

  const chart = readChart(folder, 'test');

  expect({ name: chart.name, version: chart.version }).toEqual({ name: 'web', version: '1.10' });
  expect([...chart.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual([
    ['.helmignore', '*.txt\n'],
    ['Chart.yaml', chartYaml],
    ['templates/web.yaml', 'kind: Service\n'],
    ['values.yaml', 'a: 1\n'],
  ]);
});

test('an archive gives the same chart as the folder that it was made of', () => {
  const files = { 'Chart.yaml': chartYaml, 'templates/web.yaml': 'kind: Service\n', 'values.yaml': '' };
  const folder = writeFilesTo(temporaryFolder(), files);
  const archive = archiveOf(
    { path: 'web/', type: 'Directory' },
    ...Object.entries(files).map(([path, text]) => ({ path: `web/${path}`, text })),
  );

  const [one, other] = [readChart(folder, 'test'), readChart(archive, 'test')];

  expect([...other.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual(Object.entries(files));
  expect({ ...other, files: undefined }).toEqual({ ...one, files: undefined });
});

test('links to files and folders are followed', () => {
  const folder = temporaryFolder();
  writeFilesTo(folder, { 'library/Chart.yaml': 'name: library', 'web/Chart.yaml': chartYaml, 'web/charts/.keep': '' });
  symlinkSync('../../library', join(folder, 'web/charts/library'));
  symlinkSync('Chart.yaml', join(folder, 'web/copy.yaml'));

  const { files } = readChart(join(folder, 'web'), 'test');

  expect([...files.keys()]).toEqual(['Chart.yaml', 'charts/.keep', 'charts/library/Chart.yaml', 'copy.yaml']);
});

test('a repository of Git in the folder is not a part of the chart', () => {
  const folder = writeFilesTo(temporaryFolder(), { 'Chart.yaml': chartYaml, '.git/HEAD': 'ref: refs/heads/main' });

  expect([...readChart(folder, 'test').files.keys()]).toEqual(['Chart.yaml']);
});

test.each([
  ['a link to its own folder', 'charts/self', '..', 'charts/self: links lead in a circle there', 'remove the link'],
  ['a link to itself', 'loop', 'loop', 'loop: links lead in a circle there', 'remove the link, or correct it'],
  ['a link to nothing', 'gone', 'missing', 'gone: the link leads to nothing', 'remove the link, or correct it'],
  ['a device', 'null', '/dev/null', 'null: it is neither a file nor a folder', 'remove it'],
])('%s is an error', (_, path, target, what, fix) => {
  const folder = writeFilesTo(temporaryFolder(), { 'Chart.yaml': chartYaml, 'charts/.keep': '' });
  symlinkSync(target, join(folder, path));

  expect(messageOf(() => readChart(folder, 'app/web'))).toBe(`[app/web] Cannot read ${folder}/${what}\n  Fix: ${fix}`);
});

test('dependencies come from Chart.yaml, and from requirements.yaml in old charts', () => {
  const chart = {
    'Chart.yaml': `${chartYaml}dependencies: [{ name: redis, alias: cache, version: ^1, condition: a.b }]`,
  };
  const old = {
    'Chart.yaml': chartYaml,
    'requirements.yaml': 'dependencies: [{ name: redis, repository: "@stable" }]',
  };

  expect(readChart(writeFilesTo(temporaryFolder(), chart), 'test').dependencies).toEqual([
    { name: 'redis', alias: 'cache', version: '^1', condition: 'a.b' },
  ]);
  expect(readChart(writeFilesTo(temporaryFolder(), old), 'test').dependencies).toEqual([
    { name: 'redis', repository: '@stable' },
  ]);
});

test('subcharts are folders and archives in charts/', () => {
  const folder = writeFilesTo(temporaryFolder(), {
    'Chart.yaml': chartYaml,
    'charts/cache/Chart.yaml': 'name: cache',
    'charts/cache/charts/inner/Chart.yaml': 'name: inner',
    'charts/db-1.0.0.tgz': chartArchive({ path: 'db/Chart.yaml', text: 'name: db' }),
    'charts/_off/Chart.yaml': 'name: off',
    'charts/README.md': '',
    'charts/empty/values.yaml': '',
  });

  const charts = subchartsOf(readChart(folder, 'test'), 'web', 'test');

  expect(charts.map(({ name }) => name)).toEqual(['cache', 'db']);
  expect(subchartsOf(charts[0], 'cache', 'test').map(({ name }) => name)).toEqual(['inner']);
});

test('a broken subchart is named with its path', () => {
  const folder = writeFilesTo(temporaryFolder(), { 'Chart.yaml': chartYaml, 'charts/db-1.0.0.tgz': 'x' });

  expect(messageOf(() => subchartsOf(readChart(folder, 'test'), './web', 'app/web'))).toBe(
    '[app/web] Cannot read the chart ./web/charts/db-1.0.0.tgz: it is not an archive in gzip format (unexpected end ' +
      'of file)\n  Fix: package the chart again: helm package FOLDER',
  );
});

test('a chart that is not there is an error', () => {
  expect(messageOf(() => readChart('./nowhere', 'app/web'))).toBe(
    '[app/web] Cannot find the chart ./nowhere: nothing is there\n' +
      '  Fix: use a path relative to the working folder, a name with repo and version, or an address oci://…',
  );
});

test('a folder without a Chart.yaml is an error', () => {
  const folder = temporaryFolder();

  expect(messageOf(() => readChart(folder, 'app/web'))).toBe(
    `[app/web] Cannot read the chart ${folder}: it has no Chart.yaml\n` +
      '  Fix: use a folder or an archive that has a Chart.yaml',
  );
});

test('a Chart.yaml that is not YAML is an error with its line', () => {
  const folder = writeFilesTo(temporaryFolder(), { 'Chart.yaml': 'name: web\n  version: 1' });

  expect(messageOf(() => readChart(folder, 'app/web'))).toMatch(
    new RegExp(`^\\[app/web\\] Cannot read the chart ${folder}: Chart.yaml:2:10: Cannot read YAML: .*\n  Fix: .*$`),
  );
});

describe('an archive is refused that holds', () => {
  const chart: Entry = { path: 'web/Chart.yaml', text: chartYaml };

  test.each<[string, Entry, string]>([
    ['a path out of its folder', { path: 'web/../../x' }, 'the path web/../../x in it leads out of its folder'],
    [
      'a path out of its folder with backslashes',
      { path: 'web\\..\\x' },
      'the path web\\..\\x in it leads out of its folder',
    ],
    ['an absolute path', { path: '/etc/passwd' }, 'the path /etc/passwd in it is absolute'],
    ['an absolute path of Windows', { path: 'C:/x' }, 'the path C:/x in it is absolute'],
    [
      'a link',
      { path: 'web/a', type: 'SymbolicLink', linkpath: '/etc' },
      'web/a is not a file or a folder, but of type SymbolicLink',
    ],
    [
      'a hard link',
      { path: 'web/a', type: 'Link', linkpath: 'web/b' },
      'web/a is not a file or a folder, but of type Link',
    ],
    [
      'a device',
      { path: 'web/a', type: 'CharacterDevice' },
      'web/a is not a file or a folder, but of type CharacterDevice',
    ],
    ['a file twice', chart, 'it has web/Chart.yaml twice'],
  ])('%s', (_, entry, why) => {
    const archive = archiveOf(chart, entry);

    expect(messageOf(() => readChart(archive, 'app/web'))).toBe(
      `[app/web] Cannot read the chart ${archive}: ${why}\n  Fix: package the chart again: helm package FOLDER`,
    );
  });

  test('more than 100 MiB', () => {
    const archive = archiveOf(chart, { path: 'web/zeros', text: '0'.repeat(101 * 1024 * 1024) });

    expect(messageOf(() => readChart(archive, 'app/web'))).toBe(
      `[app/web] Cannot read the chart ${archive}: it unpacks to more than 100 MiB\n  Fix: use a chart without such files`,
    );
  });
});

test('a file that is not an archive is an error', () => {
  const path = join(temporaryFolder(), 'web.tgz');
  writeFileSync(path, chartYaml);

  expect(messageOf(() => readChart(path, 'app/web'))).toBe(
    `[app/web] Cannot read the chart ${path}: it is not an archive in gzip format (incorrect header check)\n` +
      '  Fix: package the chart again: helm package FOLDER',
  );
});
