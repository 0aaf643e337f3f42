import { join } from 'node:path';
import { HelmChart } from '../../../lib/public';
import { type HelmChartProps } from '../../../lib/public/helm';
import { type Manifest } from '../../../lib/core/manifest';
import { configMap } from '../../engines/helm/sample-chart';
import { withEnvironment } from '../../engines/helm/with-environment';
import { messageOf } from '../../message-of';
import { describeWithTool } from '../../real-tools';
import { scope, withChartFolder } from './chart-folder';

const folder = withChartFolder();
const { chartOf } = folder;

const steady = { 'templates/a.yaml': configMap('settings', '') };

describeWithTool('helm-4.2', 'HelmChart with stable', (helm) => {
  withEnvironment(() => ({ HELM: helm, CDK8S_GITOPS_HELM_CACHE: join(folder.path, 'cache') }));

  const random = {
    'templates/a.yaml':
      `apiVersion: v1\nkind: Secret\nmetadata: { name: db, annotations: { example.com/sum: {{ randAlphaNum 8 }} } }\n` +
      'data: { user: YQ==, password: {{ randAlphaNum 20 | b64enc }} }\n',
    'templates/b.yaml': configMap('settings', 'data: { list: [a, {{ randAlphaNum 8 }}] }'),
  };
  const make = (stable: HelmChartProps['stable'], patches: HelmChartProps['patches'] = []): HelmChart =>
    new HelmChart(scope(), 'db', { chart: join(folder.path, 'sample'), stable, patches });

  test('a chart that renders the same twice passes, and the cache remembers it', () => {
    chartOf(steady);

    expect(make(true).apiObjects.length).toBe(1);
    process.env.HELM = 'none';
    expect(make(true).apiObjects.length).toBe(1);
  });

  test('what moves is refused with objects and fields, and with the rule that leaves them out', () => {
    const chart = chartOf(random);
    const moved = (object: string, fields: string, rule: string): string =>
      `[app/db] The chart ${chart} renders ${fields} of ${object} differently each time\n` +
      `  Fix: set it with values or with a patch, or leave it out: stable: [${rule}]`;

    expect(messageOf(() => make(true).apiObjects)).toBe(
      [
        moved(
          'Secret/db',
          'metadata.annotations["example.com/sum"], data.password',
          `{ kind: 'Secret', name: "db", fields: ['metadata.annotations["example.com/sum"]', 'data.password'] }`,
        ),
        moved(
          'ConfigMap/settings',
          'data.list[1]',
          `{ kind: 'ConfigMap', name: "settings", fields: ['data.list[1]'] }`,
        ),
      ].join('\n'),
    );
  });

  test('it is refused also if the cache has a render that was made without stable', () => {
    chartOf(random);
    make(false).apiObjects.forEach((object) => object.toJson());

    expect(messageOf(() => make(true).apiObjects)).toContain('differently each time');
    process.env.HELM = 'none';
    expect(messageOf(() => make(true).apiObjects)).toContain('differently each time');
  });

  test('listed fields are left out, and patched ones may move', () => {
    chartOf(random);
    const group = make(
      [
        { kind: 'Secret', name: 'db', fields: ['data.password', 'metadata.annotations["example.com/sum"]'] },
        { kind: 'ConfigMap', name: 'settings', fields: ['data.list[0]'] },
      ],
      [{ target: { kind: 'ConfigMap' }, patch: [{ op: 'replace', path: '/data/list/0', value: 'fixed' }] }],
    );

    expect(group.apiObjects.map((object) => (object.toJson() as Manifest).data)).toEqual([
      { user: 'YQ==' },
      { list: ['fixed'] },
    ]);
  });

  test('an object whose name moves is refused', () => {
    chartOf({ 'templates/a.yaml': configMap('{{ randAlpha 5 | lower }}', '') });

    expect(messageOf(() => make(true).apiObjects)).toMatch(
      /^(\[app\/db\] The chart \S+ renders ConfigMap\/\w{5} in one of two renders only: its name is different each time\n {2}Fix: set the name with values, or remove the object with a patch\n?){2}$/,
    );
  });

  test('a rule without an object or a field is an error', () => {
    chartOf(random);
    const rules = [
      { kind: 'Secret', name: 'dbb', fields: ['data.password'] },
      { kind: 'Secret', name: 'db', fields: ['data.passwd'] },
    ];

    expect(messageOf(() => make(rules).apiObjects)).toBe(
      '[app/db] Cannot leave out fields of Secret/dbb: no object has that kind and name\n' +
        '  Fix: use one of Secret/db, ConfigMap/settings\n' +
        '[app/db] Cannot leave out data.passwd of Secret/db: that field does not exist\n' +
        '  Fix: use the path that the error without stable shows, or remove it',
    );
  });
});
