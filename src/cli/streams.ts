/**
 * Keeps a reader that went away (`runbook list | head`) from being an error: what is written after it is dropped, and
 * the work goes on. Any other failure to write is thrown as it is.
 */
export function watchStreams(process: NodeJS.Process): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
