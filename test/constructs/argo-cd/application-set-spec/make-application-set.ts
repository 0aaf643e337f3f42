import { App, Chart } from 'cdk8s';
import { ApplicationSet, type ApplicationSetProps } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';

export const template = {
  metadata: { name: 'shop-{{.name}}' },
  project: 'default',
  source: { repoURL: 'https://github.com/acme/shop.git', path: '.' },
  destination: { namespace: 'shop' },
};
export const older = { ...template, metadata: { name: 'shop-{{name}}' } };
export const git = { repoURL: 'https://github.com/acme/shop.git', revision: 'HEAD' };
export const clusters = { clusters: {} };

/** Makes an ApplicationSet of props that plain JavaScript can pass, but TypeScript may refuse. */
export function make(props: object): ApplicationSet {
  const all: unknown = { metadata: { name: 'shops' }, generators: [clusters], template, ...props };
  return new ApplicationSet(new Chart(new App(), 'sets'), 'shops', all as ApplicationSetProps);
}

export const ofNames = (...names: string[]) => [{ list: { elements: names.map((name) => ({ name, env: 'prod' })) } }];
export const withPath = (path: string, generators: object[] = ofNames('one')) => ({
  generators,
  template: { ...template, source: { ...template.source, path } },
});
export const matrix = (...generators: object[]) => ({ matrix: { generators } });
export const messageOn = (props: object) => messageOf(() => make(props));
export const located = (message: string) => `[sets/shops] ${message}`;
