import { buildXml, type XmlTree } from './xml.js';
import type { Reply } from '../server/messages.js';

const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

const envelope = (attributes: Record<string, string>, body: XmlTree): string =>
  '<?xml version="1.0" encoding="UTF-8"?>' +
  buildXml({
    'soapenv:Envelope': {
      '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
      ...attributes,
      'soapenv:Body': body,
    },
  });

/** The answer of an operation: its results one after another. */
export const soapReply = (operation: string, result: XmlTree[]): Reply => ({
  status: 200,
  contentType: 'text/xml;charset=UTF-8',
  body: envelope(
    { '@xmlns': METADATA_NAMESPACE, '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' },
    { [`${operation}Response`]: { result } },
  ),
});

/** Faults always come with status 500. */
export const soapFault = (code: string, message: string): Reply => ({
  status: 500,
  contentType: 'text/xml;charset=UTF-8',
  body: envelope(
    { '@xmlns:sf': METADATA_NAMESPACE },
    { 'soapenv:Fault': { faultcode: `sf:${code}`, faultstring: `${code}: ${message}` } },
  ),
});
