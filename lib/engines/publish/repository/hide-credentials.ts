import { type GitSetting } from '../../git/git-environment';
import { shownAddress } from '../address/repository-address';
import { type Remote, runRemote } from './remote';

/**
 * Takes credentials out of the addresses that `url.<base>.insteadOf` of git's configuration makes: git would pass them to
 * its own programs as arguments, which lists of processes show. They go into a header, which is passed as a variable.
 */
export async function hideCredentials(remote: Remote): Promise<Remote> {
  const rules = await readRules(remote);
  const { url } = remote.address;
  const fetchUrl = rewritten(url, rules.get('insteadof') ?? []) ?? url;
  const pushUrl = rewritten(url, rules.get('pushinsteadof') ?? []) ?? fetchUrl;
  const secret = [fetchUrl, pushUrl].map(credentialsOf);
  if (secret.every((credentials) => credentials === undefined)) {
    return remote;
  }
  const urls = [fetchUrl, pushUrl].map(withoutCredentials);
  const headers = secret.map((credentials) => `Authorization: Basic ${encode(credentials ?? '')}`);
  const settings = urls.flatMap((each, index): GitSetting[] => [
    // The rule with the longest start counts: by this one, the address stays as it is.
    [`url.${each}.insteadOf`, each],
    ...(secret[index] === undefined ? [] : [[`http.${each}.extraHeader`, headers[index]] as const]),
  ]);
  return {
    ...remote,
    address: { url: urls[0], shown: remote.address.shown },
    pushUrl: urls[1],
    config: [...remote.config, ...settings.filter(isFirst)],
    secrets: [
      ...secret.flatMap((credentials) => credentials?.split(':') ?? []),
      ...headers.map((header) => header.slice(21)),
    ],
  };
}

type Rule = readonly [base: string, start: string];

/** The rules of git's configuration that change addresses, by their last word. */
async function readRules(remote: Remote): Promise<ReadonlyMap<string, Rule[]>> {
  const rules = new Map<string, Rule[]>();
  for (const entry of (await printed(remote)).split('\0')) {
    const [, base, word, start] = /^url\.(.*)\.((?:push)?insteadof)\n(.*)$/s.exec(entry) ?? [];
    if (base !== undefined) {
      rules.set(word, [...(rules.get(word) ?? []), [base, start]]);
    }
  }
  return rules;
}

/** @returns nothing if there is no rule: git then ends with 1 */
async function printed(remote: Remote): Promise<string> {
  const args = ['config', '-z', '--get-regexp', String.raw`^url\..*\.(push)?insteadof$`];
  const { bytes } = await runRemote(remote, args, { exitCodes: [0, 1] });
  return bytes.toString();
}

/** An address by the rule with the longest start; undefined if no rule fits. */
function rewritten(url: string, rules: readonly Rule[]): string | undefined {
  const fitting = rules.filter(([, start]) => url.startsWith(start));
  const longest = fitting.reduce<Rule | undefined>(
    (best, rule) => (best && best[1].length >= rule[1].length ? best : rule),
    undefined,
  );
  return longest === undefined ? undefined : `${longest[0]}${url.slice(longest[1].length)}`;
}

/** With a slash at its end, which makes it longer than any start of a rule that fits the address. */
function withoutCredentials(url: string): string {
  return credentialsOf(url) === undefined ? url : shownAddress(url).replace(/(?<!\/)$/, '/');
}

/** `user:password` or `token` of an address of HTTP. */
function credentialsOf(url: string): string | undefined {
  const [, info] = /^https?:\/\/([^/]*)@/i.exec(url) ?? [];
  return info;
}

function encode(credentials: string): string {
  const [user, ...password] = credentials.split(':');
  return Buffer.from(`${decoded(user)}:${decoded(password.join(':'))}`).toString('base64');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isFirst([key]: GitSetting, index: number, all: readonly GitSetting[]): boolean {
  return all.findIndex(([other]) => other === key) === index;
}
