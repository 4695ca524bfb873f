import {readFileSync} from 'node:fs';
import path from 'node:path';
import {z} from 'zod';
import {expandValue, type Environment} from './expand.ts';
import {parseIni, type Ini} from './ini.ts';
import {describeError, Refusal, refuseIssues} from './refusal.ts';
import {settingsSchema, type Settings} from './settings-schema.ts';

export interface SettingsSource {
  /** The unpacked archive. */
  readonly home: string;
  /** `conf/custom.ini` of it where none is given and there is one. */
  readonly config: string | undefined;
  readonly environment: Environment;
}

/** The defaults, then the config file, then the variables `GF_SECTION_KEY`. Paths come back absolute. */
export function loadSettings({home, config, environment}: SettingsSource): Settings {
  const defaults = path.join(home, 'conf/defaults.ini');
  const custom = config ?? path.join(home, 'conf/custom.ini');
  const layers = [
    readLayer(defaults, environment, true),
    readLayer(custom, environment, config !== undefined),
    checkLayer('the environment', readOverrides(environment), environment),
  ];
  const merged = interpolate(layers.reduce(merge, {}));
  const parsed = settingsSchema.safeParse(merged);
  if (!parsed.success) throw refuseIssues(custom, parsed.error);
  const paths = Object.entries(parsed.data.paths).map(([name, folder]) => [name, path.resolve(home, folder)]);
  return {...parsed.data, paths: Object.fromEntries(paths) as Settings['paths']};
}

function readLayer(file: string, environment: Environment, required: boolean): Ini {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (!required && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Refusal(`${file}: ${describeError(error)}`);
  }
  return checkLayer(file, parseIni(text, file), environment);
}

/** Expands the values and refuses what is unknown or of another type, with the place it stands in. */
function checkLayer(name: string, ini: Ini, environment: Environment): Ini {
  const expanded = mapValues(ini, (value, section, key) => {
    try {
      return expandValue(value, environment);
    } catch (error) {
      throw new Refusal(`${name}: ${section}.${key}: ${describeError(error)}`);
    }
  });
  const parsed = layerSchema.safeParse(mapValues(expanded, (value) => value.replaceAll(variable, 'x')));
  if (!parsed.success) throw refuseIssues(name, parsed.error);
  return expanded;
}

/** `%(key)s`: another value of the same section. */
const variable = /%\(([a-z_]+)\)s/g;

const layerSchema = z
  .strictObject(
    Object.fromEntries(
      Object.entries(settingsSchema.shape).map(([name, section]): [string, z.ZodType] => [
        name,
        // The root URL is whole only once the other values of its section stand in it.
        section.extend('root_url' in section.shape ? {root_url: z.string()} : {}).partial(),
      ]),
    ),
  )
  .partial();

function interpolate(ini: Ini): Ini {
  return mapValues(ini, (value, section) =>
    value.replaceAll(variable, (whole, key: string) => ini[section]?.[key] ?? whole),
  );
}

/** What `GF_…` sets. Grafana ignores a name that is no key; here it is refused. */
function readOverrides(environment: Environment): Ini {
  const ini: Ini = {};
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith('GF_') || value === undefined) continue;
    const found = variables.get(name);
    if (found === undefined) throw new Refusal(`the environment: ${name}: no known key has this variable`);
    (ini[found.section] ??= {})[found.key] = value;
  }
  return ini;
}

const variables = new Map(
  Object.entries(settingsSchema.shape).flatMap(([section, {shape}]) =>
    Object.keys(shape).map((key) => {
      const name = `GF_${section === '' ? 'DEFAULT' : section}_${key}`.replaceAll('.', '_').toUpperCase();
      return [name, {section, key}] as const;
    }),
  ),
);

function merge(below: Ini, above: Ini): Ini {
  const names = [...new Set([...Object.keys(below), ...Object.keys(above)])];
  return Object.fromEntries(names.map((name) => [name, {...below[name], ...above[name]}]));
}

function mapValues(ini: Ini, change: (value: string, section: string, key: string) => string): Ini {
  return Object.fromEntries(
    Object.entries(ini).map(([section, keys]) => [
      section,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, change(value, section, key)])),
    ]),
  );
}
