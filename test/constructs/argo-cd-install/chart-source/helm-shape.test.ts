import { type ArgoCdHelm } from '../../../../lib/constructs/argo-cd-install/chart-source/argo-cd-helm';
import { messageOf } from '../../../message-of';
import { render } from '../render';

const message = (helm: ArgoCdHelm): string => messageOf(() => render({ helm }));

test('a chart of a repository needs a version, because the newest one changes', () => {
  expect(message({})).toBe(
    `[chart/argocd] Cannot leave out helm.version: a repository or a registry has several versions of a chart
  Fix: add one version, such as 10.1.1, not a range`,
  );
});

test('a range is not a version', () => {
  expect(message({ version: '^10.0.0' })).toBe(
    `[chart/argocd] Cannot use "^10.0.0" as helm.version: it must be one version, not a range
  Fix: use "10.1.1"`,
  );
});

test('a chart on the disk has a version already', () => {
  expect(message({ chart: './argo-cd', version: '10.1.1' })).toBe(
    `[chart/argocd] Cannot use helm.version: a chart on the disk has one version
  Fix: leave it out, or add the URL of a repository`,
  );
});

test('a chart of a registry has no repository', () => {
  expect(message({ chart: 'oci://example.com/argo-cd', repo: 'https://example.com', version: '1.0.0' })).toBe(
    `[chart/argocd] Cannot use helm.repo: the chart has the address of a registry
  Fix: leave it out`,
  );
});

test('a chart is text', () => {
  expect(message({ chart: 5 as never, version: '1.0.0' })).toBe(
    `[chart/argocd] Cannot use 5 as helm.chart: it must be a string
  Fix: use "5"`,
  );
});

test('a repository is an http or https URL', () => {
  expect(message({ repo: 'oci://example.com/charts', version: '1.0.0' })).toBe(
    `[chart/argocd] Cannot use "oci://example.com/charts" as helm.repo: it must be an http or https URL
  Fix: for a registry, leave repo out and use chart: oci://…`,
  );
});

test('the namespace is a prop, so that the install knows it', () => {
  expect(message({ chart: './argo-cd', values: { namespaceOverride: 'x' } })).toBe(
    `[chart/argocd] Cannot use helm.values.namespaceOverride: the install would not know its namespace
  Fix: use the prop namespace`,
  );
});

test('a chart that is not there is told before the other props are checked', () => {
  expect(messageOf(() => render({ helm: { chart: './no-chart' }, server: { replicas: -1 } }))).toBe(
    `[chart/argocd] Cannot find the chart ./no-chart: nothing is there
  Fix: use a path relative to the working folder, a name with repo and version, or an address oci://…`,
  );
});
