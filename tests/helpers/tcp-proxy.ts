import {connect, createServer, type Socket} from 'node:net';

export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** From now on nothing passes, and no side hears of it: as if a cable was pulled. */
  readonly cut: () => void;
}

/** Stands between a client and a server on the loopback. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets: Socket[] = [];
  let whole = true;
  const server = createServer((client) => {
    const far = connect(target, '127.0.0.1');
    sockets.push(client, far);
    join(client, far);
    join(far, client);
  });
  function join(from: Socket, to: Socket): void {
    from.on('error', () => undefined);
    from.on('data', (chunk) => void (whole && to.write(chunk)));
    from.on('end', () => void (whole && to.end()));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut: () => {
      whole = false;
      for (const socket of sockets) socket.pause();
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
