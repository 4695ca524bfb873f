import type {Language} from '../../model/language.ts';
import {renderStandings} from '../standings/describe-standing.ts';
import {label} from '../labels.ts';
import type {BlockView, StepView} from '../step-view.ts';
import {renderFence, renderInlineCode} from './fence.ts';

/** The line below a step's heading: on which hosts it runs, whose values its blocks show, what proves it. */
export function renderHosts(step: StepView, language: Language): string {
  const role = step.roleTitle?.[language] ?? label('all', language);
  const names = step.hosts.map(renderInlineCode).join(' ');
  const notes = [
    ...(step.serial ? [label('serial', language)] : []),
    ...(step.differences.length > 0 ? [label('differences', language).replace('{host}', step.hosts[0] ?? '')] : []),
  ];
  const hosts = [`${label('on', language)}${role} ${names}`, ...notes].join(' · ');
  return [hosts, ...renderStandings(step.standings, language)].join('\n\n');
}

/** The blocks of a step, each below what it is. */
export function renderBlocks({blocks}: StepView, language: Language): string {
  return blocks
    .map((block) => `${renderCaption(block, language)}\n\n${renderFence(block.code, block.language)}`)
    .join('\n\n');
}

function renderCaption({kind, file, capture, when}: BlockView, language: Language): string {
  return [
    `**${label(kind, language)}**`,
    ...(file ? [`${renderInlineCode(file.path)} · ${file.owner} · ${file.mode}`] : []),
    ...(capture ? [renderInlineCode(`{{${capture.name}}}`)] : []),
    ...(when ? [when.text[language] + (when.isDefault ? ` · ${label('default', language)}` : '')] : []),
  ].join(' · ');
}
