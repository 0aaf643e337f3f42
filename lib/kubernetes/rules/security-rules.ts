import { seen } from '../../core/check/seen';
import { type TextRule } from '../../core/check/shape';
import { list, matching, text, whole } from '../../core/check/shapes';
import { type Fault } from '../../core/fault';
import { type PlainMap } from '../../core/plain';
import { dnsSubdomain } from '../name-rule';
import { notEmpty, relativePath } from '../path-rule';
import { conflict, differIn, isGiven, mayBe, needed } from './rule-faults';
import { windowsUser } from './windows-user';
import { type RulesByType } from './type-rules';

const id = whole(0);
const ids = { runAsUser: id, runAsGroup: id };

const sysctlName: TextRule = {
  rule: 'name',
  wanted: 'be words of lower-case letters, digits, "-" and "_", with "." between them',
  example: 'net.core.somaxconn',
  accepts: (value) =>
    value.length <= 253 && /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/.test(value),
};

const profile = { example: "{ type: 'RuntimeDefault' }", also: checkLocalProfile };

const appArmorName: TextRule = {
  wanted: 'be 1 to 4095 characters, without blanks at either end',
  example: 'web',
  accepts: (value) => value !== '' && value.trim() === value && Buffer.byteLength(value) <= 4095,
  nearest: (value) => value.trim() || undefined,
};

/** Security contexts. */
export const securityRules: RulesByType = {
  SecurityContext: { fields: ids, links: new Set(['procMount']), also: checkEscalation },
  PodSecurityContext: {
    fields: { ...ids, fsGroup: id, supplementalGroups: list(id) },
    lists: { sysctls: { unique: differIn('name', 'name') } },
  },
  SeccompProfile: {
    ...profile,
    fields: { localhostProfile: matching({ ...relativePath, example: 'profiles/web.json' }) },
  },
  AppArmorProfile: { ...profile, fields: { localhostProfile: matching(appArmorName) } },
  WindowsSecurityContextOptions: {
    links: new Set(['hostProcess']),
    fields: {
      gmsaCredentialSpecName: matching(dnsSubdomain),
      gmsaCredentialSpec: matching(notEmpty),
      runAsUserName: matching(windowsUser),
    },
  },
  Sysctl: {
    fields: { name: matching(sysctlName), value: text },
    example: "{ name: 'net.core.somaxconn', value: '1024' }",
  },
};

function checkLocalProfile(given: PlainMap): readonly Fault[] {
  const isLocal = mayBe(given, 'type', 'Localhost');
  const hasProfile = given.localhostProfile !== undefined;
  if (isLocal && !hasProfile && seen(given.type) === 'Localhost') {
    return [needed('localhostProfile', 'type Localhost needs it', "add localhostProfile: 'profiles/web.json'")];
  }
  return hasProfile && !isLocal
    ? [conflict('localhostProfile', 'only type Localhost has one', "use type: 'Localhost', or leave it out")]
    : [];
}

function checkEscalation(context: PlainMap): readonly Fault[] {
  const added = (seen(context.capabilities) as PlainMap | undefined)?.add;
  const isMighty = seen(context.privileged) === true || (Array.isArray(added) && added.includes('CAP_SYS_ADMIN'));
  return isGiven(context, 'allowPrivilegeEscalation') && seen(context.allowPrivilegeEscalation) === false && isMighty
    ? [
        conflict(
          'allowPrivilegeEscalation',
          'a container with all privileges has it',
          'leave it out, or take the privileges away',
        ),
      ]
    : [];
}
