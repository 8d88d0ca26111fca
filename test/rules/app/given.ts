import type { App, Inventory } from '../../../src/inventory/inventory.js';
import { connectedApp, externalClientApp } from '../../support/inventory.js';

/** The healthy external client app with these changes. */
export const eca = (changes: Partial<App>): Partial<Inventory> => ({ apps: [externalClientApp(changes)] });

/** The healthy connected app with these changes. */
export const legacy = (changes: Partial<App> = {}): Partial<Inventory> => ({ apps: [connectedApp(changes)] });
