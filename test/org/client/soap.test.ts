import { expect } from 'chai';
import { RequestFailure } from '../../../src/org/client/failure.js';
import { listEnvelope, readEnvelope, readSoapFault, resultsOf } from '../../../src/org/client/soap.js';
import { booleanOf, listOf, textOf } from '../../../src/metadata/row.js';

const soap = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
const reply = (text: string, status = 200) => ({ status, contentType: 'text/xml', text });
const fault = (code: string, message: string): string =>
  soap(
    `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: ${message}</faultstring></soapenv:Fault>`,
  );

describe('SOAP envelopes', () => {
  it('escape the session and every name', () => {
    const text = readEnvelope('00D<&>!x', 'ConnectedApp', ['A&B', '</fullNames>']);
    expect(text).to.contain('00D&lt;&amp;&gt;!x').and.to.contain('A&amp;B').and.to.contain('&lt;/fullNames&gt;');
    expect(text.match(/<m:fullNames>/g)).to.have.length(2);
  });

  it('ask for one type', () => {
    expect(listEnvelope('t', ['ConnectedApp'], '64.0'))
      .to.contain('<m:type>ConnectedApp</m:type>')
      .and.to.contain('<m:asOfVersion>64.0</m:asOfVersion>');
  });
});

describe('SOAP replies', () => {
  it('give the results, one or many', () => {
    const one = soap('<listMetadataResponse><result><fullName>A</fullName></result></listMetadataResponse>');
    const two = soap(
      '<listMetadataResponse><result><fullName>A</fullName></result><result><fullName>B &amp; &#233;</fullName></result></listMetadataResponse>',
    );
    expect(resultsOf(reply(one), 'listMetadata').map(({ fullName }) => fullName)).to.deep.equal(['A']);
    expect(resultsOf(reply(two), 'listMetadata').map(({ fullName }) => fullName)).to.deep.equal(['A', 'B & é']);
    expect(resultsOf(reply(soap('<listMetadataResponse/>')), 'listMetadata')).to.deep.equal([]);
  });

  it('keep booleans and numbers as the text they are', () => {
    const [row] = resultsOf(
      reply(soap('<readMetadataResponse><result><a>false</a><b>007</b></result></readMetadataResponse>')),
      'readMetadata',
    );
    expect(row).to.deep.equal({ a: 'false', b: '007' });
  });

  const broken: Array<[name: string, text: string]> = [
    [
      'cut off',
      soap('<listMetadataResponse><result><fullName>A</fullName></result></listMetadataResponse>').slice(0, -30),
    ],
    ['a web page', '<html><body>Maintenance</body></html>'],
    ['JSON', '{}'],
    ['empty', ''],
    ['another operation', soap('<describeMetadataResponse/>')],
  ];
  for (const [name, text] of broken) {
    it(`that are ${name} are no results`, () => {
      expect(() => resultsOf(reply(text), 'listMetadata')).to.throw(RequestFailure, 'no complete SOAP reply');
    });
  }

  it('name their fault', () => {
    expect(readSoapFault(reply(fault('INSUFFICIENT_ACCESS', 'no'), 500))).to.deep.equal({
      code: 'INSUFFICIENT_ACCESS',
      message: 'no',
    });
    expect(() => resultsOf(reply(fault('INSUFFICIENT_ACCESS', 'no'), 500), 'listMetadata'))
      .to.throw(RequestFailure)
      .with.property('reason', 'permission');
    const limit = JSON.stringify([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]);
    expect(() => resultsOf(reply(limit, 403), 'listMetadata'))
      .to.throw(RequestFailure)
      .with.property('reason', 'limit');
    expect(() => resultsOf(reply('oops', 502), 'listMetadata')).to.throw(RequestFailure, 'HTTP 502');
  });
});

describe('odd SOAP replies', () => {
  const entities = Array.from({ length: 2000 }, (_, at) => `<!ENTITY e${at} "${'x'.repeat(50)}">`).join('');
  const odd: Array<[name: string, text: string]> = [
    [
      'an external entity',
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${soap('<a>&x;</a>').slice(38)}`,
    ],
    [
      'too many entities',
      `<?xml version="1.0"?><!DOCTYPE a [${entities}]>${soap('<listMetadataResponse/>').slice(38)}`,
    ],
    [
      'nesting without end',
      soap(`<listMetadataResponse>${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}</listMetadataResponse>`),
    ],
    [
      'an element __proto__',
      soap('<listMetadataResponse><result><__proto__><x>1</x></__proto__></result></listMetadataResponse>'),
    ],
    ['a comment that never ends', soap('<listMetadataResponse><!-- <result/></listMetadataResponse>')],
    ['CDATA that never ends', soap('<listMetadataResponse><![CDATA[ <result/></listMetadataResponse>')],
  ];
  for (const [name, text] of odd) {
    it(`with ${name} fail as requests do, and spoil nothing`, () => {
      try {
        resultsOf(reply(text), 'listMetadata');
      } catch (error) {
        expect(error).to.be.instanceOf(RequestFailure);
      }
      expect(({} as { x?: string }).x).to.equal(undefined);
    });
  }

  it('have fault codes of any text', () => {
    for (const code of ['(((', '[a-', '\\\\', '*', '(a+)+$']) {
      expect(readSoapFault(reply(fault(code, 'no'), 500))).to.deep.equal({ code, message: 'no' });
    }
  });
});

describe('SOAP values', () => {
  it('are none, one or many', () => {
    expect(listOf(undefined)).to.deep.equal([]);
    expect(listOf('Api')).to.deep.equal(['Api']);
    expect(listOf(['Api', 'Web'])).to.deep.equal(['Api', 'Web']);
  });

  it('are text, or nothing', () => {
    expect(textOf('x')).to.equal('x');
    expect(textOf('')).to.equal(null);
    expect(textOf({ '@nil': 'true' })).to.equal(null);
    expect(textOf({ '@type': 'xsd:string', '#text': 'x' })).to.equal('x');
    expect(textOf({ nested: 'x' })).to.equal(null);
  });

  it('are booleans only when they say so', () => {
    expect([booleanOf('true'), booleanOf('FALSE'), booleanOf('1'), booleanOf(undefined)]).to.deep.equal([
      true,
      false,
      null,
      null,
    ]);
  });
});
