import {
  type MarkedObject,
  ReleaseMark,
  SwitchMark,
  TextMark,
  ValueMark,
  type ValueSpec,
} from '../../../lib/engines/helm-package/marks';

/** A value for tests. */
export function spec(name: string, type: ValueSpec['type'], value: unknown, more: Partial<ValueSpec> = {}): ValueSpec {
  return { name, path: name.split('.'), type, default: value, ...more };
}

const replicas = spec('replicaCount', 'integer', 2, { description: 'Pods to run', minimum: 1, maximum: 100 });
const tag = spec('image.tag', 'string', '1.29', { description: 'Tag of the image,\nfrom Docker Hub' });
const resources = spec('resources', 'object', { limits: { cpu: '100m' } });
const scaling = spec('autoscaling.enabled', 'boolean', false);
const debug = spec('debug-mode', 'boolean', false);
const workers = spec('workers', 'integer', 8);

const name = new TextMark([new ReleaseMark('Name'), '-web']);

/** A Deployment with a value of each kind. */
export const deployment: MarkedObject = {
  path: 'mychart/web',
  conditions: [],
  manifest: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: new ReleaseMark('Namespace'),
      annotations: {
        'example.com/debug': new SwitchMark(debug, 'on'),
        'example.com/{{ x }}': new SwitchMark(debug, '{{ x }}'),
      },
    },
    spec: {
      replicas: new ValueMark(replicas),
      template: {
        spec: {
          containers: [
            {
              name: 'web',
              image: new TextMark(['nginx:', new ValueMark(tag)]),
              args: [new SwitchMark(debug, '--debug'), new SwitchMark(scaling, new SwitchMark(debug, '--scale'))],
              env: [{ name: 'WORKERS', value: new TextMark([new ValueMark(workers)]) }],
              resources: new ValueMark(resources),
            },
            new SwitchMark(debug, { name: new SwitchMark(scaling, 'tools'), image: 'busybox:1.37' }),
          ],
        },
      },
    },
  },
};

/** An object that is there only if two values are true. */
export const scaler: MarkedObject = {
  path: 'mychart/scaler',
  conditions: [scaling, debug],
  manifest: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name } },
};
