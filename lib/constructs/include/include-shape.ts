import { list, matching, object, text, textOf } from '../../core/check/shapes';
import { type TextRule } from '../../core/check/shape';
import { type Fault, fault } from '../../core/fault';
import { patchShape } from '../../core/patch/patch-shape';
import { type PlainMap } from '../../core/plain';
import { type IncludeProps } from './include-props';

const webAddress: TextRule = {
  rule: 'url',
  wanted: 'be an http or https URL',
  example: 'https://example.com/install.yaml',
  fix: 'use path for files',
  accepts: (value) => /^https?:\/\/[^/]/.test(value),
};

/** The props of an `Include`. */
export const includeShape = object<IncludeProps>(
  {
    path: textOf({ example: './vendor/*.yaml' }),
    url: matching(webAddress),
    sha256: text,
    yaml: textOf({ example: 'kind: …', secret: true }),
    patches: list(patchShape),
  },
  { exactlyOne: [['path', 'url', 'yaml']], also: checkDigest },
);

function checkDigest({ url, sha256 }: PlainMap): readonly Fault[] {
  if (url === undefined) {
    return sha256 === undefined
      ? []
      : [
          fault(
            'exclusive',
            ['sha256'],
            (at) => `Cannot use ${at} without url: only a URL is checked by it`,
            'leave it out',
          ),
        ];
  }
  if (typeof sha256 === 'string' && /^[0-9a-f]{64}$/i.test(sha256)) {
    return [];
  }
  const now =
    sha256 === undefined ? 'sha256 is missing' : `"${String(sha256)}" is not a SHA-256 digest of 64 hexadecimal digits`;
  const fix = `set sha256 to what this prints: curl -sL ${String(url)} | sha256sum`;
  return [fault(sha256 === undefined ? 'required' : 'format', ['sha256'], `Cannot trust ${String(url)}: ${now}`, fix)];
}
