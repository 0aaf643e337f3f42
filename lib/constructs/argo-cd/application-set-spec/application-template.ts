import { type ApplicationSettings, type ApplicationSpec } from '../application-spec/application-spec';
import { type ChartSource, type PathSource, type SourceAmongSeveral, type SourceTools } from '../source/source';
import { type SourceHydrator } from '../source/source-hydrator';

/** Metadata of generated Applications. Every text may contain parameters. */
export interface TemplateMetadata {
  /** Name, which must differ for each Application, such as `{{.name}}`. */
  readonly name: string;
  /** @default - the ApplicationSet's */
  readonly namespace?: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Further finalizers; `deletionPolicy` adds those that delete objects. @default - none */
  readonly finalizers?: readonly string[];
}

/**
 * The Application to generate: the props of an `Application`, with parameters such as `{{.name}}` in its texts.
 * Numbers and booleans can't be parameters here; use `templatePatch` for them.
 */
export type ApplicationTemplate = { readonly metadata: TemplateMetadata } & ApplicationSpec;

/** Some fields of a source. */
export type SourceOverride = Partial<Omit<PathSource, 'chart'> & Pick<ChartSource, 'chart'> & SourceTools>;

/** The fields in which a generator's Applications differ from the template of the ApplicationSet. */
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
