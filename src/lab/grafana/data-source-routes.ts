import {answerError, answerJson, type Answer} from './answer.ts';
import type {DataSource} from './data-sources.ts';
import {askPrometheus} from './prometheus.ts';
import type {Instance} from './instance.ts';
import type {KnownRequest} from './request.ts';

/** GET /api/datasources. */
export function listDataSources({instance}: KnownRequest): Answer {
  return answerJson(instance.sources.map((source) => describe(source, instance)));
}

/** GET /api/datasources/uid/UID. */
export function showDataSource({instance, parts}: KnownRequest): Answer {
  const source = findDataSource(instance, parts['uid']);
  return source === undefined ? notFound : answerJson(describe(source, instance));
}

/** GET /api/datasources/uid/UID/health: really asks Prometheus, with the plugin's own query and words. */
export async function checkDataSource({instance, parts}: KnownRequest): Promise<Answer> {
  const source = findDataSource(instance, parts['uid']);
  if (source === undefined) return notFound;
  const answer = await askPrometheus(source, 'query', {query: '1+1'});
  if (answer.status === 'done') return answerJson({message: 'Successfully queried the Prometheus API.', status: 'OK'});
  const message = `${answer.message} - There was an error returned querying the Prometheus API.`;
  return answerJson({message, status: 'ERROR'}, 400);
}

/** The provisioned data source of that uid. */
export function findDataSource({sources}: Instance, uid: string | undefined): DataSource | undefined {
  return sources.find((source) => source.uid === uid);
}

function describe(source: DataSource, {sources}: Instance): Record<string, unknown> {
  const {uid, orgId, name, type, access, url, basicAuth, basicAuthUser = '', isDefault, jsonData, editable} = source;
  return {
    id: sources.indexOf(source) + 1,
    ...{uid, orgId, name, type, typeName: 'Prometheus', access, url, user: '', database: ''},
    ...{basicAuth, basicAuthUser, isDefault, jsonData, readOnly: !editable},
    secureJsonFields: Object.fromEntries(Object.keys(source.secureJsonData).map((key) => [key, true])),
  };
}

const notFound = answerError(404, 'Data source not found');
