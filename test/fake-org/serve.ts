/** Serves the demo org until it is interrupted: `npx tsx test/fake-org/serve.ts [port]`. */
import { demoOrg, AUDITOR } from './demo.js';
import { startFakeOrg } from './index.js';

const fake = await startFakeOrg(demoOrg(new Date()), { port: Number(process.argv[2] ?? 0) });
console.log(`${fake.org.name} answers on ${fake.url}`);
console.log(`Auth file of ${AUDITOR}, for $HOME/.sfdx/${AUDITOR}.json in a home of its own:`);
console.log(JSON.stringify(fake.authFile(AUDITOR), null, 2));

const stop = (): void => {
  void fake.close();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
