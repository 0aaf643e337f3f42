import { randomBytes } from 'node:crypto';

/** What the chapter needs to know about the world outside the cluster, read from the environment once. */
export const settings = {
  /** A Git repository that the suite may push to, and that Pods can read, both without a password. */
  gitUrl: process.env.CLUSTER_GIT_URL,
  /** The address of the same repository for Pods, if it is another one. */
  gitUrlInside: process.env.CLUSTER_GIT_URL_INSIDE ?? process.env.CLUSTER_GIT_URL ?? '',
  /** A host that leads to the nodes' ports; otherwise this machine and the nodes' own addresses are tried. */
  nodeAddress: process.env.CLUSTER_NODE_ADDRESS,
  /** For how long an Application must stay as it is while it is refreshed. */
  steadySeconds: Number(process.env.CLUSTER_STEADY_SECONDS ?? 600),
} as const;

/** Part of the names of the branch and the namespaces of this run, so that runs do not collide. */
export const run = randomBytes(3).toString('hex');
