import {overlaps, parseSubnet} from '../model/ipv4.ts';
import {findParameterValue, type ParameterSources} from '../model/parameter-value.ts';
import {createProblem, type Problem} from '../model/problem.ts';

/** Parameters of which every host has a value of its own: two hosts that share one, or ranges that overlap. */
export function checkDistinct(sources: ParameterSources): Problem[] {
  const names = [...sources.declarations].filter(([, {hosts}]) => hosts === 'distinct').map(([name]) => name);
  return names.flatMap((name) => checkParameter(name, sources));
}

function checkParameter(name: string, sources: ParameterSources): Problem[] {
  const {inventory} = sources;
  const values = inventory.hosts.flatMap((host) => {
    const value = findParameterValue(name, host, sources)?.value;
    return value === undefined ? [] : [{host: host.name, value}];
  });
  return values.flatMap((second, index) => {
    const first = values.slice(0, index).find(({value}) => collide(value, second.value));
    if (first === undefined) return [];
    const found = {name, first: first.host, second: second.host, a: first.value, b: second.value};
    return [createProblem('values-overlap', inventory.file, {line: 1, column: 1}, found)];
  });
}

function collide(a: string, b: string): boolean {
  const [left, right] = [parseSubnet(a), parseSubnet(b)];
  return a === b || (left !== undefined && right !== undefined && overlaps(left, right));
}
