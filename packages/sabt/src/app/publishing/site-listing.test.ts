/** The list of digests that is put together is the one that would have been sorted anew. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSums } from '@sabt/proof';
import fc from 'fast-check';
import { SiteListing } from './site-listing.ts';

const path = fc.constantFrom('a', 'B', 'en/a.html', 'en/b.html', 'en-1', 'records/00/x.json', 'z', 'é', '\ue000', '😀');

test('what is kept and what is added are listed in order, whatever was there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path), fc.uniqueArray(path), fc.uniqueArray(path), (former, kept, put) => {
      const before = new Map([...former].sort().map((one) => [one, 'former']));
      const listing = new SiteListing(before);
      const now = new Map<string, string>();
      for (const one of kept) {
        const file = listing.get(one);
        if (file?.former === undefined) continue;
        file.now = file.former;
        now.set(one, 'former');
      }
      for (const one of put) {
        listing.at(one).now = 'put';
        now.set(one, 'put');
      }
      assert.equal(listing.formatSums(), formatSums(now));
    }),
    { numRuns: 200 },
  );
});
