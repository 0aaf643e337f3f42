import { describeRights, type Right } from './rights';

/** Why the API server does not do something with an object. */
export interface Refusal {
  /** What kubectl reports. Empty if it can have values of Secrets, or if rights are missing. */
  readonly words: readonly string[];
  /** The rights that the user does not have. Empty if that is not the reason. */
  readonly missing: readonly Right[];
}

/** A refusal in words, with those of the API server in lines of their own. */
export function describeRefusal({ words, missing }: Refusal): string {
  return missing.length > 0
    ? `you do not have ${describeRights(missing)}`
    : ['the API server refuses it', ...words.map((line) => `    ${line}`)].join(words.length > 0 ? ':\n' : '');
}
