import { type ApiObject, type Chart, Names, YamlOutputType } from 'cdk8s';
import { type Problem } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { withDefaults } from '../../core/stand-in';

/** A rendered object, before it is put into a file. */
export interface RenderedObject {
  readonly chart: Chart;
  /**
   * The construct of the object.
   *
   * @default - none: the chart's own `toJson` made the manifest
   */
  readonly object?: ApiObject;
  readonly manifest: Manifest;
}

/** Decides into which file below the output folder an object is written. `gitOpsLayout` makes one. */
export interface OutputLayout {
  /** The file of a chart, which exists even if the chart has no objects; undefined if each object has its own file. */
  chartFile(chart: Chart): string | undefined;
  /** The file of an object, if each object has its own file. */
  objectFile(rendered: RenderedObject): string;
  /** Whether all charts share one file. */
  readonly isShared: boolean;
  /** Whether objects with the same path are written to one file. */
  readonly isMultiple: boolean;
  /** Whether each folder gets a `kustomization.yaml`. */
  readonly hasIndex: boolean;
  /** Why a path can't be that of a file. */
  checkFile(path: string): readonly Problem[];
  /** The fix if two files can't be at their paths. */
  readonly clashFix: string;
}

/**
 * The layout of cdk8s, with its file names.
 *
 * @param charts all charts of the app, in order
 * @param numbered whether charts depend on each other; the names of their files then start with a number
 */
export function cdk8sLayout(
  type: YamlOutputType,
  extension: string,
  charts: readonly Chart[],
  numbered: boolean,
): OutputLayout {
  const nameOf = chartNames(charts, numbered);
  switch (type) {
    case YamlOutputType.FILE_PER_APP:
      return {
        ...plain,
        isShared: true,
        chartFile: () => `app${extension}`,
        objectFile: () => `app${extension}`,
      };
    case YamlOutputType.FILE_PER_CHART:
      return {
        ...plain,
        chartFile: (chart) => nameOf(chart) + extension,
        objectFile: ({ chart }) => nameOf(chart) + extension,
      };
    case YamlOutputType.FILE_PER_RESOURCE:
      return filePerObject((rendered) => objectName(rendered, rendered.manifest.metadata?.name) + extension);
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return filePerObject((rendered) => {
        const { name } = rendered.object?.metadata ?? rendered.manifest.metadata ?? {};
        return `${nameOf(rendered.chart)}/${objectName(rendered, name)}${extension}`;
      });
  }
}

/** The fix for two constructs whose files clash. */
export const otherNameOrType = 'give one of them another id or name, or use another yamlOutputType';

const plain = {
  isShared: false,
  isMultiple: false,
  hasIndex: false,
  checkFile: () => [],
  clashFix: otherNameOrType,
};

function filePerObject(objectFile: (rendered: RenderedObject) => string): OutputLayout {
  return { ...plain, chartFile: () => undefined, objectFile };
}

function chartNames(charts: readonly Chart[], numbered: boolean): (chart: Chart) => string {
  const names = new Map<Chart, string>();
  charts.forEach((chart, index) => {
    const prefix = numbered ? `${String(index).padStart(4, '0')}-` : '';
    names.set(chart, prefix + Names.toDnsLabel(chart));
  });
  return (chart) => names.get(chart) ?? Names.toDnsLabel(chart);
}

/** `Kind.name`. An object without a name gets a name from its construct path. */
function objectName({ chart, object, manifest }: RenderedObject, name: string | undefined): string {
  const given = withDefaults(name, object);
  const own = given !== undefined && given !== '' ? given : Names.toDnsLabel(object ?? chart);
  return `${manifest.kind}.${own}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
