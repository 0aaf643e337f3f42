import { nearest } from '../../core/check/nearest';
import { quote } from '../../core/check/quote';
import { notYet, seen } from '../../core/check/seen';
import { counted } from '../../core/text/counted';
import { at, type Fault, fault, joined } from '../../core/fault';
import { listedChoices } from '../../core/listed';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { inContainers, inEach, itemsOf, namesOf, unfit } from './rule-faults';

/** Whether the containers use volumes and claims that the Pod has, and fit to its other fields. */
export function checkContainerLinks(spec: PlainMap): readonly Fault[] {
  return inContainers(spec, (container) =>
    joined(
      checkVolumes(container, spec),
      checkClaims(container, spec),
      checkSleep(container.lifecycle, seen(spec.terminationGracePeriodSeconds)),
      checkResize(container, seen(spec.restartPolicy)),
    ),
  );
}

function checkVolumes({ volumeMounts, volumeDevices, env }: PlainMap, { volumes }: PlainMap): readonly Fault[] {
  const disks = ['persistentVolumeClaim', 'ephemeral'];
  return joined(
    at(
      'volumeMounts',
      inEach(volumeMounts, (mount) => checkName(mount, 'name', 'volume', volumes)),
    ),
    at(
      'volumeDevices',
      inEach(volumeDevices, (device) =>
        joined(checkName(device, 'name', 'volume', volumes), checkSource(device, 'name', volumes, disks)),
      ),
    ),
    at(
      'env',
      inEach(env, (variable) => checkFile(variable, volumes)),
    ),
  );
}

/** A variable can come from a file in a volume that another container fills. */
function checkFile({ valueFrom }: PlainMap, volumes: unknown): readonly Fault[] {
  const file = isPlainMap(valueFrom) ? seen(valueFrom.fileKeyRef) : undefined;
  return isPlainMap(file)
    ? at(
        ['valueFrom', 'fileKeyRef'],
        joined(
          checkName(file, 'volumeName', 'volume', volumes),
          checkSource(file, 'volumeName', volumes, ['emptyDir']),
        ),
      )
    : [];
}

function checkSource(item: PlainMap, field: string, volumes: unknown, sources: readonly string[]): readonly Fault[] {
  const name = seen(item[field]);
  const volume = itemsOf(volumes).find((each) => typeof name === 'string' && seen(each.name) === name);
  return volume === undefined || sources.some((source) => volume[source] !== undefined)
    ? []
    : [unfit(item, field, `the volume has no ${sources.join(' or ')}`, 'use another volume')];
}

function checkClaims({ resources }: PlainMap, { resourceClaims }: PlainMap): readonly Fault[] {
  const claims = isPlainMap(resources) ? resources.claims : undefined;
  return at(
    ['resources', 'claims'],
    inEach(claims, (claim) => checkName(claim, 'name', 'resource claim', resourceClaims)),
  );
}

/** A container that is restarted to get other resources must be restarted at all. */
function checkResize({ resizePolicy }: PlainMap, podPolicy: unknown): readonly Fault[] {
  return podPolicy === 'Never'
    ? at(
        'resizePolicy',
        inEach(resizePolicy, (policy) =>
          seen(policy.restartPolicy) === 'RestartContainer'
            ? [unfit(policy, 'restartPolicy', "restartPolicy of the Pod is 'Never'", "use 'NotRequired'")]
            : [],
        ),
      )
    : [];
}

/** Whether what an item names is there. */
function checkName(item: PlainMap, field: string, kind: string, list: unknown): readonly Fault[] {
  const name = seen(item[field]);
  const there = namesOf(list);
  if (typeof name !== 'string' || there.includes(name) || there.includes(notYet)) {
    return [];
  }
  const names = there.filter((each) => typeof each === 'string');
  const close = nearest(name, names);
  const add = `add a ${kind} with this name`;
  const fix =
    names.length === 0
      ? add
      : close === undefined
        ? `${add}, or use ${listedChoices(names.map(quote))}`
        : `use ${quote(close)}`;
  return [
    fault(
      'not-found',
      [field],
      (path) => `Cannot use ${quote(name)} as ${path}: the Pod has no ${kind} with that name`,
      fix,
    ),
  ];
}

function checkSleep(lifecycle: unknown, grace: unknown): readonly Fault[] {
  const most = grace === undefined ? 30 : grace;
  return ['postStart', 'preStop'].flatMap((hook) => {
    const handler = isPlainMap(lifecycle) ? seen(lifecycle[hook]) : undefined;
    const sleep = isPlainMap(handler) ? seen(handler.sleep) : undefined;
    const seconds = isPlainMap(sleep) ? seen(sleep.seconds) : undefined;
    return isPlainMap(sleep) && typeof seconds === 'number' && typeof most === 'number' && seconds > most
      ? at(
          ['lifecycle', hook, 'sleep'],
          [
            unfit(
              sleep,
              'seconds',
              `the Pod must end within ${counted(most, 'second')}`,
              `use ${most} or less, or a longer terminationGracePeriodSeconds`,
            ),
          ],
        )
      : [];
  });
}
