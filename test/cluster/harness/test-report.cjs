const { mkdirSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { env } = require('node:process');

/** The chapters whose tests are all that there is to report, with the titles of their pages. */
const titles = {
  'apply-plan': 'The commands of apply-plan on a cluster',
  diff: 'What diff --cluster shows',
  rights: 'Commands of a user with few rights',
  status: 'What status shows',
  story: 'From an app to a cluster, through Git and Argo CD',
};

/** The folder for the tables, as in report.ts. */
const directory = env.CLUSTER_REPORT ?? join(__dirname, '../../../.cache/cluster');

/** A reporter of Jest that writes a table with the tests of these chapters. */
module.exports = class TestReport {
  onTestFileResult(_, { testFilePath, testResults }) {
    const chapter = basename(testFilePath, '.chapter.ts');
    const title = titles[chapter];
    if (title === undefined) {
      return;
    }
    const ran = testResults.filter(({ status }) => status !== 'pending');
    const rows = ran.map(({ ancestorTitles, title: name, status, duration }) => [
      [...ancestorTitles, name].join(': ').replaceAll('|', '\\|'),
      status,
      ((duration ?? 0) / 1000).toFixed(1),
    ]);
    const table = [['what', 'result', 'seconds'], ['---', '---', '---'], ...rows];
    mkdirSync(directory, { recursive: true });
    const lines = table.map((row) => `| ${row.join(' | ')} |`).join('\n');
    writeFileSync(join(directory, `${chapter}.md`), `# ${title}\n\n${lines}\n`);
  }
};
