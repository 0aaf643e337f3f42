import { type CompletedCommand, type CompletedOption } from './completed-command';
import { nameOfCommand, stepsTo } from './command-words';

/** The script that completes the command line in fish, with descriptions. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  return `function __cdk8s_gitops_at
  set -l line ''
  set -l words (commandline -opc)
  for word in $words[2..-1]
    switch "$line $word"
      case ${stepsTo(commands).map(quote).join(' ')}
        set line (string trim -- "$line $word")
    end
  end
  test "$line" = "$argv[1]"
end
${commands.flatMap(linesOf).join('\n')}
`;
}

function linesOf(command: CompletedCommand): string[] {
  const start = `complete -c cdk8s-gitops -n ${quote(`__cdk8s_gitops_at ${quote(command.words)}`)}`;
  const words = command.commands.map((child) => `-f -a ${nameOfCommand(child)} -d ${quote(child.description)}`);
  const choices = command.choices.map((choice) => `-f -a ${choice}`);
  return [...words, ...choices, ...command.options.map(optionLine)].map((rest) => `${start} ${rest}`);
}

function optionLine({ names, description, takesValue, choices }: CompletedOption): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const values = choices.length > 0 ? ['-x', '-a', quote(choices.join(' '))] : takesValue ? ['-r'] : [];
  return [...flags, ...values, '-d', quote(description)].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
