import { refined, refinedItems } from '../../../core/check/refine';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { boolean, either, largest, lazy, list, matching, oneOf, whole } from '../../../core/check/shapes';
import { type Fault, faultIf } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { metadataShape } from '../../../kubernetes/metadata-shape';
import { deletionPolicy } from '../application-spec/application-shape';
import { type DeletionPolicy } from '../application-spec/deletion-policy';
import { insteadOfSpec, specShape } from '../release/declared-shape';
import { type ApplicationSetSpec, type ApplicationSetStrategy, type RollingSyncStep } from './application-set-spec';
import { checkGeneratedNames } from './check-generated-names';
import { checkTemplates } from './check-template';
import { generators } from './generator-shape';
import { checkDestinations } from './template-destination';
import { checkSources } from './template-source';
import { applicationTemplate } from './template-shape';

/** The props of an ApplicationSet. */
interface Props extends ApplicationSetSpec {
  readonly metadata?: object;
  readonly deletionPolicy?: DeletionPolicy;
}

type RollingSync = Extract<ApplicationSetStrategy, { readonly type: 'RollingSync' }>;

const templateOption = oneOf(['missingkey=error', 'missingkey=invalid', 'missingkey=default', 'missingkey=zero']);

/** If Argo CD can't read it, it syncs one Application of the step at a time. */
const percentage: TextRule = {
  rule: 'percentage',
  wanted: 'be a percentage',
  example: '25%',
  accepts: (value) => /^\d{1,9}%$/.test(value),
};
const step = refined<RollingSyncStep>({ maxUpdate: either(whole(0, largest), matching(percentage)) });
const strategy = refined<RollingSync>({
  rollingSync: refined<RollingSync['rollingSync']>({ steps: refinedItems(step) }),
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
