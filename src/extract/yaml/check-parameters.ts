import {derivedValues} from '../../model/derived.ts';
import {fillHole, findHoles} from '../../model/hole.ts';
import type {Parameter} from '../../model/manifest.ts';
import {fitsType} from '../../model/value.ts';
import {report} from '../source.ts';
import {findPosition, type YamlFile} from './parse-yaml.ts';

/**
 * Defaults fit their types, an enum has values, a secret has no default, what is mirrored names one mirror, and no name
 * means two things.
 */
export function checkParameters(file: YamlFile, parameters: Readonly<Record<string, Parameter>>): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    const path = ['parameters', name];
    const {type, values, default: value} = parameter;
    if ((type === 'enum') !== (values !== undefined)) {
      report(file.source, 'parameter-values', findPosition(file, path, true), {name});
    }
    for (const [index, choice] of (values ?? []).entries()) {
      if (!fitsType('enum', choice, [choice])) {
        report(file.source, 'parameter-default', findPosition(file, [...path, 'values', index]), {
          name,
          value: choice,
          type,
        });
      }
    }
    if (Object.hasOwn(derivedValues, name)) {
      const other = {zh: '由清单得出的值', en: 'a value that is worked out from the inventory'};
      report(file.source, 'name-twice', findPosition(file, path, true), {name, other});
    }
    checkMirrored(file, name, parameters);
    if (value === undefined) continue;
    const at = findPosition(file, [...path, 'default']);
    if (type === 'secret') report(file.source, 'parameter-secret', at, {name});
    else if (!fitsType(type, value, values ?? [])) report(file.source, 'parameter-default', at, {name, value, type});
  }
}

function checkMirrored(file: YamlFile, name: string, parameters: Readonly<Record<string, Parameter>>): void {
  const {type, mirrored} = parameters[name] ?? {};
  if (type === undefined || mirrored === undefined) return;
  const at = findPosition(file, ['parameters', name, 'mirrored']);
  const [hole, ...more] = findHoles(mirrored);
  if (hole === undefined || more.length > 0 || parameters[hole.name]?.mirrored !== undefined) {
    report(file.source, 'parameter-mirrored', at, {name});
    return;
  }
  const filled = fillHole(mirrored, hole, type === 'image' ? 'mirror.example' : 'https://mirror.example');
  if (!fitsType(type, filled)) report(file.source, 'parameter-default', at, {name, value: mirrored, type});
}
