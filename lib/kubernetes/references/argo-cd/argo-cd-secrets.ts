import { type Manifest } from '../../../core/manifest';
import { isPlainMap } from '../../../core/plain';
import { type ArgoCdSecret } from '../data/reference';

const keys = ['name', 'server', 'url'] as const;

/** The Secrets in which Argo CD has its clusters and repositories, by their addresses and names. */
export class ArgoCdSecrets<T extends { readonly manifest: Manifest }> {
  private readonly found = new Map<string, T>();

  /** Adds an object. It does nothing if that is not such a Secret. */
  public add(object: T): void {
    const { manifest } = object;
    const type = manifest.metadata?.labels?.['argocd.argoproj.io/secret-type'];
    if (manifest.kind !== 'Secret' || type === undefined) {
      return;
    }
    for (const key of keys) {
      const value = valueOf(manifest, key);
      if (value !== undefined) {
        this.found.set(`${type} ${key} ${value}`, object);
      }
    }
  }

  public find({ type, key, value }: ArgoCdSecret): T[] {
    const object = this.found.get(`${type} ${key} ${value}`);
    return object === undefined ? [] : [object];
  }
}

function valueOf({ data, stringData }: Manifest, key: string): string | undefined {
  const plain = isPlainMap(stringData) ? stringData[key] : undefined;
  const encoded = isPlainMap(data) ? data[key] : undefined;
  if (typeof plain === 'string') {
    return plain;
  }
  return typeof encoded === 'string' ? Buffer.from(encoded, 'base64').toString() : undefined;
}
