import { App } from 'cdk8s-gitops';
import { ArgoCd } from './examples/tutorial/argo-cd';
import { Tutorial } from './examples/tutorial/tutorial';

const app = new App();
new Tutorial(app, 'tutorial');
new ArgoCd(app, 'argo-cd');
app.synth();
