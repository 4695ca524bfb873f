import {answerError, answerJson, type Answer} from './answer.ts';
import type {Dashboard, Folder} from './dashboards.ts';
import {listFolders, type Instance} from './instance.ts';
import type {KnownRequest} from './request.ts';

/** GET /api/search?type=dash-db&query=TEXT. */
export function searchDashboards({instance, search}: KnownRequest): Answer {
  const unknown = [...search.keys()].find((name) => !['type', 'query', 'limit'].includes(name));
  if (unknown !== undefined) return answerError(400, `the stand-in cannot search by ${unknown}`);
  const wanted = (search.get('query') ?? '').toLowerCase();
  const type = search.get('type');
  const hits = [
    ...(type === 'dash-db' ? [] : listFolders(instance).map((folder) => describeFolder(folder, instance))),
    ...(type === 'dash-folder' ? [] : instance.dashboards.map((dashboard) => describeHit(dashboard, instance))),
  ];
  const found = hits.filter(({title}) => title.toLowerCase().includes(wanted));
  return answerJson(found.slice(0, Number(search.get('limit') ?? 1000)));
}

/** GET /api/dashboards/uid/UID. */
export function showDashboard({instance, parts}: KnownRequest): Answer {
  const dashboard = instance.dashboards.find(({model}) => model.uid === parts['uid']);
  if (dashboard === undefined) return answerError(404, 'Dashboard not found');
  const {model, folder, provider, source} = dashboard;
  const id = instance.dashboards.indexOf(dashboard) + 1;
  const meta = {
    ...{type: 'db', slug: createSlug(model.title), url: createUrl(dashboard), version: 1},
    ...{canSave: provider.allowUiUpdates, canEdit: true, canAdmin: true, canDelete: !provider.disableDeletion},
    ...{folderUid: folder?.uid ?? '', folderTitle: folder?.title ?? 'General', isFolder: false},
    ...{provisioned: true, provisionedExternalId: source},
  };
  return answerJson({meta, dashboard: {...model, id, version: 1}});
}

/** GET /api/folders. */
export function showFolders({instance}: KnownRequest): Answer {
  return answerJson(listFolders(instance).map(({uid, title}, index) => ({id: index + 1, uid, title})));
}

function describeHit(dashboard: Dashboard, {dashboards}: Instance): Record<string, unknown> & {title: string} {
  const {model, folder} = dashboard;
  return {
    ...{id: dashboards.indexOf(dashboard) + 1, uid: model.uid, title: model.title, type: 'dash-db'},
    ...{uri: `db/${createSlug(model.title)}`, url: createUrl(dashboard), slug: '', tags: model.tags},
    ...{isStarred: false, sortMeta: 0},
    ...(folder === undefined ? {} : {folderUid: folder.uid, folderTitle: folder.title}),
  };
}

function describeFolder(folder: Folder, instance: Instance): Record<string, unknown> & {title: string} {
  const {uid, title} = folder;
  const id = listFolders(instance).findIndex((other) => other.uid === uid) + 1;
  const url = `/dashboards/f/${uid}/${createSlug(title)}`;
  return {id, uid, title, type: 'dash-folder', uri: `db/${createSlug(title)}`, url, slug: '', tags: [], sortMeta: 0};
}

function createUrl({model}: Dashboard): string {
  return `/d/${model.uid}/${createSlug(model.title)}`;
}

function createSlug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
