import {parseArgs, type ParseArgsConfig} from 'node:util';

/** The words after a tool's name; one that it does not know ends it with exit 2. */
export function parseOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    refuse((error as Error).message);
  }
}

/** Ends the tool over a mistake on its command line: one line, exit 2. */
export function refuse(message: string): never {
  console.error(`error: ${message}`);
  process.exit(2);
}
