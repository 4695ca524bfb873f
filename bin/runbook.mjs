#!/usr/bin/env node
// Starts the command line. Node runs its TypeScript as it is; an older Node hands over to the one that npm installed.
import {join} from 'node:path';
import module from 'node:module';

if (process.features.typescript) await start();
else (await import('./pinned-node.mjs')).restart(import.meta.filename);

async function start() {
  // Not the default below /tmp, where another user could put code for root to run.
  module.enableCompileCache?.(
    join(process.env.XDG_CACHE_HOME || join(process.env.HOME || '/root', '.cache'), 'runbook', 'node'),
  );
  const {main} = await import('../src/cli/main.ts');
  process.exitCode = await main({process, root: join(import.meta.dirname, '..')});
}
