/** `/metrics` and `/health/live` of a process that has no api. */
import { createServer } from 'node:http';
import { metricsText, registry } from './metrics';

export async function startMetricsServer(port: number, host: string): Promise<{ stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url === '/health/live') return void response.end('ok\n');
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
