import type {Declaration} from '../../model/declarations.ts';
import type {HoleScope} from '../../model/hole-value.ts';
import type {Language} from '../../model/language.ts';
import type {Manifest} from '../../model/manifest.ts';
import {systemPath} from '../../model/plan.ts';
import type {Runbook} from '../../model/runbook.ts';
import {panelTexts} from './panel-texts.ts';
import type {ReaderData, ReaderRole} from './reader-data.ts';

/**
 * What the browser needs to fill the pages of a runbook.
 * @param roles the roles of all runbooks: the reader's hosts are the same everywhere
 */
export function createReaderData(
  {id, manifest}: Pick<Runbook, 'id' | 'manifest'>,
  {declarations, captures, inventory}: HoleScope,
  roles: Manifest['roles'],
  language: Language,
): ReaderData {
  return {
    runbook: id,
    declarations: Object.fromEntries([...declarations].map(([name, each]) => [name, translate(each, language)])),
    roles: Object.entries(roles).map(([name, {title, hosts}]): ReaderRole => ({
      name,
      title: title[language],
      many: hosts === 'many',
    })),
    captures: Object.fromEntries(captures),
    path: [...manifest.path, systemPath].join(':'),
    hosts: inventory.hosts.map(({name, ip, groups, vars}) => ({name, ip, groups, vars})),
    texts: panelTexts[language],
  };
}

function translate({title, ...declaration}: Declaration, language: Language) {
  return {...declaration, title: title[language]};
}
