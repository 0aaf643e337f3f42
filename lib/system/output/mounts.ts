import { readFileSync, realpathSync } from 'node:fs';
import { isInside } from './output-folder';

/**
 * Whether something is mounted below a folder, also if it is on the same disk. Known on Linux only; elsewhere it is
 * false.
 */
export function hasMountBelow(folder: string): boolean {
  const real = realpathSync(folder);
  return mountPoints().some((point) => point !== real && isInside(point, real));
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html */
function mountPoints(): string[] {
  try {
    const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => unescape(line.split(' ')[4]));
  } catch {
    return [];
  }
}

/** Blanks, tabs, line breaks and backslashes are octal there: `\040`. */
function unescape(text: string): string {
  return text.replace(/(?:\\[0-7]{3})+/g, (codes) =>
    Buffer.from(
      codes
        .slice(1)
        .split('\\')
        .map((code) => parseInt(code, 8)),
    ).toString(),
  );
}
