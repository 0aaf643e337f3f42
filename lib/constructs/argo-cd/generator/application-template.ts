import { type AtMostOne } from '../../../core/at-most-one';
import { type ApplicationSettings, type ApplicationSources } from '../application-spec/application-spec';
import { type ChartSource, type PathSource, type SourceAmongSeveral, type SourceTools } from '../source/source';
import { type SourceHydrator } from '../source/source-hydrator';
import { type SyncOption } from '../sync/sync-option';
import { type SyncPolicy } from '../sync/sync-policy';

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
 * Numbers and booleans can't be parameters here; use `templatePatch` for them. The source may come from `templatePatch`
 * or from the template of each generator, too.
 */
export type ApplicationTemplate = TemplateSettings & {
  readonly metadata: TemplateMetadata;
} & AtMostOne<ApplicationSources>;

/** A sync option, or a template for one, such as `ServerSideApply={{.serverSide}}`. */
export type TemplateSyncOption = SyncOption | `${string}{{${string}`;

/** The settings of generated Applications. */
export interface TemplateSettings extends Omit<ApplicationSettings, 'syncPolicy'> {
  /** @default - synced by hand */
  readonly syncPolicy?: Omit<SyncPolicy, 'syncOptions'> & {
    /** @default - none */
    readonly syncOptions?: readonly TemplateSyncOption[];
  };
}

/** Some fields of a source. */
export type SourceOverride = Partial<Omit<PathSource, 'chart'> & Pick<ChartSource, 'chart'> & SourceTools>;

/** The fields in which a generator's Applications differ from the template of the ApplicationSet. */
export type ApplicationTemplateOverride = Partial<TemplateSettings> & {
  /** @default - as in the template */
  readonly metadata?: Partial<TemplateMetadata>;
  /** @default - as in the template */
  readonly source?: SourceOverride;
  /** @default - as in the template */
  readonly sources?: readonly SourceAmongSeveral[];
  /** @default - as in the template */
  readonly sourceHydrator?: SourceHydrator;
};
