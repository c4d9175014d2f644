import { rmSync } from 'node:fs';
import { running } from './running-services';

export default async function globalTeardown(): Promise<void> {
  await Promise.all(running.services.splice(0).map((service) => service.stop()));
  if (running.folder) rmSync(running.folder, { recursive: true, force: true });
}
