/** What a permission is about. */
export const PROJECT_RESOURCES = [
  'applications',
  'applicationsets',
  'clusters',
  'exec',
  'logs',
  'repositories',
] as const;

/** What a permission allows. */
export const PROJECT_ACTIONS = ['get', 'create', 'update', 'delete', 'sync', 'override', '*'] as const;

/** Something that a role of a project may, or may not, do. */
export interface ProjectPermission {
  /** @default applications */
  readonly resource?: (typeof PROJECT_RESOURCES)[number];
  /** `action/GROUP/KIND/NAME` for actions on resources, `update/…` and `delete/…` for parts of an Application. */
  readonly action: (typeof PROJECT_ACTIONS)[number] | `${'action' | 'update' | 'delete'}/${string}`;
  /** Name within the project: a glob, after `NAMESPACE/` for Applications outside Argo CD's own. @default * */
  readonly object?: string;
  /** @default allow */
  readonly effect?: 'allow' | 'deny';
}

/** A token that Argo CD issued for a role; it keeps the list itself. */
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
  /** What it may do: a permission, or a line of Casbin (`p, proj:PROJECT:ROLE, …`). @default - nothing */
  readonly policies?: readonly (ProjectPermission | string)[];
  /** Groups of single sign-on that have the role. @default - none */
  readonly groups?: readonly string[];
  /** Tokens issued by Argo CD. @default - none */
  readonly jwtTokens?: readonly ProjectToken[];
}

/** A permission as the line of Casbin that Argo CD reads. */
export function policyLine(permission: ProjectPermission, project: string, role: string): string {
  const { resource = 'applications', action, object = '*', effect = 'allow' } = permission;
  return `p, proj:${project}:${role}, ${resource}, ${action}, ${project}/${object}, ${effect}`;
}
