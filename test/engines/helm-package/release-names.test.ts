import { chartFiles } from '../../../lib/engines/helm-package/chart-files';
import { type MarkedObject, ReleaseMark, TextMark } from '../../../lib/engines/helm-package/marks';
import { parseManifests } from 'cdk8s-gitops';
import { describeWithTool } from '../../real-tools';
import { runHelm, withFiles } from './render-package';

const texts = ['-web', '-e5', '-05', '-x', '-01-01', '-g', 'true', '.5', '-', ''];
const marks = texts.flatMap((text) =>
  [
    [new ReleaseMark('Name'), text],
    [text, new ReleaseMark('Name')],
  ].map((parts) => new TextMark(parts.filter((part) => part !== ''))),
);
const object: MarkedObject = {
  path: 'chart/names',
  conditions: [],
  manifest: { apiVersion: 'v1', kind: 'Names', metadata: { name: 'names' }, names: marks },
};
const files = chartFiles({ metadata: { name: 'names', version: '0.1.0' }, objects: [object] });

describeWithTool('helm-4.2', 'a release', (helm) => {
  test.each(['1', '1e3', '0x1', 'true', 'null', 'no', 'n', '2026', '1.5', 'web', '1e'])('may be called %s', (name) => {
    const output = withFiles(files, (folder) => runHelm(helm, ['template', name, folder]));

    const [{ names }] = parseManifests(output);

    expect(names).toEqual(
      marks.map(({ parts }) => parts.map((part) => (typeof part === 'string' ? part : name)).join('')),
    );
  });
});
