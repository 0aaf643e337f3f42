import { join } from 'node:path';

/** The flags with which Node.js runs this repository's TypeScript as it is, in any working folder. */
export const withTypescript = ['-r', join(__dirname, '../tools/compiler/register.cjs')] as const;
