import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, type Folder } from '../../engines/kustomize/in-folder';
import { run } from '../run';

const files: Folder = {
  'kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: a-\n',
  'web.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n',
};
const printed = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a-web\n';

describe('cdk8s-gitops kustomize build', () => {
  test('prints the objects of the working folder', () => {
    inFolder(files, (folder) => {
      expect(run(folder, 'kustomize', 'build')).toEqual({ status: 0, stdout: printed, stderr: '' });
    });
  });

  test('does the same without the word build, as in kubectl', () => {
    inFolder({ 'shop/kustomization.yaml': 'resources: [web.yaml]', 'shop/web.yaml': files['web.yaml']! }, (folder) => {
      expect(run(folder, 'kustomize', 'shop')).toEqual(run(folder, 'kustomize', 'build', 'shop'));
    });
  });

  test('fails with 2 for a value that is not a choice', () => {
    expect(run('.', 'kustomize', '--format', 'yaml')).toEqual({
      status: 2,
      stdout: '',
      stderr: '[cdk8s-gitops] Cannot run: --format can\'t be "yaml"\n  Fix: use one of table, json\n',
    });
  });

  test('fails with 2 for two folders', () => {
    expect(run('.', 'kustomize', 'a', 'b')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        '[cdk8s-gitops] Cannot run: kustomize builds one folder, and not a and b\n' +
        '  Fix: run it once for each folder\n',
    });
  });

  test('fails with 2 for an empty folder name, as kubectl does, and does not build the working folder', () => {
    inFolder(files, (folder) => {
      expect(run(folder, 'kustomize', '')).toEqual({
        status: 2,
        stdout: '',
        stderr:
          '[""] Cannot build: the path of the folder is empty\n' +
          '  Fix: use . for the working folder, or the folder that has a kustomization.yaml\n',
      });
    });
  });

  test('prints deprecated flags on standard error', () => {
    inFolder(files, (folder) => {
      expect(run(folder, 'kustomize', '--reorder', 'none')).toEqual({
        status: 0,
        stdout: printed,
        stderr: "Flag --reorder has been deprecated, use the new 'sortOptions' field in kustomization.yaml instead.\n",
      });
    });
  });

  test('writes to a file, or each object to a file of a folder', () => {
    inFolder(files, (folder) => {
      mkdirSync(join(folder, 'out'));
      run(folder, 'kustomize', 'build', '.', '-o', 'all.yaml');
      run(folder, 'kustomize', 'build', '.', '-o', 'out');
      expect(readFileSync(join(folder, 'all.yaml'), 'utf8')).toBe(printed);
      expect(readdirSync(join(folder, 'out'))).toEqual(['v1_service_a-web.yaml']);
    });
  });

  test('prints the objects for an empty -o, as kubectl does', () => {
    inFolder(files, (folder) => {
      expect(run(folder, 'kustomize', 'build', '.', '-o', '')).toEqual({ status: 0, stdout: printed, stderr: '' });
    });
  });

  test('fails with 2 and names the path if it can not be written', () => {
    inFolder(files, (folder) => {
      expect(run(folder, 'kustomize', 'build', '.', '-o', 'none/all.yaml')).toEqual({
        status: 2,
        stdout: '',
        stderr:
          '[none/all.yaml] Cannot write: the folder does not exist\n' +
          '  Fix: create the folder, or use another path\n',
      });
    });
  });

  test('fails with 2 and writes nothing if the build fails', () => {
    inFolder({ 'kustomization.yaml': 'resources: [web.yaml]' }, (folder) => {
      expect(run(folder, 'kustomize', 'build', '.', '-o', 'all.yaml')).toEqual({
        status: 2,
        stdout: '',
        stderr:
          '[kustomization.yaml:1:13] Cannot build on "web.yaml": the file or folder does not exist\n' +
          '  Fix: use the path of a file or a folder, relative to .\n',
      });
      expect(existsSync(join(folder, 'all.yaml'))).toBe(false);
    });
  });

  test.each(['https://github.com/a/b', 'git@example.com:a/b.git', 'github.com/a/b?ref=main'])(
    'fails with 2 for %s, and says why it is not fetched',
    (url) => {
      inFolder(files, (folder) => {
        expect(run(folder, 'kustomize', url)).toEqual({
          status: 2,
          stdout: '',
          stderr:
            `[${url}] Cannot fetch ${url}: remote resources are not fetched, because the same files must give the same objects\n` +
            '  Fix: clone the repository, and build its folder\n',
        });
      });
    },
  );

  test('fails with 1 for what only --strict finds', () => {
    inFolder({ ...files, 'kustomization.yaml': 'resources: [web.yaml]\nimages:\n- name: nginx\n' }, (folder) => {
      expect(run(folder, 'kustomize', 'build').status).toBe(0);
      expect(run(folder, 'kustomize', 'build', '--strict')).toEqual({
        status: 1,
        stdout: '',
        stderr:
          '[kustomization.yaml:3:1] Cannot change the image nginx: no container uses it\n' +
          '  Fix: remove the rule: there is nothing that it could match\n',
      });
    });
  });

  test('fails with 2 under --strict for what kubectl refuses, too', () => {
    inFolder({ 'kustomization.yaml': 'resources: [none.yaml]' }, (folder) => {
      expect(run(folder, 'kustomize', 'build', '--strict').status).toBe(2);
    });
  });

  test('explains what each rule changed, as a table or as JSON', () => {
    inFolder(files, (folder) => {
      expect(run(folder, 'kustomize', 'build', '--explain').stdout).toBe(
        'RULE        OBJECT         FIELD          BEFORE  AFTER\n' +
          'namePrefix  Service/a-web  metadata.name  web     a-web\n',
      );
      const { rules } = JSON.parse(run(folder, 'kustomize', 'build', '--explain', '--format', 'json').stdout) as {
        rules: unknown[];
      };
      expect(rules).toHaveLength(1);
    });
  });

  test('fails with 2 for a flag that does not exist', () => {
    expect(run('.', 'kustomize', 'build', '--load-restricto')).toEqual({
      status: 2,
      stdout: '',
      stderr: "[cdk8s-gitops] Cannot run: unknown option '--load-restricto'\n  Fix: use --load-restrictor\n",
    });
  });

  test('prints a help text', () => {
    const help = run('.', 'kustomize', 'build', '--help');

    expect(help.stdout).toMatchInlineSnapshot(`
     "Usage: cdk8s-gitops kustomize [build] [directory] [options]

     print the objects of a kustomization, as kubectl kustomize does

     Arguments:
       directory                        folder with a kustomization.yaml; by default,
                                        the working folder

     Options:
       -o, --output <path>              write to this file; or, if it is a folder, a
                                        file for each object
       --strict                         fail for mistakes that kubectl silently
                                        ignores, such as a rule that matches nothing
       --explain                        print what each rule changed, instead of the
                                        objects
       --format <format>                how --explain prints the changes (choices:
                                        "table", "json", default: "table")
       --load-restrictor <restriction>  whether files may lie outside the folder that
                                        names them (choices:
                                        "LoadRestrictionsRootOnly",
                                        "LoadRestrictionsNone", default:
                                        "LoadRestrictionsRootOnly")
       --enable-helm                    render helmCharts with helm, and pull charts
                                        that are missing
       --helm-command <command>         helm, as a name in PATH or a path; by
                                        default, that of the variable HELM
       --helm-kube-version <version>    the Kubernetes version for charts without
                                        kubeVersion
       --helm-api-versions <version>    an API version for charts without
                                        apiVersions; repeatable
       --helm-debug                     let helm print more about its errors
       --reorder <order>                deprecated: the order of the objects, if
                                        sortOptions does not set it (choices:
                                        "legacy", "none")
       -h, --help                       print this help

     Global Options:
       -q, --quiet                      print only data, errors and warnings
       --verbose                        also print each program that is started

     The other flags of kubectl kustomize are accepted and change nothing: functions and plugins are not run.

     Examples:
       cdk8s-gitops kustomize overlays/production | kubectl apply -f -
       cdk8s-gitops kustomize overlays/production --strict -o production.yaml
     "
    `);
  });
});
