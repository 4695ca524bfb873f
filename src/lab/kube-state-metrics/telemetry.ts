import type {Counters, Verb} from './counters.ts';
import {renderFamily} from './render-family.ts';

/** No release of the real program has it. */
export const version = '0.0.0-simulated';

/** What the program says of itself. */
export function renderTelemetry(counters: Counters): string {
  return [
    renderFamily({name: 'kube_state_metrics_build_info', type: 'gauge', help: 'The version that runs.'}, [
      {labels: {version}, value: 1},
    ]),
    renderCounter('list', counters),
    renderCounter('watch', counters),
    renderFamily({name: 'runbook_lab_simulated', type: 'gauge', help: 'A stand-in of the lab, not the real program.'}, [
      {labels: {}, value: 1},
    ]),
  ].join('');
}

function renderCounter(verb: Verb, counters: Counters): string {
  const samples = counters.read(verb).map(({resource, result, value}) => ({labels: {resource, result}, value}));
  const name = `kube_state_metrics_${verb}_total`;
  return samples.length === 0
    ? ''
    : renderFamily({name, type: 'counter', help: `How often a ${verb} was tried.`}, samples);
}
