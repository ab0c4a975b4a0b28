/**
 * The size that a sentence claims, where it is said beyond doubt: a lower bound, a share, a percentage by which something
 * changed. A figure of another kind, a range and "about so much" leave it open.
 */
import type { Form, Lack, ProposedInputs } from './assertion.ts';
import type { FigureAt } from './figures.ts';
import type { HeldWords } from './held.ts';
import type { Segment } from './segments.ts';

export interface Sized {
  inputs: ProposedInputs;
  lacks: Lack[];
}

export interface SizeAsked {
  segment: Segment;
  figures: readonly FigureAt[];
}

/** "Most" is more than so many per cent. */
const MAJORITY = 50;

/** Holds the words of the size that it gives. */
export function sizeOf({ segment, figures }: SizeAsked, held: HeldWords): Sized {
  const { form, figure } = segment.held;
  const others = figures.filter((one) => one.from >= segment.from && one.to <= segment.to);
  const isMost = form === 'share' && held.hits('says-most').length > 0;
  if (isMost) held.holdAll('says-most');
  const majority: ProposedInputs = isMost ? { claimedPercent: MAJORITY, direction: 'up' } : {};
  // "not one", "no one"
  if (form === 'none' && figure?.value === 1) return { inputs: {}, lacks: [] };
  if (figure === null) {
    const isOpen = (form === 'share' && !isMost) || others.some(({ unit }) => unit !== 'number');
    return { inputs: majority, lacks: isOpen ? ['size'] : [] };
  }
  const inputs = inputsOf(form, figure);
  const isSure = isExact(form, figure) && isBySo(form, figure, held);
  if (inputs !== null && isSure) held.hold({ from: figure.number, to: figure.to });
  // "at most 60 per cent" says another thing than "most"
  return { inputs: { ...majority, ...inputs }, lacks: inputs === null || !isSure || isMost ? ['size'] : [] };
}

function inputsOf(form: Form, { value, unit, atLeast }: FigureAt): ProposedInputs | null {
  switch (form) {
    case 'at-least':
      return unit === 'number' && atLeast ? { atLeast: value } : null;
    case 'share':
      return unit === 'percent' ? { claimedPercent: value, direction: atLeast ? 'up' : 'none' } : null;
    case 'growth':
      if (unit === 'number') return null;
      return { claimedPercent: unit === 'percent' ? value : Math.round((value - 1) * 100) };
    default:
      return null;
  }
}

/** Growth by at least so much is another claim; "three times more" is read in two ways, "doubled" in one. */
function isExact(form: Form, { unit, atLeast, stated, from, to }: FigureAt): boolean {
  if (form !== 'growth') return stated || atLeast;
  return stated && !atLeast && (unit !== 'times' || to - from === 1);
}

/**
 * "By 34 per cent" is a change by so many, "to 150 per cent" is one to so many; "up to" is neither. A percentage of growth is
 * sure where it stands after "by", or beside the change itself.
 */
function isBySo(form: Form, { number, to, unit }: FigureAt, held: HeldWords): boolean {
  if (form !== 'growth' || unit === 'number') return true;
  if (held.before(number, 'to-word') !== undefined) return false;
  if (unit === 'times') return true;
  return (
    held.before(number, 'by-word') !== undefined ||
    held.before(number, 'changes') !== undefined ||
    held.at(to, 'changes') !== undefined
  );
}
