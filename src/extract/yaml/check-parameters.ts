import {derivedValues} from '../../model/derived.ts';
import type {Parameter} from '../../model/manifest.ts';
import {fitsType} from '../../model/value.ts';
import {report} from '../source.ts';
import {findPosition, type YamlFile} from './parse-yaml.ts';

/** Defaults fit their types, an enum has values, a secret has no default, and no name means two things. */
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
    if (value === undefined) continue;
    const at = findPosition(file, [...path, 'default']);
    if (type === 'secret') report(file.source, 'parameter-secret', at, {name});
    else if (!fitsType(type, value, values ?? [])) report(file.source, 'parameter-default', at, {name, value, type});
  }
}
