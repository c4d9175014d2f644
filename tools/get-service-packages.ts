import { activePackages } from '../store/offers';
import type { ToolRunner } from './types';

export const getServicePackages: ToolRunner<'get_service_packages'> = async (tx) => ({
  ok: true,
  data: { packages: await activePackages(tx) },
});
