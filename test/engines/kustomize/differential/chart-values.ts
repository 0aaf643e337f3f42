import fc from 'fast-check';
import { type Folder } from '../in-folder';
import { box } from './odd-charts';

const key = fc.constantFrom('a', 'b', 'c', 'y', 'on', 'null', '1', 'a b', '$patch', 'name');

/** Scalars as they are written in YAML, in flow style. */
const scalar = fc.constantFrom(
  ...['1', '1.0', '1e3', '-0', '0755', '0x1F', '9007199254740993', '18446744073709551616', '1_000', '.5', '1:30'],
  ...[
    'yes',
    'No',
    'on',
    'true',
    'null',
    '~',
    '',
    'text',
    '"yes"',
    "'1'",
    '""',
    '2024-01-02',
    '"2024-01-02"',
    '!!str 5',
  ],
  ...['"a\\nb"', '" lead"', '"é"', '"#"', '"{{ .Release.Name }}"', 'delete', 'replace', 'merge'],
);

/** A value in flow style. */
const value = fc.letrec<{ readonly value: string; readonly map: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: scalar },
    tie('map'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.map((item) => item || 'null').join(', ')}]`),
  ),
  map: fc
    .uniqueArray(fc.tuple(key, tie('value')), { maxLength: 4, selector: ([name]) => name })
    .map((entries) => `{${entries.map(([name, item]) => `${JSON.stringify(name)}: ${item}`).join(', ')}}`),
}));

/** Folders with a chart whose values are merged in each way. */
export const chartFolders: fc.Arbitrary<Folder> = fc
  .record({
    file: value.map,
    inline: value.map,
    own: value.map,
    valuesMerge: fc.constantFrom('', 'merge', 'override', 'replace'),
    isOwnFile: fc.boolean(),
  })
  .map(({ file, inline, own, valuesMerge, isOwnFile }) => ({
    ...Object.fromEntries(Object.entries(box).map(([path, content]) => [`top/${path}`, content])),
    'top/charts/box/values.yaml': `${own}\n`,
    'top/values.yaml': `${file}\n`,
    'top/kustomization.yaml': `helmCharts:
- name: box
  releaseName: r
  valuesMerge: "${valuesMerge}"
  valuesFile: "${isOwnFile ? '' : 'values.yaml'}"
  valuesInline: ${inline}
`,
  }));
