import { refined, refinedItems } from '../../../core/check/refine';
import { type Shape } from '../../../core/check/shape';
import { boolean, lazy, list, matching, oneOf } from '../../../core/check/shapes';
import { type Fault, faultIf } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { metadataShape } from '../../../kubernetes/metadata-shape';
import { labelKey } from '../../../kubernetes/name-rule';
import { deletionPolicy, jsonPointer } from '../application-spec/application-shape';
import { type DeletionPolicy } from '../application-spec/deletion-policy';
import { insteadOfSpec, specShape } from '../release/declared-shape';
import { type ApplicationDifferences, type ApplicationSetSpec } from './application-set-spec';
import { checkGeneratedNames } from './check-generated-names';
import { checkTemplates } from './check-template';
import { generators } from '../generator/generator-shape';
import { strategy } from './strategy-shape';
import { checkDestinations } from './template-destination';
import { checkSources } from './template-source';
import { applicationTemplate } from '../generator/template-shape';

/** The props of an ApplicationSet. */
interface Props extends ApplicationSetSpec {
  readonly metadata?: object;
  readonly deletionPolicy?: DeletionPolicy;
}

const templateOption = oneOf(['missingkey=error', 'missingkey=invalid', 'missingkey=default', 'missingkey=zero']);

/** As in `ignoreDifferences` of an Application. */
const difference = refined<ApplicationDifferences>(
  { jsonPointers: list(matching(jsonPointer)) },
  { atLeastOne: [['jsonPointers', 'jqPathExpressions']] },
);
const keys = list(matching(labelKey));
const preservedFields = refined<NonNullable<ApplicationSetSpec['preservedFields']>>({
  labels: keys,
  annotations: keys,
});

const withGo = shapeOf(true);
const withoutGo = shapeOf(false);

/** The props of an ApplicationSet; `goTemplate` is the one that they have. */
export function applicationSetShape(goTemplate: boolean | undefined): Shape<Props> {
  return (goTemplate ?? true) ? withGo : withoutGo;
}

function shapeOf(isGo: boolean): Shape<Props> {
  const fields = {
    metadata: metadataShape(),
    deletionPolicy,
    generators: generators(isGo),
    template: applicationTemplate,
    strategy,
    preservedFields,
    ignoreApplicationDifferences: refinedItems(difference),
    goTemplate: boolean,
    goTemplateOptions: list(templateOption),
  };
  const also = (props: PlainMap): readonly Fault[] => [
    ...checkTemplates(props, isGo),
    ...checkGeneratedNames(props, isGo),
    ...checkDestinations(props),
    ...checkSources(props),
    ...checkOptions(props, isGo),
  ];
  return lazy(() => refined<Props>(fields, { also, instead: insteadOfSpec })(specShape('ApplicationSet')));
}

function checkOptions({ goTemplateOptions: options }: PlainMap, isGo: boolean): readonly Fault[] {
  return faultIf(
    !isGo && Array.isArray(options) && options.length > 0,
    'no-effect',
    ['goTemplateOptions'],
    (at) => `Cannot use ${at} without goTemplate: only Go templates have options`,
    'use goTemplate: true, the default',
  );
}
