import type { WorkspaceProfile } from '../domain/workspace';
import type { Database } from '../store/database';
import { loadProfile } from '../store/workspaces';
import type { Profiles } from './deps';
import { onStore } from './failures';

/** A change of the catalogue is in force everywhere within this time. */
const TTL_MS = 3000;

export function cacheProfiles(db: Database): Profiles {
  const cache = new Map<string, { profile: WorkspaceProfile; until: number }>();
  return {
    async get(workspaceId) {
      const cached = cache.get(workspaceId);
      if (cached && cached.until > Date.now()) return cached.profile;
      const profile = await onStore(() => db.inWorkspace(workspaceId, loadProfile));
      cache.set(workspaceId, { profile, until: Date.now() + TTL_MS });
      return profile;
    },
  };
}
