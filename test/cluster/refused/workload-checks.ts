import {
  check,
  type Check,
  container,
  deploymentManifest,
  ourDeployment,
  ourPod,
  ourService,
  podManifest,
  serviceManifest,
} from './check';

const most = 2 ** 31 - 1;
const numbers = [0, 1, most, -1, most + 1, 1.5, '1'];

/** A field of `deployment`. */
function inDeployment(field: string, values: readonly unknown[] = numbers): Check {
  return check(`deployment.${field}`, 'kubernetes', values, (value) => ({
    ours: ourDeployment({ deployment: { [field]: value } }),
    manifest: deploymentManifest({ [field]: value }),
  }));
}

/** Ports of a container. */
function portCheck(field: string, values: readonly unknown[]): Check {
  return check(`${field} of a container`, 'kubernetes', values, (value) => {
    const ports = [{ containerPort: 8080, [field]: value }];
    return {
      ours: ourPod({ containers: [container({ ports })] }),
      manifest: podManifest({ containers: [container({ ports })] }),
    };
  });
}

const twoPorts = (second: string): object => ({
  ports: [
    { name: 'http', containerPort: 80 },
    { name: second, containerPort: 81 },
  ],
});

/** Containers, Deployments and Services. */
export const workloadChecks: readonly Check[] = [
  check('containers', 'kubernetes', [[container()], [], undefined, [container(), container()]], (containers) => ({
    ours: ourPod({ containers }),
    manifest: podManifest({ containers }),
  })),
  check('name of an init container beside web', 'kubernetes', ['init', 'web'], (name) => ({
    ours: ourPod({ initContainers: [container({ name })] }),
    manifest: podManifest({ initContainers: [container({ name })] }),
  })),
  check('image', 'kubernetes', ['a', 'a:1', undefined, '', ' a', 'a '], (image) => ({
    ours: ourPod({ containers: [container({ image })] }),
    manifest: podManifest({ containers: [container({ image })] }),
  })),
  portCheck('containerPort', [1, 65535, 0, 65536, -1, '80']),
  portCheck('hostPort', [0, 1, 65535, 65536, -1]),
  portCheck('protocol', ['TCP', 'UDP', 'SCTP', 'tcp', 'HTTP']),
  check('name of a port beside http', 'kubernetes', ['https', 'http'], (name) => ({
    ours: ourPod({ containers: [container(twoPorts(name))] }),
    manifest: podManifest({ containers: [container(twoPorts(name))] }),
  })),
  check('terminationGracePeriodSeconds', 'kubernetes', [0, 30, most + 1, 1.5], (value) => ({
    ours: ourPod({ terminationGracePeriodSeconds: value }),
    manifest: podManifest({ terminationGracePeriodSeconds: value }),
  })),
  check('terminationGracePeriodSeconds', { ours: 'the server turns it into 1 without a word' }, [-1], (value) => ({
    ours: ourPod({ terminationGracePeriodSeconds: value }),
    manifest: podManifest({ terminationGracePeriodSeconds: value }),
  })),
  check('replicas', 'kubernetes', numbers, (replicas) => ({
    ours: ourDeployment({ replicas }),
    manifest: deploymentManifest({ replicas }),
  })),
  inDeployment('minReadySeconds', [0, 1, 599, 600, -1, 1.5, most + 1]),
  inDeployment('revisionHistoryLimit'),
  inDeployment('progressDeadlineSeconds', [1, most, 0, -1, most + 1]),
  check('restartPolicy of a Deployment', 'kubernetes', ['Always', 'OnFailure', 'Never'], (restartPolicy) => ({
    ours: ourDeployment({ restartPolicy }),
    manifest: deploymentManifest({}, { restartPolicy }),
  })),
  check('activeDeadlineSeconds of a Deployment', 'kubernetes', [undefined, 60], (activeDeadlineSeconds) => ({
    ours: ourDeployment({ activeDeadlineSeconds }),
    manifest: deploymentManifest({}, { activeDeadlineSeconds }),
  })),
  check(
    'selector of Pods that have app: web',
    'kubernetes',
    [{ app: 'web' }, { app: 'api' }, { tier: 'x' }, {}],
    (labels) => ({
      ours: ourDeployment({ selector: labels, podMetadata: { labels: { app: 'web' } } }),
      manifest: deploymentManifest({ selector: { matchLabels: labels } }),
    }),
  ),
  check('port of a Service', 'kubernetes', [1, 65535, 0, 65536, -1, '80'], (port) => ({
    ours: ourService({ port, targetPort: 8080 }),
    manifest: serviceManifest({ port, targetPort: 8080 }),
  })),
  check('targetPort of a Service', 'kubernetes', [1, 65535, 'http', 65536, -1, '80', 'HTTP'], (targetPort) => ({
    ours: ourService({ port: 80, targetPort }, [{ name: 'http', containerPort: Number(targetPort) || 8080 }]),
    manifest: serviceManifest({ targetPort }),
  })),
  {
    ...check('nodePort', 'kubernetes', [30000, 32767, 29999, 32768, -1], (nodePort) => ({
      ours: ourService({ port: 80, type: 'NodePort', nodePort }),
      manifest: serviceManifest({ nodePort }, { type: 'NodePort' }),
    })),
    // The server checks the range only if the Service is really made.
    isReal: true,
  },
  check('type of a Service with a nodePort', 'kubernetes', ['NodePort', 'LoadBalancer', 'ClusterIP'], (type) => ({
    ours: ourService({ port: 80, type, nodePort: 30123 }),
    manifest: serviceManifest({ nodePort: 30123 }, { type }),
  })),
  check('type of a Service', 'kubernetes', ['ClusterIP', 'NodePort', 'LoadBalancer', 'Nodeport'], (type) => ({
    ours: ourService({ port: 80, type }),
    manifest: serviceManifest({}, { type }),
  })),
  check(
    'targetPort of a Service',
    { ours: 'no Pod has such a port, so nothing would answer' },
    ['htpp', 8008],
    (targetPort) => ({
      ours: ourService({ port: 80, targetPort }),
      manifest: serviceManifest({ targetPort }),
    }),
  ),
  check('targetPort of a Service', { ours: 'the server takes a 0 for the port itself' }, [0], (targetPort) => ({
    ours: ourService({ port: 80, targetPort }),
    manifest: serviceManifest({ targetPort }),
  })),
  check(
    'image in a Deployment',
    { ours: 'the server takes it, and refuses each of its Pods' },
    [' a', 'a '],
    (image) => ({
      ours: ourDeployment({ containers: [container({ image })] }),
      manifest: deploymentManifest({}, { containers: [container({ image })] }),
    }),
  ),
];
