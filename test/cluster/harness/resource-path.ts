import { type Manifest } from '../../../lib/core/manifest';
import { type ApiServer } from './api-server';

interface ResourceList {
  readonly resources: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[];
}

/** The paths of objects in the API. The server is asked once for each group and version. */
export class ResourcePaths {
  private readonly lists = new Map<string, Promise<ResourceList>>();

  constructor(private readonly api: ApiServer) {}

  /** Whether the server knows the kind. */
  public async knows(manifest: Manifest): Promise<boolean> {
    return (await this.find(manifest)) !== undefined;
  }

  /** Whether objects of the kind are in a namespace. */
  public async isNamespaced(manifest: Manifest): Promise<boolean> {
    return (await this.find(manifest))?.namespaced === true;
  }

  /** The path of an object; without its name, the path of the list in which it is created. */
  public async of(manifest: Manifest, options: { readonly withName: boolean }): Promise<string> {
    const found = await this.find(manifest);
    if (found === undefined) {
      throw new Error(`The cluster does not know ${manifest.apiVersion} ${manifest.kind}`);
    }
    const namespace = found.namespaced ? `/namespaces/${manifest.metadata?.namespace ?? 'default'}` : '';
    const name = options.withName ? `/${manifest.metadata?.name ?? ''}` : '';
    return `${groupPath(manifest.apiVersion)}${namespace}/${found.name}${name}`;
  }

  private async find({ apiVersion, kind }: Manifest): Promise<ResourceList['resources'][number] | undefined> {
    const list = this.lists.get(apiVersion) ?? this.api.get<ResourceList>(groupPath(apiVersion));
    this.lists.set(apiVersion, list);
    const { resources } = await list.catch(() => ({ resources: [] }));
    return resources.find((resource) => resource.kind === kind && !resource.name.includes('/'));
  }
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
