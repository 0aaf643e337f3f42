import { type Problem } from '../../../core/error';
import { quote } from '../../../core/check/quote';
import { isFilledIn } from './template-text';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const SCHEMES = ['https://', 'http://', 'ssh://', 'git://', 'oci://', 'file://'];
const SCP = /^([^@/:\s]+@)?[^@/:\s]+:[^\s]+$/;

/** What is wrong with the address of a repository. Charts may lie in a registry, which is written without a scheme. */
export function checkRepoUrl(value: unknown, path: string, options: { readonly chart?: boolean } = {}): Problem[] {
  if (typeof value !== 'string' || isFilledIn(value)) {
    return [];
  }
  if (value === '' || /\s/.test(value)) {
    return [{ what: `Cannot use ${quote(value)} as ${path}: it must be an address without spaces`, fix: EXAMPLE }];
  }
  if (SCHEME.test(value)) {
    return checkWithScheme(value, path);
  }
  if (options.chart === true || (SCP.test(value) && value.includes('@'))) {
    return [];
  }
  return [
    {
      what: `Cannot use ${quote(value)} as ${path}: it must say how to reach the repository`,
      fix: /^[\w-]+(\.[\w-]+)+\//.test(value) ? `use ${quote(`https://${value}`)}` : EXAMPLE,
    },
  ];
}

const EXAMPLE = 'use an address such as "https://github.com/argoproj/argocd-example-apps.git"';

function checkWithScheme(value: string, path: string): Problem[] {
  const scheme = SCHEME.exec(value)?.[0].toLowerCase() ?? '';
  if (!SCHEMES.includes(scheme)) {
    const what = `Cannot use ${quote(value)} as ${path}: Argo CD knows no ${quote(scheme)}`;
    return [{ what, fix: `use one of ${SCHEMES.join(', ')}` }];
  }
  if (!URL.canParse(value)) {
    return [{ what: `Cannot use ${quote(value)} as ${path}: it must be a URL`, fix: EXAMPLE }];
  }
  const url = new URL(value);
  if (url.password === '') {
    return [];
  }
  url.password = '';
  return [
    {
      what: `Cannot use a password in ${path}: it would stand in Git and in the user interface`,
      fix: `use ${quote(url.toString())} and a Repository with credentials`,
    },
  ];
}
