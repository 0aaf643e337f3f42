import { type Problem } from '../core/error';
import { type IncludeProps } from './include-props';

const SOURCES = ['path', 'url', 'yaml'] as const;

/** What the types forbid, for those who write plain JavaScript. */
export function checkIncludeProps(props: IncludeProps): Problem[] {
  const given = SOURCES.filter((source) => props[source] !== undefined);
  if (given.length !== 1) {
    const what = `Cannot tell what to include: ${given.length === 0 ? 'no source is given' : `${given.join(' and ')} are given`}`;
    return [{ what, fix: 'give exactly one of path, url (with sha256) and yaml' }];
  }
  return given[0] === 'url' ? checkUrl(props.url as string, props.sha256) : [];
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
