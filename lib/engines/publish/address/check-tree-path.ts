import { ownershipFile } from '../../../system/output/ownership';

/** Why a path can't be in a tree of Git that people check out; undefined if it can. */
export function findPathReason(path: string): string | undefined {
  return rules.find(({ isBroken }) => isBroken(path, path.split('/')))?.reason;
}

interface PathRule {
  readonly isBroken: (path: string, parts: readonly string[]) => boolean;
  readonly reason: string;
}

const rules: readonly PathRule[] = [
  { isBroken: (path) => /^[/\\]|^[A-Za-z]:/.test(path), reason: 'it is absolute, and must be relative to the root' },
  { isBroken: (_, parts) => parts.includes('..') || parts.includes('.'), reason: 'it has . or .. in it' },
  { isBroken: (_, parts) => parts.includes(''), reason: 'a part of it is empty' },
  { isBroken: (path) => path.startsWith('-'), reason: 'it looks like an option' },
  {
    isBroken: (path) => /[\p{Cc}\p{Cs}\ufffd\\]/u.test(path),
    reason: 'it has a character that not every system takes',
  },
  { isBroken: (_, parts) => parts.some(isGitFolder), reason: 'it has .git in it, which is the folder of Git' },
  {
    isBroken: (_, parts) => parts.includes(ownershipFile),
    reason: `it has ${ownershipFile} in it, which is the list of published files`,
  },
  { isBroken: (_, parts) => parts.some((part) => Buffer.byteLength(part) > 255), reason: 'a part of it is too long' },
  { isBroken: (path) => Buffer.byteLength(path) > 4000, reason: 'it is too long' },
];

/** Characters that macOS ignores in names. */
const ignored = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** Whether a file system reads this as `.git`: without its case, with dots or spaces at the end, or by its short name. */
function isGitFolder(part: string): boolean {
  return /^(?:\.git|git~1)(?:[. ]*$|[. ]*:)/i.test(part.replace(ignored, ''));
}
