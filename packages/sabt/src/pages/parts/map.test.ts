import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Circle, mapPicture, radius } from './map.ts';
import { frameOf } from './map-frame.ts';
import { outlineOf } from './map-outlines.ts';

const circle = (more: Partial<Circle>): Circle => ({
  lat: 33.3,
  lon: 44.4,
  n: 10,
  confirmed: 10,
  isDistrict: false,
  href: '/en/explore?box=1',
  name: 'Baghdad · 10 acts',
  label: 'Baghdad',
  ...more,
});
const draw = (circles: Circle[], more: object = {}): string =>
  String(mapPicture({ title: 'Map', circles, hatched: [], within: [], ...more }));

describe('outlines', () => {
  it('are known by the codes of countries', () => {
    for (const code of ['IR', 'IQ', 'SY', 'PS', 'TR', 'AF', 'SS', 'XK', 'US', 'EH'])
      assert.notEqual(outlineOf(code, '50m'), null, code);
    assert.equal(outlineOf('ZZ', '50m'), null);
  });
});

describe('the frame of a map', () => {
  it('holds a country whole, and every point', () => {
    const frame = frameOf({ west: 44, south: 33, east: 44.5, north: 33.5 }, ['IQ']);
    for (const [lon, lat] of [
      [38.9, 33.3],
      [48.5, 30],
      [44.4, 37.3],
    ] as const)
      assert.notEqual(frame.place(lon, lat), null, `${lon} ${lat}`);
    assert.equal(frame.place(-60, -20), null);
    assert.ok(frame.land.some(({ code }) => code === 'IQ'));
  });

  it('is the world where points are far apart, and has no land in an ocean', () => {
    assert.notEqual(frameOf({ west: -120, south: -40, east: 150, north: 60 }, []).place(0, 0), null);
    const ocean = frameOf({ west: -43, south: 30, east: -41, north: 33 }, []);
    assert.deepEqual(ocean.land, []);
    assert.match(ocean.graticule, /^M/);
  });

  it('puts west to the left and north above', () => {
    const frame = frameOf({ west: 44, south: 30, east: 48, north: 36 }, []);
    assert.ok(frame.place(44, 33)![0] < frame.place(48, 33)![0]);
    assert.ok(frame.place(46, 36)![1] < frame.place(46, 30)![1]);
  });

  it('has surroundings for one single place, at the poles too', () => {
    for (const lat of [0, 33, -89.9, 89.9]) {
      const { width, height } = frameOf({ west: 10, south: lat, east: 10, north: lat }, []);
      assert.ok(Number.isFinite(width) && height > 100 && height < 1000, `${lat}: ${height}`);
    }
  });
});

describe('a map', () => {
  it('draws areas in proportion to acts, small ones large enough to be seen', () => {
    assert.equal(radius(100, 100) / radius(25, 100), 2);
    assert.ok(radius(1, 1_000_000) >= 3);
  });

  it('fills a circle as far as acts are confirmed', () => {
    const radii = (svg: string) =>
      [...svg.matchAll(/class="(hollow|disc)"[^>]* r="([\d.]+)"/g)].map((m) => [m[1], Number(m[2])]);
    assert.deepEqual(radii(draw([circle({})])), [
      ['hollow', 20],
      ['disc', 20],
    ]);
    assert.deepEqual(radii(draw([circle({ n: 40, confirmed: 10 })])), [
      ['hollow', 20],
      ['disc', 10],
    ]);
    assert.deepEqual(radii(draw([circle({ confirmed: 0 })])), [['hollow', 20]]);
  });

  it('draws a district as a ring and a country as a hatched outline, never as a disc', () => {
    const svg = draw([circle({ isDistrict: true })]);
    assert.match(svg, /class="ring"/);
    assert.doesNotMatch(svg, /class="disc"/);
    const country = draw([], { hatched: [{ code: 'IQ', href: '/x', name: 'Iraq · 3 acts' }], within: ['IQ'] });
    assert.match(country, /class="whole"[^>]*url\(#map-hatch\)/);
    assert.doesNotMatch(country, /<circle/);
  });

  it('escapes names, and lets no label cover another', () => {
    const svg = draw(
      Array.from({ length: 30 }, (_, i) =>
        circle({ lon: 44 + i / 50, name: '"><script>', label: `A<b> ${i}`, n: 30 - i }),
      ),
    );
    assert.doesNotMatch(svg, /<script|<b>/);
    assert.ok((svg.match(/class="place-name"/g) ?? []).length < 12);
  });
});
