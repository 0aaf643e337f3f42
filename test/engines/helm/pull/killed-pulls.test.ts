import { describeWithTool } from '../../../real-tools';
import { killPulls } from './kill-pull';

describeWithTool('helm-4.2', 'helm pull', (helm) => {
  test('leaves the lock and its archives whole if it is killed, and cleans up in the next run', async () => {
    await killPulls(helm, 4);
  });
});
