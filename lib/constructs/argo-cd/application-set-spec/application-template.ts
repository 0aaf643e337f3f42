import { type ApplicationSettings, type ApplicationSpec } from '../application-spec/application-spec';
import { type ChartSource, type PathSource, type SourceAmongSeveral, type SourceTools } from '../source/source';
import { type SourceHydrator } from '../source/source-hydrator';

/** Metadata of generated Applications; parameters may stand in every text. */
export interface TemplateMetadata {
  /** Must differ for each Application: `{{.name}}`. */
  readonly name: string;
  /** @default - the ApplicationSet's */
  readonly namespace?: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** What deletion does is said by `deletionPolicy`. @default - none */
  readonly finalizers?: readonly string[];
}

/**
 * What is generated: the props of an `Application`, with parameters such as `{{.name}}` in its texts.
 * Numbers and switches can't be parameters here; that is what `templatePatch` is for.
 */
export type ApplicationTemplate = { readonly metadata: TemplateMetadata } & ApplicationSpec;

/** A source of which some fields are said. */
export type SourceOverride = Partial<Omit<PathSource, 'chart'> & Pick<ChartSource, 'chart'> & SourceTools>;

/** What a generator's Applications have instead of what the ApplicationSet's template says. */
export type ApplicationTemplateOverride = Partial<ApplicationSettings> & {
  /** @default - as in the template */
  readonly metadata?: Partial<TemplateMetadata>;
  /** @default - as in the template */
  readonly source?: SourceOverride;
  /** @default - as in the template */
  readonly sources?: readonly SourceAmongSeveral[];
  /** @default - as in the template */
  readonly sourceHydrator?: SourceHydrator;
};
