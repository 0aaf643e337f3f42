import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { parseManifests } from 'cdk8s-gitops';
import { Construct } from 'constructs';

/** An overlay: the base file stays as it is, and what comes out runs another image. */
export class Nginx extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const text = readFileSync(join(__dirname, 'nginx/pod.yaml'), 'utf8').replace('nginx:latest', 'new-nginx:1.23.1');
    for (const manifest of parseManifests(text)) {
      new ApiObject(this, manifest.kind.toLowerCase(), manifest);
    }
  }
}
