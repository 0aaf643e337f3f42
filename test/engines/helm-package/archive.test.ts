import { chartArchive } from '../../../lib/engines/helm-package/archive';
import { chartFiles } from '../../../lib/engines/helm-package/chart-files';
import { messageOf } from '../../message-of';
import { describeWithTool } from '../../real-tools';
import { deployment, scaler } from './mychart';
import { runHelm, templateObjects, withFiles } from './render-package';

const files = chartFiles({ metadata: { name: 'mychart', version: '0.1.0' }, objects: [deployment, scaler] });

test('the same files give the same bytes', () => {
  expect(chartArchive('mychart', files)).toEqual(chartArchive('mychart', new Map(files)));
});

test.each([
  ['name', `templates/${'é'.repeat(51)}`],
  ['folder', `${'f'.repeat(150)}/a.yaml`],
])('a file whose %s is too long for an archive is an error', (_what, path) => {
  expect(messageOf(() => chartArchive('mychart', new Map([[path, '']])))).toBe(
    `[mychart/${path}] Cannot put this file into an archive: its name has more than 100 bytes, or its folder more than 155\n` +
      '  Fix: use a shorter name',
  );
});

describe.each(['helm-3.12', 'helm-4.2'] as const)('%s', (tool) => {
  describeWithTool(tool, 'the archive of a chart', (helm) => {
    test('has the same objects as its folder', () => {
      withFiles(new Map([['mychart.tgz', chartArchive('mychart', files)]]), (folder) => {
        const expected = withFiles(files, (chart) => templateObjects(helm, chart));

        expect(templateObjects(helm, `${folder}/mychart.tgz`)).toEqual(expected);
      });
    });

    test('may have long paths', () => {
      const long = `templates/${'a'.repeat(100 - 'templates/.yaml'.length)}.yaml`;
      const archive = chartArchive(
        'mychart',
        new Map([...files, [long, 'kind: Long\napiVersion: v1\nmetadata:\n  name: a\n']]),
      );

      withFiles(new Map([['mychart.tgz', archive]]), (folder) => {
        expect(runHelm(helm, ['template', `${folder}/mychart.tgz`])).toContain(`# Source: mychart/${long}`);
      });
    });
  });
});
