/** A name and a password. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/**
 * The login that a netrc file has for a host, else that of its `default`.
 *
 * @see https://everything.curl.dev/usingcurl/netrc.html
 */
export function findNetrcLogin(netrc: string, host: string): Login | undefined {
  const entries = readEntries(wordsOf(netrc));
  const { login, password } =
    entries.find(({ machine }) => machine === host) ?? entries.find(({ machine }) => machine === undefined) ?? {};
  return login === undefined || password === undefined ? undefined : { username: login, password };
}

interface Entry {
  /** Undefined for `default`. */
  readonly machine?: string;
  login?: string;
  password?: string;
}

function readEntries(words: readonly string[]): Entry[] {
  const entries: Entry[] = [];
  for (let index = 0; index < words.length; index++) {
    const entry = entries.at(-1);
    switch (words[index]) {
      case 'machine':
        entries.push({ machine: words[++index] });
        break;
      case 'default':
        entries.push({});
        break;
      case 'login':
      case 'password':
        if (entry !== undefined) {
          entry[words[index] as 'login' | 'password'] = words[index + 1];
        }
        index++;
        break;
      case 'account':
        index++;
    }
  }
  return entries;
}

/** A word, or one in quotes. */
const wordPattern = /"((?:[^"\\]|\\.)*)"|\S+/g;
/** Longer lines have no login. They are not read, because V8 sometimes fails on a line with millions of characters. */
const longestLine = 16_384;

/** The words of the file, without comments and macros. A word may be in quotes, with a backslash before what is meant. */
function wordsOf(netrc: string): string[] {
  const lines = netrc
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(({ length }) => length <= longestLine);
  const words: string[] = [];
  let isMacro = false;
  for (const line of lines) {
    isMacro = line !== '' && (isMacro || line.startsWith('macdef'));
    if (!isMacro && !line.startsWith('#')) {
      words.push(...[...line.matchAll(wordPattern)].map(([word, quoted]) => unquote(word, quoted)));
    }
  }
  return words;
}

function unquote(word: string, quoted: string | undefined): string {
  return quoted === undefined ? word : quoted.replace(/\\(.)/g, '$1');
}
