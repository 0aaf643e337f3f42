import { App, Chart } from 'cdk8s';
import { Kustomization, type KustomizationProps } from 'cdk8s-gitops';
import { type Construct } from 'constructs';
import { Shop } from './shop';

/** What differs between the environments. */
export interface EnvironmentProps {
  /** Tag of the shop's image. */
  readonly version: string;
  readonly replicas: number;
  readonly logLevel: 'debug' | 'info' | 'warn';
  /** Memory of a Pod. @default - the value of the base */
  readonly memory?: string;
  /** Write a kustomization.yaml to this folder instead of the objects. @default - the objects are written */
  readonly directory?: string;
}

/** The environments, by name. To add one, add a line. */
export const environments: Readonly<Record<string, EnvironmentProps>> = {
  development: { version: '1.5.0-rc.1', replicas: 1, logLevel: 'debug' },
  staging: { version: '1.5.0', replicas: 1, logLevel: 'info' },
  production: { version: '1.4.2', replicas: 3, logLevel: 'warn', memory: '512Mi' },
};

/** One environment: the base with a kustomization on top. */
export class Environment extends Chart {
  public readonly overlay: Kustomization;

  constructor(scope: Construct, id: string, props: EnvironmentProps) {
    super(scope, id);
    this.overlay = new Kustomization(this, 'overlay', overlayOf(id, props));
  }
}

function overlayOf(
  name: string,
  { version, replicas, logLevel, memory, directory }: EnvironmentProps,
): KustomizationProps {
  return {
    // In a separate App, so that the base is not written itself, and each environment can have its own.
    resources: [new Shop(new App(), 'shop')],
    namespace: `shop-${name}`,
    labels: [{ pairs: { environment: name } }],
    images: [{ name: 'registry\\.example/shop', newTag: version }],
    replicas: [{ name: 'web', count: replicas }],
    configMapGenerator: [{ name: 'settings', literals: { LOG_LEVEL: logLevel } }],
    replacements: [
      {
        source: { kind: 'ConfigMap', name: 'site', fieldPath: 'data.url' },
        targets: [
          {
            select: { kind: 'Deployment', name: 'web' },
            fieldPaths: ['spec.template.spec.containers.[name=web].env.[name=PUBLIC_URL].value'],
          },
        ],
      },
    ],
    patches: memory === undefined ? [] : [{ target: { kind: 'Deployment', name: 'web' }, patch: memoryPatch(memory) }],
    ...(directory !== undefined && { emit: { directory } }),
  };
}

/** Lists of containers are merged by name. */
function memoryPatch(memory: string): { readonly spec: object } {
  const containers = [{ name: 'web', resources: { limits: { memory }, requests: { memory } } }];
  return { spec: { template: { spec: { containers } } } };
}
