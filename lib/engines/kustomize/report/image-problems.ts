import { type Finding, finding } from '../../../core/error';
import { type ImageSpec } from '../file/kustomization-spec';
import { splitImage } from '../transform/image';
import { type RuleLog } from './rule-log';

/** Finds image rules that match more than is meant, or whose new name has a tag. */
export function imageProblems(log: RuleLog): Finding[] {
  return [...unescapedDots(log), ...versionsInNames(log)];
}

/** A dot in the name of an image matches any character. The rule may then change an image that is not meant. */
function unescapedDots({ images }: RuleLog): Finding[] {
  const seen = new Set<string>();
  return images.flatMap(({ rule, image }) => {
    const { name = '' } = rule.spec as ImageSpec;
    const actual = splitImage(image).name;
    const key = `${rule.where}\0${actual}`;
    if (!/^[\w/:.-]+$/.test(name) || !name.includes('.') || actual === name || seen.has(key)) {
      return [];
    }
    seen.add(key);
    return [
      finding({
        rule: 'unescaped-dot',
        where: rule.where,
        what: `Cannot change the image ${name}: its name is a regular expression and matches ${actual} as well`,
        fix: `write name: ${JSON.stringify(name.replaceAll('.', '\\.'))}, with an escaped dot`,
      }),
    ];
  });
}

/** kustomize writes the old or the new tag after the new name, even if the name has a tag already. */
function versionsInNames({ entries }: RuleLog): Finding[] {
  const rules = entries.map(({ rule }) => rule).filter(({ field }) => field === 'images');
  return rules.flatMap(({ where, spec }) => {
    const { newName = '', newTag, digest } = spec as ImageSpec;
    const parts = splitImage(newName);
    if (parts.tag === '' && parts.digest === '') {
      return [];
    }
    const fields = {
      newName: parts.name,
      newTag: newTag ?? (parts.tag === '' ? undefined : parts.tag),
      digest: digest ?? (parts.digest === '' ? undefined : parts.digest),
    };
    const shown = Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : [`${field}: ${JSON.stringify(value)}`],
    );
    return [
      finding({
        rule: 'tag-in-name',
        where,
        what: `Cannot use ${JSON.stringify(newName)} as newName: it has a ${parts.tag === '' ? 'digest' : 'tag'}, and kustomize adds another one after it`,
        fix: `use ${parts.tag === '' ? 'digest' : 'newTag'}: { ${shown.join(', ')} }`,
      }),
    ];
  });
}
