import { type Problem } from '../../../core/error';
import { checkName, dnsSubdomain } from '../../../kubernetes/name-rule';
import { quote } from '../../../core/check/quote';
import { checkAnnotations, checkLabels } from '../../../kubernetes/check-metadata';
import { componentNames, type ComponentKey } from '../plan/names';
import { type ArgoCdComponentProps } from '../props/component';
import { type ArgoCdInstallProps } from '../props/install';
import { problemIf } from './check-choice';

const keys = Object.keys(componentNames) as ComponentKey[];

/** Sets that would make selectors miss their pods. */
const reserved = ['app.kubernetes.io/name', 'app.kubernetes.io/part-of', 'app.kubernetes.io/component'];

/** What is wrong with the components' props that all of them have. */
export function checkComponents(props: ArgoCdInstallProps): Problem[] {
  return [
    ...checkImage(props.image, 'image'),
    ...checkOwnLabels(props.labels, 'labels'),
    ...checkOwnLabels(props.pods?.podLabels, 'pods.podLabels'),
    ...keys.flatMap((key) => checkComponent(key, props[key] ?? {})),
    ...checkComponent('redis.proxy', props.redis?.proxy ?? {}),
  ];
}

function checkOwnLabels(labels: Readonly<Record<string, string>> | undefined, as: string): Problem[] {
  const taken = reserved.filter((label) => labels?.[label] !== undefined);
  return [
    ...checkLabels(labels, as),
    ...problemIf(
      taken.length > 0,
      `Cannot set ${taken.join(', ')} in ${as}: Argo CD finds its own objects and pods by them`,
      'use labels of your own',
    ),
  ];
}

function checkImage(image: string | undefined, as: string): Problem[] {
  return problemIf(
    image !== undefined && !/^[^\s:@]+(:\d+\/[^\s:@]+)?(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/.test(image),
    `Cannot use ${quote(image)} as ${as}: it must be a name with a tag or digest`,
    "use one such as 'registry.example.com/argocd:v3.5.1'",
  );
}

function checkComponent(key: string, props: ArgoCdComponentProps): Problem[] {
  const { image, serviceAccount, podLabels, podAnnotations, annotations } = props;
  return [
    ...checkImage(image, `${key}.image`),
    ...checkOwnLabels(podLabels, `${key}.podLabels`),
    ...checkAnnotations(podAnnotations, `${key}.podAnnotations`),
    ...checkAnnotations(annotations, `${key}.annotations`),
    ...(serviceAccount?.name === undefined
      ? problemIf(
          serviceAccount?.create === false,
          `Cannot use ${key}.serviceAccount with create: false: it says no name`,
          'add name',
        )
      : checkName(serviceAccount.name, `${key}.serviceAccount.name`, dnsSubdomain)),
  ];
}
