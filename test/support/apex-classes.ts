import type { ApexRestClass, Inventory } from '../../src/inventory/inventory.js';
import { ACCESS_SET_ID, id, inventory } from './inventory.js';

export const CLASS_ID = id('01p', 1);

/** A class that takes callbacks at `/sign/callback`. */
export const apexClass = (changes: Partial<ApexRestClass> = {}): ApexRestClass => ({
  id: CLASS_ID,
  name: 'SignCallback',
  namespace: null,
  active: true,
  valid: true,
  hidden: false,
  urlMapping: '/sign/callback',
  global: true,
  methods: ['POST'],
  ...changes,
});

export const hiddenClass = (namespace: string): ApexRestClass =>
  apexClass({
    id: id('01p', 9),
    name: 'Hidden',
    namespace,
    hidden: true,
    urlMapping: null,
    global: null,
    methods: null,
  });

/** The org with these classes; the Run As user may call the first one. */
export const classes = (...apexRestClasses: ApexRestClass[]): Partial<Inventory> => ({
  apexRestClasses,
  entityAccess: [...inventory().entityAccess, { permissionSetId: ACCESS_SET_ID, type: 'ApexClass', id: CLASS_ID }],
});
