import { type ArgoCdAccess } from './argo-cd-access';
import { type ApplyPlan } from './apply-plan';

/** A plan as a script for a shell. What is not a command is a comment. */
export function formatPlan({ steps, argoCd }: ApplyPlan): string {
  const parts = steps.map(({ title, command }, index) => `${comment(`${index + 1}. ${title}`)}${command}\n`);
  const access = argoCd === undefined ? [] : [comment(formatAccess(argoCd))];
  return [...parts, ...access].join('\n');
}

/** Each line is one of a comment: a name in a manifest may have line breaks, and what follows them must not run. */
function comment(text: string): string {
  return `${text.replaceAll(/^/gm, '# ')}\n`;
}

/** How to log in to Argo CD, in lines for people. */
export function formatAccess({ url, forwardCommand, passwordCommand }: ArgoCdAccess): string {
  const node = url.includes('://NODE:') ? ' (kubectl get nodes --output=wide has the addresses of nodes)' : '';
  const forward = forwardCommand === undefined ? '' : `, while this runs: ${forwardCommand}`;
  const password = passwordCommand === undefined ? [] : [`Password of admin: ${passwordCommand}`];
  return [`Argo CD: ${url}${node}${forward}`, ...password].join('\n');
}
