import { type ApiObjectMetadata } from 'cdk8s';
import { checkMetadata } from '../../../kubernetes/check-metadata';
import { type Problem } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkDeletion } from '../application-spec/check-application';
import { checkSpecContent } from '../application-spec/check-spec';
import { checkSchema } from '../../../kubernetes/schema/check-schema';
import { resolveSchema, specSchema } from '../release/crd-schema';
import { type ApplicationSetSpec } from './application-set-spec';
import { checkGeneratedNames } from './check-generated-names';
import { checkGenerators } from './check-generators';
import { checkTemplates } from './check-template';

/** Everything that is wrong with an ApplicationSet by itself, all at once; as it was given and as it is written. */
export function checkApplicationSet(
  metadata: ApiObjectMetadata,
  deletionPolicy: unknown,
  given: ApplicationSetSpec,
  spec: PlainMap,
): Problem[] {
  const template: unknown = given.template;
  if (isPlainMap(template) && template.spec !== undefined) {
    return [
      {
        what: 'Cannot use template.spec: its fields stand beside metadata, as in an Application',
        fix: 'write template: { metadata, project, source, destination }',
      },
    ];
  }
  const written = [
    ...checkSchema(spec, specSchema('ApplicationSet'), '', resolveSchema),
    ...checkGenerators(spec.generators, 'generators', spec.goTemplate === true),
    ...checkTemplates(spec),
    ...checkGeneratedNames(spec),
    ...checkOptions(spec),
  ];
  return [
    ...checkMetadata(metadata),
    ...checkDeletion(isPlainMap(template) ? (template.metadata as ApiObjectMetadata) : undefined, deletionPolicy),
    ...written.map(inTheUsersWords),
    ...(isPlainMap(template) ? checkSpecContent(template, 'template.') : []),
  ];
}

/** The props have the fields of `template.spec` right in the template. */
function inTheUsersWords({ what, fix }: Problem): Problem {
  return { what: what.replaceAll('template.spec.', 'template.'), fix: fix.replaceAll('template.spec.', 'template.') };
}

function checkOptions(spec: PlainMap): Problem[] {
  const options: unknown[] = Array.isArray(spec.goTemplateOptions) ? spec.goTemplateOptions : [];
  if (spec.goTemplate !== true && options.length > 0) {
    return [
      {
        what: 'Cannot use goTemplateOptions without goTemplate: nobody would read them',
        fix: 'use goTemplate: true, the default',
      },
    ];
  }
  const known = ['invalid', 'default', 'zero', 'error'].map((value) => `missingkey=${value}`);
  return options
    .filter((option) => !known.includes(String(option)))
    .map((option) => ({
      what: `Cannot use ${quote(option)} in goTemplateOptions: it must be one of ${known.join(', ')}`,
      fix: 'use "missingkey=error", the default',
    }));
}
