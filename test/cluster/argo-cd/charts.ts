import { ApiObject, Chart, Duration } from 'cdk8s';
import { type Construct } from 'constructs';
import { type App, ProbedDeployment } from 'cdk8s-gitops';
import { type Files } from './git-repository';
import { synth } from './synth';

/** What may differ between two commits of a shop. */
export interface ShopProps {
  readonly greeting: string;
  /** @default 1 */
  readonly replicas?: number;
  /** A ConfigMap that can be removed again. @default - none */
  readonly extra?: string;
  /** How long it takes to become ready. @default - at once */
  readonly delay?: Duration;
}

/** A small application: settings, a Deployment with probes and its Service. */
class Shop extends Chart {
  constructor(scope: Construct, id: string, { greeting, replicas = 1, extra, delay = Duration.seconds(0) }: ShopProps) {
    super(scope, id);
    this.configMap('settings', greeting);
    if (extra !== undefined) {
      this.configMap('extra', extra);
    }
    new ProbedDeployment(this, 'web', {
      metadata: { name: 'web' },
      replicas,
      terminationGracePeriodSeconds: 1,
      containers: [
        {
          name: 'web',
          image: 'nginx:latest',
          imagePullPolicy: 'IfNotPresent',
          ports: [{ name: 'http', containerPort: 80 }],
          resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '128Mi' } },
          readiness: { httpGet: { path: '/', port: 'http' }, initialDelay: delay, period: Duration.seconds(1) },
        },
      ],
    }).expose({ port: 80 });
  }

  private configMap(name: string, value: string): void {
    new ApiObject(this, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { value } });
  }
}

/** The output of an app with one shop. */
export function shopFiles(props: ShopProps): Files {
  return synth((app: App) => new Shop(app, 'shop', props));
}

/** The output of an app with a chart of any constructs. */
export function chartFiles(name: string, build: (chart: Chart) => void): Files {
  return synth((app: App) => build(new Chart(app, name)));
}
