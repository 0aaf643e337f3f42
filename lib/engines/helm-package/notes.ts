import { escapeBeforeAction, escapeTemplate } from './text/escape-template';
import { type TextMark } from './marks';
import { textPipe } from './value-action';

/** templates/NOTES.txt: text that helm prints after an install. Its values are printed as they are, without quotes. */
export function notesTemplate(notes: string | TextMark): string {
  const parts = typeof notes === 'string' ? [notes] : notes.parts;
  const written = parts.map((part, index) => {
    if (typeof part !== 'string') {
      return `{{ ${textPipe(part)} }}`;
    }
    return index < parts.length - 1 ? escapeBeforeAction(part) : escapeTemplate(part);
  });
  return written.join('').replace(/\n?$/, '\n');
}
