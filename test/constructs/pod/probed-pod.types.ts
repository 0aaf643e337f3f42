/**
 * What users can and can't write, checked by `tsc`: it fails if an expected error does not occur.
 * There is nothing to run here.
 */
import { Duration } from 'cdk8s';
import { type Exposure, type LivenessProbe, type PodSpec, type ProbedPodSpec, type ReadinessProbe } from 'cdk8s-gitops';
import { type k8s } from 'cdk8s-plus-27';

declare function accept<T>(value: T): void;
declare const named: k8s.IntOrString;
declare const memory: k8s.Quantity;

const web = { name: 'web', image: 'nginx:1.27' };
const port = 80;

// Every probe accepts each of the four handlers.
accept<LivenessProbe>({ httpGet: { path: '/', port: named, httpHeaders: [{ name: 'A', value: 'b' }] } });
accept<LivenessProbe>({ httpGet: { port: 'http', httpHeaders: { A: 'b' } } });
accept<LivenessProbe>({ tcpSocket: { port } });
accept<LivenessProbe>({ exec: { command: ['true'] } });
accept<LivenessProbe>({ grpc: { port, service: 'shop' } });
// @ts-expect-error -- two handlers
accept<LivenessProbe>({ httpGet: { port }, tcpSocket: { port } });
// @ts-expect-error -- no handler
accept<LivenessProbe>({ period: Duration.seconds(3) });
// @ts-expect-error -- grpc needs a port number
accept<LivenessProbe>({ grpc: { port: 'grpc' } });
// @ts-expect-error -- exec needs a command
accept<LivenessProbe>({ exec: {} });

// A probe has only the fields of its kind.
accept<ReadinessProbe>({ tcpSocket: { port }, successThreshold: 2 });
accept<LivenessProbe>({ tcpSocket: { port }, terminationGracePeriod: Duration.seconds(5) });
// @ts-expect-error -- a readiness probe has no terminationGracePeriod
accept<ReadinessProbe>({ tcpSocket: { port }, terminationGracePeriod: Duration.seconds(5) });
// @ts-expect-error -- a liveness probe has no successThreshold
accept<LivenessProbe>({ tcpSocket: { port }, successThreshold: 2 });
// @ts-expect-error -- times are Durations
accept<LivenessProbe>({ tcpSocket: { port }, periodSeconds: 3 });

// Amounts are plain values or cdk8s' classes, and nothing else.
accept<PodSpec>({ containers: [{ ...web, resources: { limits: { cpu: '100m', memory }, requests: { cpu: 1 } } }] });
accept<PodSpec>({ containers: [web], volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }] });
// @ts-expect-error -- an amount is not a boolean
accept<PodSpec>({ containers: [{ ...web, resources: { limits: { cpu: true } } }] });
// @ts-expect-error -- a header's value is a text
accept<LivenessProbe>({ httpGet: { port, httpHeaders: [{ name: 'A', value: 1 }] } });

// Fields have Kubernetes' spelling, even if the types of cdk8s spell them differently, and newer fields exist.
accept<PodSpec>({ containers: [web], hostPID: true, setHostnameAsFQDN: true, hostUsers: false });
accept<PodSpec>({ containers: [{ ...web, lifecycle: { stopSignal: 'SIGHUP', preStop: { sleep: { seconds: 3 } } } }] });
accept<PodSpec>({ containers: [web], volumes: [{ name: 'model', image: { reference: 'quay.io/models/small:1' } }] });
// @ts-expect-error -- hostPID
accept<PodSpec>({ containers: [web], hostPid: true });
// @ts-expect-error -- unknown field
accept<PodSpec>({ containers: [{ ...web, imagePolicy: 'Always' }] });

// Choices are closed, and what excludes each other does not compile.
accept<PodSpec>({ containers: [{ ...web, imagePullPolicy: 'IfNotPresent' }], restartPolicy: 'OnFailure' });
// @ts-expect-error -- Always
accept<PodSpec>({ containers: [{ ...web, imagePullPolicy: 'always' }] });
// @ts-expect-error -- Exists or Equal
accept<PodSpec>({ containers: [web], tolerations: [{ key: 'a', operator: 'In' }] });
accept<PodSpec>({ containers: [web], volumes: [{ name: 'a', configMap: { name: 'a' } }, { name: 'b' }] });
// @ts-expect-error -- two sources of a volume
accept<PodSpec>({ containers: [web], volumes: [{ name: 'a', configMap: { name: 'a' }, emptyDir: {} }] });
accept<PodSpec>({ containers: [{ ...web, env: [{ name: 'A', value: 'a' }] }] });
// @ts-expect-error -- a value and a source
accept<PodSpec>({ containers: [{ ...web, env: [{ name: 'A', value: 'a', valueFrom: {} }] }] });
// @ts-expect-error -- two handlers of a hook
accept<PodSpec>({ containers: [{ ...web, lifecycle: { preStop: { sleep: { seconds: 1 }, tcpSocket: { port } } } }] });

// Containers have an image. Of the init containers, only sidecars have probes.
accept<ProbedPodSpec>({ containers: [web], initContainers: [web] });
accept<ProbedPodSpec>({
  containers: [web],
  initContainers: [{ ...web, restartPolicy: 'Always', startup: { tcpSocket: { port } } }],
});
// @ts-expect-error -- no image
accept<ProbedPodSpec>({ containers: [{ name: 'web' }] });
// @ts-expect-error -- not a sidecar
accept<ProbedPodSpec>({ containers: [web], initContainers: [{ ...web, startup: { tcpSocket: { port } } }] });
// @ts-expect-error -- the field is called liveness here
accept<ProbedPodSpec>({ containers: [{ ...web, livenessProbe: { tcpSocket: { port } } }] });

// A nodePort needs a type that has one.
accept<Exposure>({ port, type: 'NodePort', nodePort: 30080 });
// @ts-expect-error -- a ClusterIP has no port on the nodes
accept<Exposure>({ port, nodePort: 30080 });
