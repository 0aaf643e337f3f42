import { Chart } from 'cdk8s';
import { type Construct } from 'constructs';
import { Liveness } from './liveness';
import { Nginx } from './nginx';
import { Readiness } from './readiness';

/** The first chapters of the course: one construct for each, all in one file of `dist/`. */
export class Tutorial extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Liveness(this, 'liveness');
    new Readiness(this, 'readiness');
    new Nginx(this, 'nginx');
  }
}
