import type { Inventory } from '../../../src/inventory/inventory.js';
import { connectedApp, externalClientApp, gap } from '../../support/inventory.js';

/** An external client app with these scopes. */
export const withScopes = (...scopes: string[]): Partial<Inventory> => ({ apps: [externalClientApp({ scopes })] });

/** A connected app with these scopes. */
export const legacyWithScopes = (...scopes: string[]): Partial<Inventory> => ({ apps: [connectedApp({ scopes })] });

/** An external client app whose scopes could not be read. */
export const unreadScopes: Partial<Inventory> = {
  apps: [externalClientApp({ scopes: null })],
  gaps: [gap('ExtlClntAppOauthSettings')],
};
