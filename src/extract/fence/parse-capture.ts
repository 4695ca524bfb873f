import {valueTypes, type ValueType} from '../../model/value.ts';

/** `NAME:TYPE`. An enum has no values to hold it against, so a capture cannot be one. */
export function parseCapture(text: string): {readonly name: string; readonly type: ValueType} | undefined {
  const [, name, word] = /^([a-z][a-z0-9_.]*):([a-z0-9]+)$/.exec(text) ?? [];
  const type = captureTypes.find((candidate) => candidate === word);
  return name === undefined || type === undefined ? undefined : {name, type};
}

export const captureTypes: readonly ValueType[] = valueTypes.filter((type) => type !== 'enum');
