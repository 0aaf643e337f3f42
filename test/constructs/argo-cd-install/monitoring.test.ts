import { messageOf } from '../../message-of';
import { find, render } from './render';

test('the monitors read the metrics as they are told to', () => {
  const settings = {
    interval: '30s',
    scrapeTimeout: '10s',
    honorLabels: true,
    relabelings: [{ sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'team' }],
    metricRelabelings: [{ sourceLabels: ['__name__'], regex: 'go_.*', action: 'drop' }],
  };
  const annotations = { team: 'platform' };

  const monitor = find(
    render({ metrics: { serviceMonitors: { annotations, ...settings } } }),
    'ServiceMonitor',
    'argocd-server',
  );

  expect(monitor.metadata.annotations).toEqual(annotations);
  expect(monitor.spec.endpoints).toEqual([{ port: 'metrics', path: '/metrics', ...settings }]);
});

test('alerts are in a PrometheusRule', () => {
  const alert = { alert: 'OutOfSync', expr: 'argocd_app_info{sync_status!="Synced"} == 1', for: '15m' };
  const rules = { labels: { release: 'prometheus' }, groups: [{ name: 'argocd', rules: [alert] }] };

  const rule = find(render({ metrics: { rules } }), 'PrometheusRule', 'argocd-application-controller');

  expect(rule.metadata.labels).toMatchObject({ release: 'prometheus' });
  expect(rule.spec).toEqual({ groups: rules.groups });
});

test('a rule that is neither an alert nor recorded is refused', () => {
  const groups = [{ name: 'argocd', rules: [{ expr: 'up == 0' }] }];

  expect(messageOf(() => render({ metrics: { rules: { groups } } }))).toBe(
    '[chart/argocd] Cannot use metrics.rules.groups[0].rules[0] without any of alert, record: one is required\n' +
      '  Fix: add one of alert, record',
  );
});
