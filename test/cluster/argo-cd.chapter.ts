import { describeApplications } from './argo-cd/describe-applications';
import { describeInstall } from './argo-cd/describe-install';
import { describeProjects } from './argo-cd/describe-projects';
import { LiveArgoCd } from './argo-cd/live-argo-cd';
import { settings } from './argo-cd/settings';
import { Report } from './harness/report';

const report = new Report('argo-cd', 'Argo CD on a real cluster', ['what', 'seen', 'seconds', 'at most']);
let argoCd: LiveArgoCd;

beforeAll(async () => {
  argoCd = await LiveArgoCd.connect(report);
});

afterAll(async () => {
  report.write();
  await argoCd?.remove();
}, 300_000);

describeInstall(() => argoCd);
describeApplications(() => argoCd, report);
describeProjects(() => argoCd);

describe('what is synced', () => {
  test.each(['steady', 'argocd'])(
    '%s stays so over minutes of refreshes',
    async (name) => {
      const states = await argoCd.steady.after(name, settings.steadySeconds);

      report.add(
        `${name} over ${settings.steadySeconds} s of refreshes`,
        states.join(', '),
        settings.steadySeconds,
        '',
      );
      expect(states).toEqual(['Synced Healthy']);
    },
    720_000,
  );
});
