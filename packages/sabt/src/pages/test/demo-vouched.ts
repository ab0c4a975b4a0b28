/** Who has seen the demo's log: two of three witnesses, an authority, a calendar that is not done, a mirror that is gone. */
import type { Vouched } from '../log-port.ts';
import { AT, type DemoState } from './demo-data.ts';

const NOBODY: Vouched = {
  witnesses: { needed: 0, met: null, size: null, behind: 0, list: [] },
  anchors: [],
  mirrors: [],
  problems: [],
};

export function demoVouched({ empty, damaged }: DemoState): Vouched {
  if (empty) return NOBODY;
  return {
    witnesses: {
      needed: 2,
      met: true,
      size: 7340,
      behind: 9,
      list: [
        { name: 'witness.nahr.example', address: 'https://witness.nahr.example/', time: AT, why: null },
        { name: 'second.example', address: 'https://second.example/w', time: AT, why: null },
        { name: 'third <b>', address: null, time: null, why: 'not-signed' },
      ],
    },
    anchors: [
      {
        who: 'https://tsa.example/',
        size: 7301,
        state: 'confirmed',
        time: AT,
        authority: { signer: 'CN=Time <Authority>', trust: 'keeper' },
      },
      { who: 'https://calendar.example/', size: 7340, state: 'pending', time: null, authority: null },
      { who: 'https://other.example/', size: null, state: 'invalid', time: null, authority: null },
    ],
    mirrors: [
      { at: 'https://mirror.example/log', isPublic: true, reached: AT, size: 7322, asked: AT, problem: null },
      {
        at: '/media/disk/copy',
        isPublic: false,
        reached: null,
        size: null,
        asked: AT,
        problem: { code: 'log-unreadable', where: '/media/disk/copy', message: 'The log has no checkpoint.' },
      },
    ],
    problems: damaged
      ? [{ code: 'anchor-damaged', where: 'attested/anchors/7-tsa-1', message: 'This anchor does not hold.' }]
      : [],
  };
}
