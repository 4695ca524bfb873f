import {meetsCondition} from '../../model/condition.ts';
import type {HoleScope} from '../../model/hole-value.ts';
import {findParameterValue} from '../../model/parameter-value.ts';
import type {Condition} from '../../model/step.ts';
import {without} from '../values/without.ts';
import {all, create} from './elements.ts';
import {chooseHost, listStepHosts, type ChosenHosts} from './fill-page.ts';
import {loadCases, saveCases} from './store.ts';

/** `kubernetes<1.24`, as a block has it in `data-when`. */
export function parseWhen(text: string): Condition {
  const [, name = '', operator = '=', literal = ''] = /^([a-z0-9_]+)(<=|>=|!=|=|<|>)(.*)$/.exec(text) ?? [];
  return {name, operator: operator as Condition['operator'], literal};
}

/**
 * Makes tabs of the blocks that take each other's place.
 * @param choose what follows when the reader takes a case
 */
export function createTabs(choose: (condition: Condition) => void): void {
  for (const group of all('.variants')) {
    const blocks = listCases(group);
    const tabs = blocks.map((block) => {
      const tab = create('button', {type: 'button', role: 'tab'}, captionOf(block));
      tab.addEventListener('click', () => {
        choose(parseWhen(block.dataset['when'] ?? ''));
        showCase(group, block);
      });
      return tab;
    });
    const list = create('div', {className: 'variant-tabs', role: 'tablist'}, ...tabs);
    list.ariaLabel = group.dataset['label'] ?? null;
    list.addEventListener('keydown', (event) => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      const index = tabs.findIndex((tab) => tab === document.activeElement);
      if (step === undefined || index < 0) return;
      const next = tabs.at((index + step) % tabs.length);
      next?.focus();
      next?.click();
    });
    group.prepend(list);
    group.dataset['ready'] = '';
    showCase(group, blocks.find((block) => block.querySelector('.block-default')) ?? blocks[0]);
  }
  showChosenCases();
}

/** What the reader chose to look at comes before what the values say. */
export function showChosenCases(): void {
  const cases = loadCases();
  for (const group of all('.variants')) {
    const block = listCases(group).find(({dataset: {when = ''}}) => cases[parseWhen(when).name] === when);
    if (block) showCase(group, block);
  }
}

export function chooseCase({name, operator, literal}: Condition): void {
  saveCases({...loadCases(), [name]: name + operator + literal});
  showChosenCases();
}

/** A value that was changed decides again. */
export function forgetCase(name: string): void {
  saveCases(without(loadCases(), name));
}

/** Shows in every group the block that the values ask for. */
export function showFittingCases(scope: HoleScope, chosen: ChosenHosts): void {
  for (const group of all('.variants')) {
    const step = group.closest<HTMLElement>('.step');
    const host = step === null ? undefined : chooseHost(step, listStepHosts(step, scope), chosen);
    const fitting = listCases(group).find((block) => {
      const condition = parseWhen(block.dataset['when'] ?? '');
      const value = host && findParameterValue(condition.name, host, scope);
      return value !== undefined && meetsCondition(condition, value.value, value.type);
    });
    if (fitting) showCase(group, fitting);
  }
  showChosenCases();
}

function listCases(group: HTMLElement): HTMLElement[] {
  return all(':scope > .block', group);
}

function captionOf(block: HTMLElement): string {
  return block.querySelector('.block-when')?.textContent ?? '';
}

function showCase(group: HTMLElement, shown: HTMLElement | undefined): void {
  const tabs = all('[role=tab]', group);
  for (const [index, block] of listCases(group).entries()) {
    block.hidden = block !== shown;
    const tab = tabs[index];
    if (tab === undefined) continue;
    tab.ariaSelected = String(block === shown);
    tab.tabIndex = block === shown ? 0 : -1;
  }
}
