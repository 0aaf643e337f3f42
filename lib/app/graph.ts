import { type App } from 'cdk8s';
import { Construct } from 'constructs';
import { demandManifests } from '../kubernetes/demand-manifests';
import { GitOpsError } from '../core/error';
import { type Manifest } from '../core/manifest';
import { buildGraph } from '../engines/graph/build-graph';
import { type Graph, type GraphInput } from '../engines/graph/data/graph';
import { appObjects } from './app-objects';

/**
 * What refers to what: owners, selectors, ConfigMaps, Secrets, claims and accounts of Pods, Ingress → Service, roles,
 * webhooks, sources of Argo CD and more. What an object needs, and is not among the objects, is a node that is missing.
 * Objects that every cluster has, such as the ServiceAccount `default`, are left out.
 *
 * In the manifests of the nodes, each secret value is `(secret)`.
 *
 * @param source an app, or manifests; nothing is changed in them
 * @throws if the app is invalid, as `App.synth()` does
 * @example
 * ```ts
 * import { graph, parseManifests } from 'cdk8s-gitops';
 *
 * const { nodes, edges } = graph(
 *   parseManifests(`
 * apiVersion: v1
 * kind: Service
 * metadata: { name: web, namespace: shop }
 * spec: { selector: { app: web } }
 * `),
 * );
 * edges.map(({ from, to }) => `${from} > ${to}`); // => ['Service/shop/web > Pod/shop/app=web']
 * nodes.map(({ state }) => state); // => ['present', 'missing']
 * ```
 */
export function graph(source: App | readonly Manifest[]): Graph {
  return buildGraph(Array.isArray(source) ? inputsFrom(source) : inputsOf(source));
}

function inputsFrom(manifests: readonly Manifest[]): GraphInput[] {
  demandManifests('graph', manifests);
  return manifests.map((manifest) => ({ manifest }));
}

function inputsOf(app: unknown): GraphInput[] {
  if (!Construct.isConstruct(app)) {
    const what = 'Cannot make a graph: its source must be an app or a list of manifests';
    throw new GitOpsError({ where: 'graph', what, fix: 'call graph(app), or graph(parseManifests(text))' });
  }
  return appObjects(app as App);
}
