import { type Graph, graph } from 'cdk8s-gitops/gitops';
import { parseManifests } from 'cdk8s-gitops';

/** The graph of objects in YAML. */
export function graphOf(yaml: string): Graph {
  return graph(parseManifests(yaml));
}

/** Each edge as `from > to`. A `?` is after it if the objects work without each other. */
export function edgesIn({ edges }: Graph): string[] {
  return edges.map(({ from, to, references }) => {
    const isOptional = references.every((reference) => reference.isOptional);
    return `${from} > ${to}${isOptional ? '?' : ''}`;
  });
}

/** What is not among the objects: `missing Secret/shop/db`. */
export function placeholdersIn({ nodes }: Graph): string[] {
  return nodes.filter(({ state }) => state !== 'present').map(({ state, id }) => `${state} ${id}`);
}

/** A Deployment with a PodSpec, and labels on its Pods. */
export function deployment(podSpec: string, name = 'web'): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: ${name}, tier: front } }
    spec: ${podSpec}
---`;
}

/** An object in one line, with the fields after its metadata. */
export function object(type: string, name: string, fields = '', namespace = 'shop'): string {
  const slash = type.lastIndexOf('/');
  const [apiVersion, kind] = [type.slice(0, slash), type.slice(slash + 1)];
  const place = namespace === '' ? '' : `, namespace: ${namespace}`;
  return `
{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: ${name}${place} }${fields === '' ? '' : `, ${fields}`} }
---`;
}
