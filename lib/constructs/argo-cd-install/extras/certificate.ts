import { type Manifest } from '../../../core/manifest';
import { componentNames } from '../plan/names';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';
import { hostOf } from './ingress';

/** The Secret with the certificate of the API server. The server reads it again whenever it changes. */
const secretName = 'argocd-server-tls';

/** A certificate of cert-manager for the API server, if `certificate` is set. */
export function serverCertificate(plan: InstallPlan): Manifest[] {
  const { certificate, url } = plan.props;
  if (certificate === undefined) {
    return [];
  }
  const host = hostOf(url);
  const { issuer, dnsNames = host === undefined ? [] : [host] } = certificate;
  const { name, label } = componentNames.server;
  const head = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', name, component: label };
  const issuerRef = { group: 'cert-manager.io', kind: 'Issuer', ...issuer };
  return [namespaced(plan, head, { spec: { secretName, dnsNames, issuerRef } })];
}
