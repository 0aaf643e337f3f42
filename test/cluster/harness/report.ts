import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder for the tables; `docs/contributing/cluster` before a release. */
const directory = process.env.CLUSTER_REPORT ?? join(__dirname, '../../../.cache/cluster');

/** A table of what a chapter has seen. It is printed, and stored as Markdown. */
export class Report {
  private readonly rows: (readonly string[])[] = [];

  /** @param file name of the Markdown file without its ending */
  constructor(
    private readonly file: string,
    private readonly title: string,
    private readonly columns: readonly string[],
  ) {}

  public add(...cells: readonly (string | number)[]): void {
    this.rows.push(cells.map((cell) => String(cell).replace(/\s+/g, ' ').replace(/\|/g, '\\|')));
  }

  /** Prints the table and writes the file. */
  public write(): void {
    const markdown = `# ${this.title}\n\n${toTable([this.columns, this.columns.map(() => '---'), ...this.rows])}\n`;
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `${this.file}.md`), markdown);
    process.stdout.write(`\n${markdown}\n`);
  }
}

function toTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
