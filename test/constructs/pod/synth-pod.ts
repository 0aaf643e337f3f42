import { App, Chart, Testing } from 'cdk8s';
import { ProbedPod, type ProbedPodProps, type Manifest } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';

export const app = { name: 'web', image: 'nginx:1.27' };

export function synth(props: ProbedPodProps): Manifest {
  const chart = new Chart(new App(), 'shop');
  new ProbedPod(chart, 'web', props);
  return (Testing.synth(chart) as Manifest[])[0] as Manifest;
}

/** Props that plain JavaScript can pass, but TypeScript refuses. */
export function messageFor(props: unknown): string {
  return messageOf(() => synth(props as ProbedPodProps));
}
