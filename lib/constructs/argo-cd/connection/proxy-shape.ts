import { type Shape, type TextRule } from '../../../core/check/shape';
import { brokenRule } from '../../../core/check/shape-faults';
import { textOf } from '../../../core/check/shapes';
import { type Fault } from '../../../core/fault';
import { checkPassword } from '../source/repo-url';

/** The address of a proxy for a repository. As for curl and Go, HTTP is meant without a scheme. */
export const repositoryProxy = proxy(['http://', 'https://', 'socks5://', 'socks5h://'], /^[\w.-]+:\d+$/);

/** The address of a proxy on the way to a cluster. Argo CD knows three schemes there. */
export const clusterProxy = proxy(['http://', 'https://', 'socks5://']);

function proxy(schemes: readonly string[], bare?: RegExp): Shape<string> {
  const rule: TextRule = {
    rule: 'proxy',
    wanted: `be the address of a proxy, which starts with ${schemes.slice(0, -1).join(', ')} or ${schemes.at(-1)}`,
    example: 'http://proxy.example.com:3128',
    accepts: (value) =>
      schemes.some((scheme) => value.startsWith(scheme) && URL.canParse(value)) || bare?.test(value) === true,
    nearest: (value) => (/^[\w.-]+:\d+$/.test(value) ? `http://${value}` : undefined),
  };
  return textOf({
    example: rule.example,
    check: (value) =>
      rule.accepts(value) ? checkProxyPassword(value) : [brokenRule(value, rule, [], /:[^@]{1,200}@/.test(value))],
  });
}

/** A password of a proxy can only be in a Secret that is made by hand. */
function checkProxyPassword(value: string): readonly Fault[] {
  const fix = 'leave the password out, and make the Secret by hand, with credentials: { existing: true }';
  return checkPassword(value).map((found) => ({ ...found, fix }));
}
