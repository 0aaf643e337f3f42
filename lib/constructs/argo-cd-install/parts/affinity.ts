const hostname = 'kubernetes.io/hostname';

function term(labels: Record<string, string>, topologyKey: string): object {
  return { labelSelector: { matchLabels: labels }, topologyKey };
}

function preferred(weight: number, podAffinityTerm: object): object {
  return { weight, podAffinityTerm };
}

const own = (name: string): Record<string, string> => ({ 'app.kubernetes.io/name': name });

/** Pods that have nothing to do with each other, kept apart a little. Upstream's pods carry no such label. */
const apartFromAll = preferred(5, term({ 'app.kubernetes.io/part-of': 'argocd' }, hostname));

/** Prefers nodes without a pod of the same component, then nodes without any pod of Argo CD. */
export function preferApart(name: string): object {
  const preferences = [preferred(100, term(own(name), hostname)), apartFromAll];
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferences } };
}

/** Prefers nodes without any pod of Argo CD. */
export function preferAlone(): object {
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [apartFromAll] } };
}

/** Wants a node for each pod of the component. */
export function requireApart(name: string): object {
  return { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term(own(name), hostname)] } };
}

/** Wants a node for each pod of the component, and prefers a zone for each. */
export function requireApartPreferZones(name: string): object {
  return {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [term(own(name), hostname)],
      preferredDuringSchedulingIgnoredDuringExecution: [preferred(100, term(own(name), 'topology.kubernetes.io/zone'))],
    },
  };
}
