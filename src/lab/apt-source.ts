import {RunbookError} from '../model/error.ts';
import {mustRun, runCommand} from './command.ts';

/** Where this machine's own apt gets a suite from, and through which proxy. */
export interface AptSource {
  readonly uri: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Asks apt, so that every form of sources file and every apt setting is understood as apt understands it. */
export async function readAptSource(suite: string, signal: AbortSignal): Promise<AptSource> {
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT)';
  const args = ['indextargets', '--no-release-info', '--format', format, 'Identifier: Packages'];
  const uri = findSource(await mustRun('apt-get', args, {signal}), suite);
  if (uri === undefined) throw noSource(suite);
  return {uri, env: {...(await readProxy('http', signal)), ...(await readProxy('https', signal))}};
}

/** The first source of the suite's `main` among lines of `URI RELEASE COMPONENT`. */
export function findSource(targets: string, suite: string): string | undefined {
  const lines = targets.split('\n').map((line) => line.split(' '));
  return lines.find(([, release, component]) => release === suite && component === 'main')?.[0];
}

async function readProxy(scheme: 'http' | 'https', signal: AbortSignal): Promise<Record<string, string>> {
  const result = await runCommand('apt-config', ['dump', '--format=%v%n', `Acquire::${scheme}::Proxy`], {signal});
  const proxy = result.stdout.trim();
  return result.status === 'failed' || proxy === '' || proxy === 'DIRECT' ? {} : {[`${scheme}_proxy`]: proxy};
}

function noSource(suite: string): RunbookError {
  return new RunbookError({
    code: 'lab-apt-source-missing',
    exit: 3,
    message: {
      zh: `apt 没有配置 Debian ${suite} 的 main 软件源，而实验环境的主机由它制作。`,
      en: `apt has no source for Debian ${suite} main, which lab hosts are made from.`,
    },
    hint: {
      zh: `在 /etc/apt/sources.list 或 /etc/apt/sources.list.d 中加入 ${suite} main。`,
      en: `Add ${suite} main to /etc/apt/sources.list or /etc/apt/sources.list.d.`,
    },
  });
}
