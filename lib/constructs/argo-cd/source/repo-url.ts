import { quote } from '../../../core/check/quote';
import { type Shape } from '../../../core/check/shape';
import { textOf } from '../../../core/check/shapes';
import { type Fault, fault } from '../../../core/fault';
import { isFilledIn } from './template-text';

const schemePattern = /^[a-z][a-z0-9+.-]*:\/\//i;
const schemes = ['https://', 'http://', 'ssh://', 'git://', 'oci://', 'file://'];
const scpPattern = /^([^@/:\s]+@)?[^@/:\s]+:[^\s]+$/;
const exampleUrl = 'https://github.com/argoproj/argocd-example-apps.git';
const useExample = `use an address such as ${quote(exampleUrl)}`;

/** The address of a Git repository. */
export const repoUrl: Shape<string> = textOf({ example: exampleUrl, check: checkRepoUrl });

/** What is wrong with the address of a repository. A chart may be in a registry, which is written without a scheme. */
export function checkRepoUrl(
  value: unknown,
  { isChart = false }: { readonly isChart?: boolean } = {},
): readonly Fault[] {
  if (typeof value !== 'string' || isFilledIn(value)) {
    return [];
  }
  if (value === '' || /\s/.test(value)) {
    return [refused(value, 'it must be an address without spaces', useExample)];
  }
  if (schemePattern.test(value)) {
    return checkWithScheme(value);
  }
  if (isChart || (scpPattern.test(value) && value.includes('@'))) {
    return [];
  }
  const isHost = /^[\w-]+(\.[\w-]+)+\//.test(value);
  return [refused(value, 'it must have a scheme', isHost ? `use ${quote(`https://${value}`)}` : useExample)];
}

function checkWithScheme(value: string): readonly Fault[] {
  const scheme = schemePattern.exec(value)?.[0].toLowerCase() ?? '';
  if (!schemes.includes(scheme)) {
    return [refused(value, `Argo CD does not know ${quote(scheme)}`, `use one of ${schemes.join(', ')}`)];
  }
  if (!URL.canParse(value)) {
    return [refused(value, 'it must be a URL', useExample)];
  }
  const url = new URL(value);
  if (url.password === '') {
    return [];
  }
  url.password = '';
  return [
    fault(
      'plaintext-secret',
      [],
      (at) => `Cannot use a password in ${at}: everybody could read it in Git and in the user interface`,
      `use ${quote(url.toString())} and a Repository with credentials`,
    ),
  ];
}

/** Messages never show a password, also if the address is wrong for another reason. */
function refused(value: string, why: string, fix: string): Fault {
  const shown = value.replace(/(\/\/[^/@:]*):[^@]*@/, '$1:…@');
  return fault('repo-url', [], (at) => `Cannot use ${quote(shown)} as ${at}: ${why}`, fix);
}
