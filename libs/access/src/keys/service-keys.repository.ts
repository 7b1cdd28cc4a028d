import type { Transaction } from '@retinue/database';
import type { StoredServiceKey } from './service-key.js';

/** Where service keys are kept. */
export abstract class ServiceKeysRepository {
  abstract insert(key: StoredServiceKey, transaction: Transaction): Promise<void>;

  /** The newest first. */
  abstract list(): Promise<readonly StoredServiceKey[]>;

  abstract find(id: string): Promise<StoredServiceKey | undefined>;

  /** @returns false when there is no such key, or it is revoked already */
  abstract revoke(id: string, at: number, transaction: Transaction): Promise<boolean>;

  abstract markUsed(id: string, at: number, transaction: Transaction): Promise<void>;
}
