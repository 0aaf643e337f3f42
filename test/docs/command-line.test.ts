import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, type Option } from 'commander';
import { createProgram } from '../../lib/cli/program';
import { temporaryFolder } from '../temporary-folder';
import { readPageCode } from './code-blocks';
import { readPage } from './pages';
import { replay, transcriptsOf } from './transcript';

const page = readPage('docs/command-line.md');
const commands = leavesOf(createProgram());

/** The commands that do something, each with its whole name. */
function leavesOf(command: Command, parent = ''): (readonly [name: string, command: Command])[] {
  const name = `${parent} ${command.name()}`.trim();
  return command.commands.length === 0
    ? [[name, command] as const]
    : command.commands.flatMap((child) => leavesOf(child, name));
}

/** The part of the page under the heading of a command. */
function sectionOf(name: string): string {
  return page.split(/^## /m).find((section) => section.startsWith(`${name}\n`)) ?? '';
}

/** The rows of the table of flags. */
function rowsOf(section: string): (readonly [flag: string, text: string])[] {
  return [...section.matchAll(/^\| `(-[^`]+)` \| (.*) \|$/gm)].map(([, flag = '', text = '']) => [flag, text] as const);
}

/** The flags of a command, without those of every command, which have a table of their own. */
function visibleOptions(command: Command): Option[] {
  return allOptions(command).filter(({ helpGroupHeading }) => helpGroupHeading === undefined);
}

function globalOptions(command: Command): Option[] {
  return allOptions(command).filter(({ helpGroupHeading }) => helpGroupHeading === 'Global Options:');
}

function allOptions(command: Command): Option[] {
  return [...command.createHelp().visibleOptions(command)];
}

test.each(commands)('the page has a section for %s, and lists it at its top', (name, command) => {
  const usage = [
    name,
    ...command.registeredArguments.map((argument) =>
      argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
    ),
  ].join(' ');

  expect(sectionOf(name)).not.toBe('');
  expect(page).toContain(`| [\`${usage}\`](#${name.replaceAll(' ', '-')}) |`);
});

test.each(commands)('the table of %s has the flags that --help prints, in the same order', (name, command) => {
  const flags = rowsOf(sectionOf(name)).map(([flag]) => flag);

  expect(flags).toEqual(visibleOptions(command).map((option) => option.flags));
});

test('the page has the flags of every command', () => {
  const flags = rowsOf(page.split(/^## /m)[0] ?? '').map(([flag]) => flag);

  expect(flags).toEqual(globalOptions(createProgram()).map((option) => option.flags));
});

test.each(commands)('the table of %s names every choice and the default', (name, command) => {
  const texts = new Map(rowsOf(sectionOf(name)));

  const missing = visibleOptions(command).flatMap(({ flags, argChoices = [], defaultValue }) => {
    const text = texts.get(flags) ?? '';
    const words = [
      ...argChoices.map((choice) => `\`${choice}\``),
      ...(defaultValue ? [`\`${defaultValue}\` (the default)`] : []),
    ];
    return words.filter((word) => !text.includes(word)).map((word) => `${flags}: ${word}`);
  });

  expect(missing).toEqual([]);
});

test.each(commands)('the page names the flags that %s accepts and ignores', (name, command) => {
  const named = [...sectionOf(name).matchAll(/`(--?[a-z-]+)`/g)].map(([, flag]) => flag);
  const hidden = command.options.filter((option) => option.hidden);

  const flags = hidden.flatMap(({ short, long }) => [short, long].filter((flag) => flag !== undefined));

  expect(flags.filter((flag) => !named.includes(flag))).toEqual([]);
});

test.each(transcriptsOf(page))('the output on line $line is what the command prints', ({ text }) => {
  const folder = temporaryFolder();
  for (const file of readPageCode(page).files) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.text);
  }

  expect(replay(text, folder)).toBe(text);
});
