import { isAmbiguousName, isSecretName } from '../../core/secret-name';
import { isPublicValue } from '../../core/secret-value';

/**
 * The values in a text that come after the name of a secret, as in the files of many programs: `password=…`,
 * `password = "…"`, `<password>…</password>`. What code computes, and references, are not secrets.
 */
export function assignedSecrets(text: string): string[] {
  if (!hint.test(text)) {
    return [];
  }
  const inLines = isSettings(text) ? [setting, ...forms] : forms;
  return inLines.flatMap((form) =>
    [...text.matchAll(form)]
      .filter((match) => isPlain(match) && !isSelector(text, match))
      .map(([, , value]) => value.replace(/^(["'])(.*)\1$/, '$2')),
  );
}

/** A part of all forms. Most texts have none of them. */
const hint = /=|<\/|define\(|login|requirepass/;

const forms = [
  // PASSWORD=…, --password=…, password="…".
  /(?<![\w.$-])-{0,2}([A-Za-z_][\w.-]{0,80})=("[^"\n]*"|'[^'\n]*'|[^\s,;&'"]+)/g,
  // password = "…", also in the index of an array.
  /(?<![\w.$-])([A-Za-z_][\w.-]{0,80})["']?\]?[ \t]{1,9}=[ \t]{0,9}("[^"\n]+"|'[^'\n]+')/g,
  /<([A-Za-z_][\w.-]{0,80})>([^<>\n]+)<\//g,
  // define('PASSWORD', '…') of PHP.
  /\bdefine\(\s?["']([\w.-]{1,80})["'],\s?("[^"\n]+"|'[^'\n]+')/g,
  // A netrc.
  /\blogin\s{1,9}\S{1,200}\s{1,9}(password)\s{1,9}(\S+)/g,
  // Redis.
  /^[ \t]{0,9}(requirepass)[ \t]{1,9}(\S+)/gm,
];

/** A line of a file that has nothing but settings. */
const setting = /^[ \t]{0,9}([A-Za-z_][\w.-]{0,80})[ \t]{1,9}=[ \t]{0,9}([^\s"'][^\n]*)$/gm;

/**
 * Whether most lines of a text are settings, as in INI and TOML. The others may be those of a list. A text of one line is
 * one if its value is a word: otherwise it may be a sentence.
 */
function isSettings(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const known = lines.filter((line) => /^[ \t]{0,9}(?:[#;[]|["']?[\w.-]{1,80}["']?[ \t]{0,9}=)/.test(line));
  return lines.length === 1 ? oneSetting.test(lines[0]) : known.length >= lines.length * 0.75;
}

const oneSetting = /^[ \t]{0,9}[A-Za-z_][\w.-]{0,80}[ \t]{1,9}=[ \t]{0,9}\S{1,200}[ \t\r]{0,9}$/;

function isPlain([, name, value]: RegExpExecArray): boolean {
  const bare = value.replace(/^["']/, '').trim();
  return (
    isSecretName(name) &&
    !isAmbiguousName(name) &&
    !isPublicValue(value) &&
    !/^[$=~]/.test(bare) &&
    !isCode(value) &&
    !isNameOfObject(name, bare.replace(/["']$/, '')) &&
    wordsOf(bare) !== wordsOf(name)
  );
}

/** Whether code computes a value: `token=read(path)`, `key=os.environ["KEY"]`. */
function isCode(value: string): boolean {
  return /^(?:await |new )?[A-Za-z_][\w.]{0,80}[([]/.test(value);
}

/** Whether a script names a Secret: `secret=web-tls`, `client_secret=oauth-proxy-client-secret`. */
function isNameOfObject(name: string, value: string): boolean {
  const isName = /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(value);
  return isName && (/^secret$/i.test(name) || /-[a-z0-9]+-(?:secrets?|tokens?|credentials|tls)$/.test(value));
}

/** `token=token` passes on a value. */
function wordsOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** `{secret="web-tls"}` in a query of Prometheus. */
function isSelector(text: string, { 0: all, 2: value, index }: RegExpExecArray): boolean {
  return (
    /^["']/.test(value) && !/\s=|=\s|^</.test(all) && /[{,]\s{0,3}$/.test(text.slice(Math.max(index - 4, 0), index))
  );
}
