import type {Text} from '../model/language.ts';
import type {Parameter} from '../model/manifest.ts';
import type {Condition} from '../model/step.ts';
import {meetsCondition} from '../model/condition.ts';
import {findParameterValue, type ParameterSources} from '../model/parameter-value.ts';
import type {ConditionView} from './step-view.ts';

/** A longer title says more than a caption can hold: the parameter's name stands there instead. */
const longestTitle = 20;

/** What a variant is for, and whether `hostName` gets it. Undefined for a block without a condition. */
export function viewCondition(
  condition: Condition | undefined,
  hostName: string,
  sources: ParameterSources,
): ConditionView | undefined {
  const host = sources.inventory.hosts.find(({name}) => name === hostName);
  if (condition === undefined || host === undefined) return undefined;
  const value = findParameterValue(condition.name, host, sources);
  return {
    ...condition,
    text: describeCondition(condition, sources.declarations.get(condition.name)),
    isDefault: value !== undefined && meetsCondition(condition, value.value, value.type),
  };
}

function describeCondition({name, operator, literal}: Condition, parameter: Parameter | undefined): Text {
  const {zh, en} = parameter?.title ?? {zh: name, en: name};
  const isShort = zh.length <= longestTitle && en.length <= longestTitle;
  const title = isShort ? {zh, en} : {zh: name, en: name};
  const predicate = describePredicate(operator, literal, parameter?.type === 'version');
  // Chinese sets a space beside Latin letters and digits, and none between its own characters.
  const isLatin = /[\u0020-\u007e]/;
  const gap = isLatin.test(title.zh.at(-1) ?? '') || isLatin.test(predicate.zh.at(0) ?? '') ? ' ' : '';
  return {zh: title.zh + gap + predicate.zh, en: `${title.en} ${predicate.en}`};
}

function describePredicate(operator: Condition['operator'], literal: string, isVersion: boolean): Text {
  switch (operator) {
    case '=':
      return {zh: `为 ${literal}`, en: `is ${literal}`};
    case '!=':
      return {zh: `不是 ${literal}`, en: `is not ${literal}`};
    case '<':
      return {zh: `低于 ${literal}`, en: `below ${literal}`};
    case '<=':
      return {zh: `${literal} 及以下`, en: `${literal} ${isVersion ? 'and earlier' : 'or less'}`};
    case '>':
      return {zh: `高于 ${literal}`, en: `above ${literal}`};
    case '>=':
      return {zh: `${literal} 及以上`, en: `${literal} ${isVersion ? 'and later' : 'or more'}`};
  }
}
