import { type IConstruct } from 'constructs';

/** Length of the hash at the end of a name that cdk8s made: the start of the construct's address. */
const HASH_LENGTH = 8;

/** The hashes that cdk8s puts at the end of the names that it makes from the construct paths of a tree. */
export function pathHashes(root: IConstruct): ReadonlySet<string> {
  return new Set(root.node.findAll().map((construct) => construct.node.addr.slice(0, HASH_LENGTH)));
}

/** Puts `<hash>` where a word of a text, set off by `-`, `_` or `.`, is one of the hashes. */
export function maskHashes(text: string, hashes: ReadonlySet<string>): string {
  return text.replace(/(?<=[-_.])[0-9a-z]+(?![0-9A-Za-z])/g, (word) => (hashes.has(word) ? '<hash>' : word));
}
