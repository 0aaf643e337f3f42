import { Chart } from 'cdk8s';
import { App, HelmChart, HelmPackage } from 'cdk8s-gitops';
import { sampleChart } from '../../engines/helm/sample-chart';
import { warningsOf, withEnvironment } from '../../engines/helm/with-environment';
import { describeWithTool } from '../../real-tools';
import { temporaryFolder } from '../../temporary-folder';

const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n';

describeWithTool('helm-4.2', 'a HelmChart in a package', (helm) => {
  withEnvironment(() => ({ HELM: helm, CDK8S_GITOPS_HELM_CACHE: temporaryFolder() }));

  /** The warnings of the synth of a package with a chart of helm. */
  function warningsWith(namespaces: { readonly ofChart?: string; readonly ofRelease?: string }): string[] {
    const folder = temporaryFolder();
    const app = new App({ outdir: `${folder}/dist` });
    const chart = new Chart(app, 'web', { namespace: namespaces.ofChart });
    const path = sampleChart(`${folder}/sample`, { 'templates/settings.yaml': settings });
    new HelmChart(chart, 'settings', { chart: path, namespace: namespaces.ofRelease });
    new HelmPackage(app, 'package', { name: 'mychart', version: '0.1.0', charts: [chart] });

    return warningsOf(() => app.synth());
  }

  test('is a warning if nothing names its namespace', () => {
    expect(warningsWith({})).toEqual([
      '[web/settings] Cannot follow the namespace of an install: the package has the objects of this HelmChart in the namespace default\n' +
        '  Fix: set its namespace, or use dependencies of the HelmPackage instead; this is only a warning',
    ]);
  });

  test.each([{ ofChart: 'apps' }, { ofRelease: 'default' }])('is no warning with the namespace %j', (namespaces) => {
    expect(warningsWith(namespaces)).toEqual([]);
  });
});
