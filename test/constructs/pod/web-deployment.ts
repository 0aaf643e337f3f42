import { App, Chart } from 'cdk8s';
import { ProbedDeployment, type ProbedDeploymentProps } from 'cdk8s-gitops';

/** The container of most tests. */
export const web = { name: 'web', image: 'nginx:1.27', ports: [{ name: 'http', containerPort: 8080 }] };

/** The props of most tests. */
export const props: ProbedDeploymentProps = { metadata: { name: 'web' }, containers: [web] };

/** A chart of a plain app. */
export function newChart(): Chart {
  return new Chart(new App(), 'shop');
}

/** A Deployment, in a chart of its own if no other is given. */
export function make(given: ProbedDeploymentProps = props, chart = newChart(), id = 'web'): ProbedDeployment {
  return new ProbedDeployment(chart, id, given);
}
