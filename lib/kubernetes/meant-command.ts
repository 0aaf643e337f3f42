import { quote } from '../core/check/quote';

/** The command that a text means: its words, or a shell that runs it if it uses what only a shell knows. */
export function meantCommand(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') {
    return undefined;
  }
  const words = /[|&;<>()$`\\"'*?~#]/.test(value) ? ['sh', '-c', value] : value.trim().split(/\s+/);
  return `[${words.map(quote).join(', ')}]`;
}
