import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {listQueries} from '../src/model/dashboard-queries.ts';
import {createRecording} from '../src/model/record-series.ts';
import {readVersions, versionMetrics} from '../src/model/record-versions.ts';
import {recordingSchema} from '../src/model/recorded-series.ts';
import {chooseRange} from '../src/model/recording-range.ts';
import {renderRecording} from '../src/model/render-recording.ts';
import {loadDashboards, recordingFile} from '../src/site/dashboards/load-dashboards.ts';
import {parseOptions, refuse} from './parse-options.ts';
import {queryPrometheus} from './query-prometheus.ts';

/**
 * Records what every query of the dashboards returns, for the pictures of the site:
 *
 *   node tools/record-dashboards.ts --via 'npx runbook lab ssh master --' --simulated Grafana
 *
 * Options: `--url` Prometheus as seen from there, `--minutes` how far back, `--target` the run's target, `--simulated`
 * what is a stand-in there, separated by commas. Fails where a query returned nothing; the file is written all the same.
 */
const {values: options} = parseOptions({
  options: {
    url: {type: 'string', default: 'http://127.0.0.1:9090'},
    via: {type: 'string', default: ''},
    minutes: {type: 'string', default: '60'},
    target: {type: 'string', default: 'lab'},
    simulated: {type: 'string', default: ''},
  },
});
const minutes = Number(options.minutes);
if (!Number.isInteger(minutes) || minutes < 1) refuse('--minutes is a whole number');

const root = fileURLToPath(new URL('..', import.meta.url));
const place = {url: options.url, via: options.via.split(' ').filter((word) => word !== '')};
const range = chooseRange(minutes, new Date());
const {dashboards} = await loadDashboards(root);

const answers = [];
for (const query of dashboards.flatMap(listQueries)) {
  answers.push({query, answer: await queryPrometheus(place, query.expr, range)});
}
const versionAnswers = [];
for (const {expr} of versionMetrics) versionAnswers.push(await queryPrometheus(place, expr, range));

const head = {
  target: options.target,
  simulated: options.simulated.split(',').filter((name) => name !== ''),
  versions: readVersions(versionAnswers),
  ...range,
};
const recording = recordingSchema.parse(createRecording(head, answers));
await writeFile(join(root, recordingFile), renderRecording(recording));
console.log(
  `${recordingFile}: ${answers.length} queries, ${range.from} to ${range.to}, a value every ${range.stepSeconds} s`,
);
for (const {query, answer} of answers) {
  if (answer.data.result.length > 0) continue;
  console.log(`no series: ${query.uid}, ${query.panel}, ${query.refId}: ${query.expr}`);
  process.exitCode = 1;
}
