import { isGivenField, sameStored, sameStoredField } from '../../../lib/kubernetes/stored/same-stored';

test.each([
  ['Quantity', '1Gi', '1024Mi'],
  ['{}Quantity', { cpu: '500m' }, { cpu: 0.5 }],
  ['Container', { name: 'a' }, { name: 'a', env: [], resources: { limits: {} }, tty: false, workingDir: '' }],
  ['Container', { image: 'a:1' }, { image: 'a:1', imagePullPolicy: 'IfNotPresent' }],
  ['Container', { image: 'host:5000/a' }, { image: 'host:5000/a', imagePullPolicy: 'Always' }],
  ['Container', { image: 'a@sha256:1' }, { image: 'a@sha256:1', imagePullPolicy: 'IfNotPresent' }],
  ['[]ContainerPort', [{ containerPort: 80 }], [{ containerPort: 80, protocol: 'TCP' }]],
  ['PodSpec', { securityContext: null }, { restartPolicy: 'Always', securityContext: {} }],
  ['Volume', { name: 'a' }, { name: 'a', emptyDir: {} }],
  ['metav1.ObjectMeta', {}, { creationTimestamp: null, labels: {} }],
  ['', undefined, []],
])('as %s, %j is stored like %j', (type, before, after) => {
  expect(sameStored(type, before, after)).toBe(true);
  expect(sameStored(type, after, before)).toBe(true);
});

test.each([
  ['Quantity', '1Gi', '1G'],
  ['Container', {}, { securityContext: {} }],
  ['PodSecurityContext', {}, { runAsUser: 0 }],
  ['PersistentVolumeClaimSpec', {}, { storageClassName: '' }],
  ['[]EnvVar', [{ name: 'a' }, { name: 'b' }], [{ name: 'b' }, { name: 'a' }]],
  ['{}Quantity', { cpu: 1 }, { memory: 1 }],
  ['', { a: '' }, { b: '' }],
])('as %s, %j is not stored like %j', (type, before, after) => {
  expect(sameStored(type, before, after)).toBe(false);
  expect(sameStored(type, after, before)).toBe(false);
});

test('a field that both manifests lack keeps its value, whatever its default would be now', () => {
  const [before, after] = [{ image: 'a:1' }, { image: 'a:latest' }];

  expect(sameStoredField('Container', 'imagePullPolicy', before, after)).toBe(true);
});

test('an empty value is given only if it is a pointer in Go', () => {
  const isEmptyGiven = ['hostname', 'terminationGracePeriodSeconds'].map((field) =>
    isGivenField('PodSpec', field, { hostname: '', terminationGracePeriodSeconds: 0 }),
  );

  expect(isEmptyGiven).toEqual([false, true]);
});
