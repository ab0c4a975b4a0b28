import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requireTaken } from '../app/measuring/measuring.ts';
import { MEASURES } from '../stages/measuring/index.ts';
import { answer, demoSite } from './test/demo-site.ts';

const ORIGIN = 'http://127.0.0.1:4310';

describe('addresses of pages that count', () => {
  it('with a part that is not known, or that cannot be read, are refused by its name', async () => {
    const { site } = demoSite();
    for (const page of ['/explore', '/indicators/trend', '/compare', '/indicators', '/indicators/trend/file'])
      for (const [query, named] of [
        ['zzz=1', 'zzz'],
        ['q=iran', 'q'],
        ['at=abc', 'at'],
        ['status=all', 'status'],
        ['type=arrest&type=protest', 'type'],
        ['constructor=1', 'constructor'],
      ] as const) {
        const response = await answer(site, new Request(`${ORIGIN}/en${page}?${query}`));
        assert.equal(response.status, 422, `${page}?${query}`);
        assert.match(await response.text(), new RegExp(`“${named}”`), `${page}?${query}`);
      }
    for (const [page, query] of [
      ['/indicators/trend', 'by=day'],
      ['/explore', 'view=globe'],
      ['/explore', 'view=table&page=-1'],
      ['/compare', 'b-at=3'],
      ['/compare', 'b-zzz=3'],
      ['/claims', 'verdict=perhaps'],
      ['/claims', 'zzz=1'],
      ['/figures', 'page=0'],
      ['/figures', 'zzz=1'],
    ])
      assert.equal((await answer(site, new Request(`${ORIGIN}/ar${page}?${query}`))).status, 422, query);
  });

  it('are read where forms send them, empty fields and other digits too', async () => {
    const { site } = demoSite();
    for (const path of [
      '/explore?view=table&sort=oldest&page=2&type=&status=any&at=',
      '/explore?view=timeline&stack=family&where=act:arrest',
      '/indicators/trend?by=&type=arrest&at=%DB%B1%DB%B0',
      '/indicators/follows?b-type=arrest&b-status=any&by=month',
      '/indicators/opinion?series=x',
      '/compare?shown=1&type=arrest&b-type=trial&at=',
      '/indicators?done=published',
      '/claims?verdict=supported&page=1',
      '/claims?status=dismissed',
      '/figures?page=1&done=published',
    ])
      assert.equal((await answer(site, new Request(`${ORIGIN}/fa${path}`))).status, 200, path);
  });
});

describe('options of indicators', () => {
  it('that an indicator does not look at are refused', () => {
    const takes = { driver: ['rate', 'follows', 'together'], series: ['opinion'], lists: ['estimate'] } as const;
    for (const [option, taken] of Object.entries(takes))
      for (const measure of MEASURES) {
        const ask = (): void => requireTaken({ measure, [option]: 'source' });
        if ((taken as readonly string[]).includes(measure)) assert.doesNotThrow(ask);
        else assert.throws(ask, { code: 'invalid-argument', at: option }, `${measure} ${option}`);
      }
  });
});
