import { App, Chart } from 'cdk8s';
import { Application, type ApplicationProps } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';

export const guestbook: ApplicationProps = {
  metadata: { name: 'guestbook' },
  project: 'default',
  source: { repoURL: 'https://github.com/argoproj/argocd-example-apps.git', path: 'guestbook' },
  destination: { namespace: 'guestbook' },
};
export const git = 'https://example.com/a.git';
export const chart = { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.0.0' };

/** Makes an Application of props that plain JavaScript can pass, but TypeScript may refuse. */
export function make(props: object): Application {
  return new Application(new Chart(new App(), 'apps'), 'guestbook', { ...guestbook, ...props } as ApplicationProps);
}

export const messageOn = (props: object) => messageOf(() => make(props));
export const located = (message: string) => `[apps/guestbook] ${message}`;
