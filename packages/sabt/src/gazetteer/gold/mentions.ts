/** Reads the gold sentences: `[words](id)` or `[words](id id)`. */
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';
import { later } from './later.ts';

export interface GoldMention {
  span: [start: number, end: number];
  /** Any of them is right. */
  ids: readonly string[];
}
export interface GoldText {
  language: string;
  focus: string;
  text: string;
  mentions: readonly GoldMention[];
}

function read(language: string, focus: string, marked: string): GoldText {
  let text = '';
  let at = 0;
  const mentions: GoldMention[] = [];
  for (const match of marked.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)) {
    text += marked.slice(at, match.index);
    mentions.push({ span: [text.length, text.length + match[1]!.length], ids: match[2]!.split(' ') });
    text += match[1]!;
    at = match.index + match[0].length;
  }
  return { language, focus, text: text + marked.slice(at), mentions };
}

export const gold: readonly GoldText[] = [
  ...en.map(([focus, marked]) => read('en', focus, marked)),
  ...ar.map(([focus, marked]) => read('ar', focus, marked)),
  ...fa.map(([focus, marked]) => read('fa', focus, marked)),
  ...later.map(([language, focus, marked]) => read(language, focus, marked)),
];
