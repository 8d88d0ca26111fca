/** Steps that give an app new consumer credentials. */
import type { FixStep } from '../findings/fix.js';
import type { StepApp } from './app.js';
import type { Steps } from './steps.js';
import { stepWords } from './texts.js';

/** Only external client apps of the org itself have an API for it. */
export const rotate = (steps: Steps, app: StepApp): FixStep[] => {
  if (app.packaged !== null) return steps.decide('rotate.packaged', [app.packaged]);
  const title = app.label ?? app.name;
  return app.kind === 'ConnectedApp'
    ? [...steps.page('appManager', title, stepWords('rotate.ConnectedApp')), ...steps.decide('rotate.handOver')]
    : [
        ...steps.write('nhi secret rotate', { app: app.called }),
        ...steps.page('externalClientApps', title, stepWords('rotate.ExternalClientApp')),
        ...steps.decide('rotate.handOver'),
      ];
};
