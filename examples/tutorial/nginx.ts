import { join } from 'node:path';
import { Kustomization } from 'cdk8s-gitops';
import { Construct } from 'constructs';

/** An overlay: the base file stays as it is, and the resulting Pod runs another image. */
export class Nginx extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Kustomization(this, 'production', {
      resources: [join(__dirname, 'nginx/pod.yaml')],
      images: [{ name: 'nginx', newName: 'new-nginx', newTag: '1.23.1' }],
    });
  }
}
