import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readClient } from '../../server/src/service/client';

describe('client', () => {
  it('speaks Chinese unless asked for another language', () => {
    assert.equal(readClient({}).language, 'zh-CN');
    assert.equal(readClient({ locale: 'zh-hk' }).language, 'zh-CN');
    assert.equal(readClient({ locale: 'fr' }).language, 'en');
  });

  it('lets the extension overrule the locale and the pages that the server knows', () => {
    const options = { locale: 'en', rulePages: 'vscode-remote://x/pages/' };
    const client = readClient({ locale: 'zh-cn', initializationOptions: options }, 'file:///pages');
    assert.equal(client.language, 'en');
    assert.equal(client.rulePages, 'vscode-remote://x/pages');
    assert.equal(readClient({}, 'file:///pages').rulePages, 'file:///pages');
  });

  for (const options of [null, 'en', 7, [], { locale: 7, rulePages: {} }]) {
    it(`is not put off by ${JSON.stringify(options)} for options`, () => {
      const client = readClient({ initializationOptions: options });
      assert.equal(client.language, 'zh-CN');
      assert.equal(client.rulePages, undefined);
    });
  }
});
