import {z} from 'zod';
import {extractPage} from '../../extract/extract-page.ts';
import {dashboardSchema, type Dashboard} from '../../model/dashboard.ts';
import type {FileBlock} from '../../model/step.ts';
import {refuse} from '../load-step-views.ts';

/** A dashboard of a page, and where it stands. */
export interface DashboardSource {
  readonly dashboard: Dashboard;
  /** The block's text. */
  readonly json: string;
  /** Where it goes on the host. */
  readonly path: string;
  readonly step: string;
}

/**
 * The dashboards that the Chinese pages write into a folder `dashboards`.
 * @param files the project's files by path
 * @throws {Error} for a page with problems, and for JSON that is no dashboard of ours
 */
export function readDashboards(files: ReadonlyMap<string, string>): DashboardSource[] {
  return [...files].filter(mayHaveDashboards).flatMap(([file, text]) => {
    const {page, problems} = extractPage(file, text);
    refuse(problems);
    return page?.language === 'zh' ? page.steps.flatMap(({id, blocks}) => readBlocks(file, id, blocks)) : [];
  });
}

const dashboardPath = /\/dashboards\/[^/]+\.json$/;

function mayHaveDashboards([file, text]: readonly [string, string]): boolean {
  return file.endsWith('.mdx') && !file.startsWith('content/docs/en/') && /file=\S+\/dashboards\//.test(text);
}

function readBlocks(file: string, step: string, blocks: readonly {readonly kind: string}[]): DashboardSource[] {
  return blocks
    .filter((block): block is FileBlock => block.kind === 'file' && dashboardPath.test((block as FileBlock).path))
    .map(({code, path, position}) => ({
      dashboard: parseDashboard(code, `${file}:${position.line}`),
      json: code,
      path,
      step,
    }));
}

function parseDashboard(json: string, place: string): Dashboard {
  const {data, error} = dashboardSchema.safeParse(parseJson(json, place));
  if (error !== undefined) throw new Error(`${place}: this is no dashboard of ours:\n${z.prettifyError(error)}`);
  return data;
}

function parseJson(json: string, place: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    throw new Error(`${place}: this is no JSON: ${(error as Error).message}`, {cause: error});
  }
}
