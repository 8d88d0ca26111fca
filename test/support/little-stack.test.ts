import { expect } from 'chai';
import { onLittleStack, TOO_MANY } from './little-stack.js';

describe('onLittleStack', () => {
  const many = Array.from({ length: TOO_MANY }, (_, i) => i);

  it('leaves no room for many arguments', () => {
    expect(Math.max(...many)).to.equal(TOO_MANY - 1);
    expect(() => onLittleStack(() => Math.max(...many))).to.throw(RangeError);
  });

  it('leaves room for ordinary work', () => {
    expect(onLittleStack(() => JSON.stringify(many.map(String).sort()).length)).to.be.greaterThan(TOO_MANY);
  });
});
