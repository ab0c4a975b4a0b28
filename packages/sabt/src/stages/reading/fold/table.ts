/**
 * The folding table: the project's own decisions about single code points, before and after NFKD.
 *
 * Rows are grouped by what they become: `[result, 'code points and ranges in hex']`; an empty result drops the code point.
 * It says which letters a reader takes for the same one: alef with or without hamza, the forms of kaf and yeh, hamza on
 * its seat, teh marbuta and heh; and what has no weight at all: harakat, tatweel, joiners, direction marks.
 * Kept apart, because they tell words apart: hamza alone (U+0621), peh, tcheh, jeh, gaf.
 */
export const FOLD_TABLE: readonly (readonly [result: string, codePoints: string])[] = [
  // dropped
  [
    '',
    '00AD 034F 0610-061A 061C 0640 064B-065F 0670 0674 06D6-06DC 06DF-06E8 06EA-06ED 0898-089F 08CA-08FF 180E ' +
      '200B-200F 202A-202E 2060-2064 2066-2069 FC5E-FC63 FCF2-FCF4 FE00-FE0F FE70-FE7F FEFF',
  ],
  // quotation mark
  ['"', '00AB 00BB 201C-201F 2033'],
  // percent sign
  ['%', '066A'],
  // apostrophe
  ["'", '0060 00B4 02BB-02BF 2018-201B 2032'],
  // asterisk
  ['*', '066D'],
  // comma
  [',', '060C 066C'],
  // hyphen-minus
  ['-', '2010-2015 2212'],
  // full stop
  ['.', '066B 06D4'],
  // solidus
  ['/', '060D 2044'],
  // digit zero
  ['0', '0660 06F0'],
  // digit one
  ['1', '0661 06F1'],
  // digit two
  ['2', '0662 06F2'],
  // digit three
  ['3', '0663 06F3'],
  // digit four
  ['4', '0664 06F4'],
  // digit five
  ['5', '0665 06F5'],
  // digit six
  ['6', '0666 06F6'],
  // digit seven
  ['7', '0667 06F7'],
  // digit eight
  ['8', '0668 06F8'],
  // digit nine
  ['9', '0669 06F9'],
  // semicolon
  [';', '061B'],
  // question mark
  ['?', '061F'],
  // a + e
  ['ae', '00C6 00E6'],
  // d
  ['d', '00D0 00F0 0110-0111'],
  // i
  ['i', '0130-0131'],
  // l
  ['l', '0141-0142'],
  // o
  ['o', '00D8 00F8'],
  // o + e
  ['oe', '0152-0153'],
  // s + s
  ['ss', '00DF 1E9E'],
  // t + h
  ['th', '00DE 00FE'],
  // alef
  ['\u0627', '0622-0623 0625 0671-0673 0675 0773-0774'],
  // beh
  ['\u0628', '066E'],
  // feh
  ['\u0641', '06A1-06A6 0760-0761'],
  // qaf
  ['\u0642', '066F 06A7-06A8'],
  // kaf
  ['\u0643', '063B-063C 06A9-06AA 06AC 06AE 0762 077F'],
  // noon
  ['\u0646', '06BA-06BC'],
  // heh
  ['\u0647', '0629 06BE 06C0-06C3 06D5 06FF'],
  // waw
  ['\u0648', '0624 0676-0677 06C4-06CB 06CF 0778-0779'],
  // yeh
  ['\u064a', '0620 0626 063D-063F 0649 0678 06CC-06CE 06D0-06D3 0775-0777 077A-077B'],
  // gaf
  ['\u06af', '06AB 06AD 06B0-06B4 0763'],
];
