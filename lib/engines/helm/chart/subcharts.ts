import { type Chart, chartOf, type ChartFiles } from './chart';
import { readArchive } from './read-archive';

/** The charts in the `charts/` folder of a chart: folders and archives. Helm leaves out names that start with `_` or `.`. */
export function subchartsOf(chart: Chart, shown: string, where: string): Chart[] {
  return [...groupedFiles(chart.files)].flatMap(([name, files]) => {
    const place = `${shown}/charts/${name}`;
    const archive = files.get('');
    if (archive !== undefined) {
      return name.endsWith('.tgz') ? [chartOf(readArchive(archive, place, where), place, where)] : [];
    }
    return files.has('Chart.yaml') ? [chartOf(files, place, where)] : [];
  });
}

/** What is in `charts/`, by its first name. A file there has the empty path. */
function groupedFiles(files: ChartFiles): Map<string, Map<string, Uint8Array>> {
  const groups = new Map<string, Map<string, Uint8Array>>();
  for (const [path, bytes] of files) {
    const [folder, name = '', ...rest] = path.split('/');
    if (folder === 'charts' && !/^[._]/.test(name)) {
      const group = groups.get(name) ?? new Map<string, Uint8Array>();
      groups.set(name, group.set(rest.join('/'), bytes));
    }
  }
  return groups;
}
