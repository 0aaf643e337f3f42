/** The kinds of things that a permission can be for. */
export const projectResources = [
  'applications',
  'applicationsets',
  'clusters',
  'exec',
  'logs',
  'repositories',
] as const;

/** The actions that a permission can allow. */
export const projectActions = ['get', 'create', 'update', 'delete', 'sync', 'override', '*'] as const;

/** One thing that a role of a project may do or may not do. */
export interface ProjectPermission {
  /** @default applications */
  readonly resource?: (typeof projectResources)[number];
  /** Also `action/GROUP/KIND/NAME` for actions on resources, `update/…` or `delete/…` for an Application's objects. */
  readonly action: (typeof projectActions)[number] | `${'action' | 'update' | 'delete'}/${string}`;
  /**
   * Name within the project; a glob. `NAMESPACE/NAME` for Applications outside of Argo CD's namespace.
   *
   * @default *
   */
  readonly object?: string;
  /** @default allow */
  readonly effect?: 'allow' | 'deny';
}

/** A token that Argo CD issued for a role. Argo CD maintains the list of tokens itself. */
export interface ProjectToken {
  /** When it was issued, in seconds since 1970. */
  readonly iat: number;
  /** When it expires, in seconds since 1970. @default - never */
  readonly exp?: number;
  /** @default - none */
  readonly id?: string;
}

/**
 * A role of a project, for groups of single sign-on and for tokens of CI.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#project-roles
 */
export interface ProjectRole {
  readonly name: string;
  /** @default - none */
  readonly description?: string;
  /** What the role may do: permissions, or lines of Casbin (`p, proj:PROJECT:ROLE, …`). @default - nothing */
  readonly policies?: readonly (ProjectPermission | string)[];
  /** Groups of single sign-on that have the role. @default - none */
  readonly groups?: readonly string[];
  /** Tokens issued by Argo CD. @default - none */
  readonly jwtTokens?: readonly ProjectToken[];
}

/** A permission, written as the Casbin line that Argo CD reads. */
export function policyLine(permission: ProjectPermission, project: string, role: string): string {
  const { resource = 'applications', action, object = '*', effect = 'allow' } = permission;
  return `p, proj:${project}:${role}, ${resource}, ${action}, ${project}/${object}, ${effect}`;
}
