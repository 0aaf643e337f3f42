const hostname = 'kubernetes.io/hostname';

const own = (name: string): Record<string, string> => ({ 'app.kubernetes.io/name': name });

/** A weak wish to keep all Pods of Argo CD apart. It matches nothing in upstream, whose Pods lack this label. */
const apartFromAll = preferred(5, term({ 'app.kubernetes.io/part-of': 'argocd' }, hostname));

/** Prefers nodes without a Pod of the same component, then nodes without any Pod of Argo CD. */
export function preferApart(name: string): object {
  const preferences = [preferred(100, term(own(name), hostname)), apartFromAll];
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferences } };
}

/** Prefers nodes without any Pod of Argo CD. */
export function preferAlone(): object {
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [apartFromAll] } };
}

/** Requires a separate node for each Pod of the component. */
export function requireApart(name: string): object {
  return { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term(own(name), hostname)] } };
}

/** Requires a separate node for each Pod of the component, and prefers a separate zone. */
export function requireApartPreferZones(name: string): object {
  return {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [term(own(name), hostname)],
      preferredDuringSchedulingIgnoredDuringExecution: [preferred(100, term(own(name), 'topology.kubernetes.io/zone'))],
    },
  };
}

function term(labels: Record<string, string>, topologyKey: string): object {
  return { labelSelector: { matchLabels: labels }, topologyKey };
}

function preferred(weight: number, podAffinityTerm: object): object {
  return { weight, podAffinityTerm };
}
