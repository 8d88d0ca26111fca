/** The Apex REST class that receives the events, and its test: the files of assets/apex-callback with names put in. */
import { assetText } from '../../text/asset.js';
import { testClassOf } from './names.js';
import type { Endpoint } from './spec.js';
import { metadataXml } from './xml.js';

export type ApexFile = { name: string; source: string; meta: string };

type Options = { app: string; apexClass: string; endpoint: Endpoint; apiVersion: string };

export const apexFiles = ({ app, apexClass, endpoint, apiVersion }: Options): ApexFile[] => {
  const values: Readonly<Record<string, string>> = {
    app,
    class: apexClass,
    mapping: endpoint.urlMapping,
    path: endpoint.path.slice('/services/apexrest'.length),
  };
  const filled = (asset: string): string =>
    assetText(`apex-callback/${asset}`).replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
  const meta = metadataXml('ApexClass', { apiVersion, status: 'Active' });
  return [
    { name: apexClass, source: filled('Callback.cls'), meta },
    { name: testClassOf(apexClass), source: filled('CallbackTest.cls'), meta },
  ];
};
