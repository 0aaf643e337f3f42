import { App, HelmPackage } from 'cdk8s-gitops';
import { ConnectionTest } from './examples/mychart/connection-test';
import { MyChart, notes } from './examples/mychart/mychart';
import { ArgoCd } from './examples/tutorial/argo-cd';
import { Echo } from './examples/tutorial/echo';
import { Tutorial } from './examples/tutorial/tutorial';

const app = new App();
const tutorial = new Tutorial(app, 'tutorial');
new Echo(app, 'echo');
new ArgoCd(app, 'argo-cd');
const mychart = [new MyChart(app, 'mychart'), new ConnectionTest(app, 'mychart-test')];
new HelmPackage(app, 'tutorial-package', { name: 'tutorial', version: '0.1.0', charts: [tutorial] });
new HelmPackage(app, 'mychart-package', { name: 'mychart', version: '0.1.0', charts: mychart, notes });
app.synth();
