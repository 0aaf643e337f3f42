import { pathText } from '../../../core/path-text';
import { type KeptObject, type RuleFinding } from './danger-rule';
import { changedByDefinition } from './frozen-by-definition';
import { changedFrozenFields } from './frozen-fields';

/** Fields that the API server refuses to change. */
export function immutableDangers({ before, after, fields, schema }: KeptObject): RuleFinding[] {
  const byDefinition = schema === undefined ? [] : changedByDefinition(schema, before, after);
  return [...changedFrozenFields(before, after), ...byDefinition].map((path) => {
    const inside = fields
      .map((field) => pathText(field.path))
      .filter((text) => text === path || text.startsWith(`${path}.`) || text.startsWith(`${path}[`));
    const shown = inside.length === 1 ? inside[0] : path;
    return {
      path: shown,
      what: `The API server refuses this change: ${shown} of an existing ${after.kind} cannot be changed`,
      fix: 'give the object another name, or delete it before the new one is applied',
    };
  });
}
