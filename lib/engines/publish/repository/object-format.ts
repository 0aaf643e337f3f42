import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ObjectFormat } from '../files/blob-id';
import { type Remote, runRemote, signsOfLife } from './remote';

/**
 * How a remote makes ids.
 *
 * @param tips some of its commits. If it has none, it is asked again, and its first answer has the format
 * @param folder a temporary one
 */
export async function objectFormat(
  remote: Remote,
  tips: ReadonlyMap<string, string>,
  folder: string,
): Promise<ObjectFormat> {
  const [id] = tips.values();
  if (id !== undefined) {
    return id.length === 40 ? 'sha1' : 'sha256';
  }
  const trace = join(folder, 'packets');
  const settings = { ...signsOfLife(remote, 'read'), env: { GIT_TRACE_PACKET: trace } };
  await runRemote(remote, ['ls-remote', '--heads', '--', remote.address.url], settings);
  return readFileSync(trace, 'latin1').includes('object-format=sha256') ? 'sha256' : 'sha1';
}
