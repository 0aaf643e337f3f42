import { Duration } from 'cdk8s';
import { type LivenessProbe } from 'cdk8s-gitops';
import { app, synth } from '../synth-pod';

test('all times and thresholds get their Kubernetes names, and zero is a value', () => {
  const liveness: LivenessProbe = {
    grpc: { port: 9090 },
    initialDelay: Duration.seconds(0),
    period: Duration.minutes(1),
    timeout: Duration.seconds(2),
    failureThreshold: 5,
    terminationGracePeriod: Duration.seconds(60),
  };

  expect(synth({ containers: [{ ...app, liveness }] }).spec).toEqual({
    containers: [
      {
        ...app,
        livenessProbe: {
          grpc: { port: 9090 },
          initialDelaySeconds: 0,
          periodSeconds: 60,
          timeoutSeconds: 2,
          failureThreshold: 5,
          terminationGracePeriodSeconds: 60,
        },
      },
    ],
  });
});

test('headers keep their order, and a list may repeat one', () => {
  const list = [
    { name: 'B', value: '1' },
    { name: 'A', value: '2' },
    { name: 'B', value: '3' },
  ];
  const probes = { liveness: { httpGet: { port: 80, httpHeaders: list } } };

  expect(synth({ containers: [{ ...app, ...probes }] }).spec).toMatchObject({
    containers: [{ livenessProbe: { httpGet: { httpHeaders: list } } }],
  });
});
