import { type Command, Help, type Option } from 'commander';

/** The heading of the flags that every command has. */
export const globalHeading = 'Global Options:';

/** The groups of a help. The flags that every command has come last: commander begins with them if a command has no others. */
export function groupHelpItems<T extends Command | Option>(
  this: Help,
  all: T[],
  visible: T[],
  groupOf: (item: T) => string,
): Map<string, T[]> {
  const groupItems: typeof groupHelpItems<T> = Help.prototype.groupItems;
  const groups = [...groupItems.call(this, all, visible, groupOf)];
  return new Map(groups.sort(([one], [other]) => Number(one === globalHeading) - Number(other === globalHeading)));
}
