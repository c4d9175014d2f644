/** `/metrics` and health of a process that has no api. */
import { createServer } from 'node:http';
import { metricsText, registry } from './metrics';

export interface MetricsServerOptions {
  port: number;
  /** Address to listen on. */
  host: string;
  /** Whether the process does its work now, for `/health/ready`. */
  ready: () => boolean;
}

/** Serves `/metrics`, `/health/live` (the process runs) and `/health/ready` (200 or 503). */
export async function startMetricsServer({
  port,
  host,
  ready,
}: MetricsServerOptions): Promise<{ stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url === '/health/live') return void response.end('ok\n');
    if (request.url === '/health/ready') {
      const is = ready();
      return void response.writeHead(is ? 200 : 503).end(is ? 'ready\n' : 'not ready\n');
    }
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    metricsText().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
