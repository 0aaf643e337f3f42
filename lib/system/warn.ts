import { type Finding, formatFinding } from '../core/error';

/** Reports findings as warnings of Node.js: it prints them on stderr, unless the program listens for them itself. */
export function warn(findings: readonly Finding[]): void {
  findings.forEach((finding) => process.emitWarning(formatFinding(finding)));
}
