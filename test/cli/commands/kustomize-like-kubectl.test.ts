import { spawnSync } from 'node:child_process';
import { inFolder, type Folder } from '../../engines/kustomize/in-folder';
import { describeWithTool, describeWithTools } from '../../real-tools';
import { run } from '../run';

const web = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n';

describeWithTool('kubectl-1.36', 'the flags of the real kubectl', (kubectl) => {
  const shop: Folder = {
    'shop/kustomization.yaml': 'resources: [web.yaml, shop.yaml]\n',
    'shop/web.yaml': web,
    'shop/shop.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
    'fifo/kustomization.yaml': 'resources: [../shop]\nsortOptions: { order: fifo }\n',
  };

  test.each([
    'shop --reorder=legacy',
    'shop --reorder none',
    'fifo --reorder legacy',
    'shop --reorder none --enable_managedby_label',
    'fifo --enable-managedby-label=t',
    '-n prod shop',
    '-nprod shop',
    'shop --context=prod -s http://localhost --v=3',
    'shop --token -x',
    '--as a --as-group b --as-uid 1 --as-user-extra c=d shop',
    '--insecure-skip-tls-verify --match-server-version --warnings-as-errors --disable-compression=false shop',
    '--enable-helm=false --helm-debug --helm-api-versions v1 --helm-kube-version 1.36 shop',
    '-e A=B --env C=D shop',
    '--mount a --network --network-name b --as-current-user shop',
    '--load_restrictor=LoadRestrictionsNone shop',
    '-o= shop',
    '-- shop',
    'shop --reorder=fifo',
    'shop --enable-helm=maybe',
    'shop --load-restrictor=none',
    'shop shop',
    'shop -v',
    'shop -f',
  ])('%s is taken as there', (line) => {
    inFolder(shop, (folder) => {
      const real = spawnSync(kubectl, ['kustomize', ...line.split(' ')], { cwd: folder, encoding: 'utf8' });

      const ours = run(folder, 'kustomize', ...line.split(' '));

      expect([ours.status === 0, ours.stdout]).toEqual([real.status === 0, real.stdout]);
    });
  });
});

describeWithTools(['kubectl-1.36', 'helm-4.2'], 'the flags of the real kubectl for charts', ([kubectl, helm]) => {
  const chart: Folder = {
    'kustomization.yaml': 'helmCharts: [{ name: box, releaseName: r }]',
    'charts/box/Chart.yaml': '{ apiVersion: v2, name: box, version: 1.0.0 }',
    'charts/box/values.yaml': '{}',
    'charts/box/templates/box.yaml': `\
apiVersion: v1
kind: ConfigMap
metadata: { name: box }
data:
  version: {{ .Capabilities.KubeVersion.Version }}
  one: {{ .Capabilities.APIVersions.Has "one.example.com/v1" | quote }}
  two: {{ .Capabilities.APIVersions.Has "two.example.com/v1" | quote }}
`,
  };

  test.each([
    '--enable-helm',
    '--enable-helm --helm-kube-version 1.30.1',
    '--enable-helm=true --helm-api-versions one.example.com/v1 --helm-api-versions=two.example.com/v1 --helm-debug',
    '--enable-helm=false',
    '--helm-kube-version 1.30.1',
  ])('%s does the same here', (line) => {
    inFolder(chart, (folder) => {
      const args = ['kustomize', ...line.split(' '), '--helm-command', helm];
      const real = spawnSync(kubectl, args, { cwd: folder, encoding: 'utf8' });

      const ours = run(folder, ...args);

      expect([ours.status === 0, ours.stdout]).toEqual([real.status === 0, real.stdout]);
    });
  });
});
