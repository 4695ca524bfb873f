import {readdir, readFile} from 'node:fs/promises';
import {parse} from 'yaml';
import {z} from 'zod';

/** A name alone holds a value or a list of values, a name with fields behind it a structure; `*` is any name. */
export type Fields = readonly (string | {readonly [name: string]: Fields})[];

const fields: z.ZodType<Fields> = z.lazy(() => z.array(z.union([z.string(), z.record(z.string(), fields)])));
const sources = z.array(z.strictObject({url: z.url(), says: z.string().min(1)})).min(1);

export const flagTableSchema = z.strictObject({
  /** The program's file name. */
  program: z.string(),
  /** The parameter that says its version: a version of `versions.yaml`, or an image with its tag. */
  follows: z.string(),
  /** The minor version for which the table speaks. */
  version: z.string().regex(/^\d+\.\d+$/),
  sources,
  /** Names without dashes. */
  flags: z.array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)).min(1),
  /** Configuration files in YAML that say their kind. */
  kinds: z.array(z.strictObject({kind: z.string(), apiVersion: z.string(), sources, fields})).default([]),
  /** Configuration files in YAML that say no kind: `paths` where our pages put them, `*` for any name. */
  files: z.array(z.strictObject({paths: z.array(z.string().startsWith('/')).min(1), sources, fields})).default([]),
  /** The program's own configuration file in TOML. */
  settings: z.strictObject({sources, fields}).optional(),
});

export interface FlagTable extends z.infer<typeof flagTableSchema> {
  /** Where a reader finds it. */
  readonly file: string;
}

/**
 * The tables in a folder of the project at `root`: those of the default versions, or those of a runbook that has
 * versions of its own.
 */
export async function loadFlagTables(root: string, folder = 'runbooks/flags'): Promise<FlagTable[]> {
  const names = (await readdir(`${root}/${folder}`)).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const file = `${folder}/${name}`;
      const table = flagTableSchema.parse(parse(await readFile(`${root}/${file}`, 'utf8')));
      if (name !== `${table.program}.yaml`) throw new Error(`${file} is the table of ${table.program}`);
      return {...table, file};
    }),
  );
}

/** Where the table of a program belongs that has none. */
export const tableFile = (program: string): string => `runbooks/flags/${program}.yaml`;
