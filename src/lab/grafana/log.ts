import {appendFileSync, mkdirSync} from 'node:fs';
import path from 'node:path';
import type {Settings} from './settings-schema.ts';

const levels = ['debug', 'info', 'warn', 'error', 'critical'] as const;

type Level = (typeof levels)[number];

/** Writes one line with what it is about, how bad it is, and details. */
export type Log = (level: Level, message: string, details?: Readonly<Record<string, string | number>>) => void;

/** Logs as Grafana does: logfmt to standard output, to `grafana.log`, or both. */
export function createLog(settings: Settings, print: (text: string) => void): Log {
  const {mode, level: least} = settings.log;
  const file = path.join(settings.paths.logs, 'grafana.log');
  if (mode.includes('file')) mkdirSync(settings.paths.logs, {recursive: true});
  return (level, message, details = {}) => {
    if (levels.indexOf(level) < levels.indexOf(least)) return;
    const line = formatLine({logger: 'stand-in', t: new Date().toISOString(), level, msg: message, ...details});
    if (mode.includes('console')) print(line);
    if (mode.includes('file')) appendFileSync(file, line);
  };
}

/** A line of logfmt. */
export function formatLine(fields: Readonly<Record<string, string | number>>): string {
  const words = Object.entries(fields).map(([key, value]) => `${key}=${quote(String(value))}`);
  return `${words.join(' ')}\n`;
}

function quote(value: string): string {
  return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}
