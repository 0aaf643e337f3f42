import { type Problem } from '../../core/error';
import { nearest } from '../../core/check/nearest';
import { quote } from '../../core/check/quote';
import { type IncludeProps } from './include-props';

const sourceProps = ['path', 'url', 'yaml'] as const;
const examples = { path: "'./vendor/*.yaml'", url: "'https://…'", yaml: "readFileSync(file, 'utf8')" };

/** What the types forbid, for those who write plain JavaScript. */
export function checkIncludeProps(props: IncludeProps): Problem[] {
  return [...checkSource(props), ...checkFields(props)];
}

function checkSource(props: IncludeProps): Problem[] {
  const given = sourceProps.filter((source) => props[source] !== undefined);
  if (given.length !== 1) {
    const what = `Cannot tell what to include: ${given.length === 0 ? 'no source is given' : `${given.join(' and ')} are given`}`;
    return [{ what, fix: 'give exactly one of path, url (with sha256) and yaml' }];
  }
  const [source] = given;
  const value: unknown = props[source];
  if (typeof value !== 'string') {
    const several = Array.isArray(value) && source === 'path';
    const what = `Cannot use ${quote(value)} as ${source} to include: it must be one text`;
    return [{ what, fix: several ? 'use a glob, or an Include for each' : `use ${source}: ${examples[source]}` }];
  }
  return source === 'url' ? checkUrl(value, props.sha256) : checkNoDigest(source, props.sha256);
}

function checkNoDigest(source: string, sha256: unknown): Problem[] {
  const what = `Cannot use sha256 with ${source}: it is checked for a url only`;
  return sha256 === undefined ? [] : [{ what, fix: 'leave sha256 out' }];
}

function checkFields(props: IncludeProps): Problem[] {
  const known: readonly string[] = [...sourceProps, 'sha256', 'patches'];
  return Object.entries(props)
    .filter(([field, value]) => value !== undefined && !known.includes(field))
    .map(([field]) => {
      const close = nearest(field, known);
      const what = `Cannot use field ${quote(field)} in Include: it has no such field`;
      return { what, fix: close === undefined ? `leave it out; there are ${known.join(', ')}` : `use ${close}` };
    });
}

function checkUrl(url: string, sha256: string | undefined): Problem[] {
  const problems: Problem[] = [];
  if (!/^https?:\/\/[^/]/.test(url)) {
    problems.push({ what: `Cannot fetch ${url}: it is no http or https URL`, fix: 'use path for files' });
  }
  if (sha256 === undefined || !/^[0-9a-f]{64}$/i.test(sha256)) {
    const now =
      sha256 === undefined ? 'sha256 is missing' : `"${sha256}" is no SHA-256 digest of 64 hexadecimal digits`;
    problems.push({
      what: `Cannot trust ${url}: ${now}`,
      fix: `set sha256 to what this prints: curl -sL ${url} | sha256sum`,
    });
  }
  return problems;
}
