import { type TextRule } from '../../core/check/shape';
import { dnsSubdomain } from '../name-rule';

/** The user of Windows that a container runs as: `ContainerUser`, `NT AUTHORITY\\SYSTEM`. */
export const windowsUser: TextRule = {
  rule: 'name',
  wanted: 'be a user of Windows, with an optional domain and a backslash before it',
  example: 'ContainerUser',
  accepts: (value) => {
    const [user = '', domain, ...others] = value.split('\\').reverse();
    return others.length === 0 && isUser(user) && (domain === undefined || isDomain(domain));
  },
};

function isUser(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /^[^"/:;|=,+*?<>@[\]\u0000-\u001f\u007f]{1,104}$/.test(text) && !/^[. ]+$/.test(text);
}

function isDomain(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const isNetBios = /^[^\\/:*?"<>|.\u0000-\u001f\u007f][^\\/:*?"<>|\u0000-\u001f\u007f]{0,14}$/.test(text);
  return isNetBios || dnsSubdomain.accepts(text.toLowerCase());
}
