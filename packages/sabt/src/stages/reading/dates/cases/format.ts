/**
 * Cases of the date reader. A line is a text, `=>`, and what it says, separated by `;`:
 *
 *   2019-03-14        a day          2019-03        a month        2019        a year
 *   A..B              from–to        season A..B · week A · decade A..B
 *
 * with suffix `p` for the Persian and `h` for the Islamic calendar.
 */
export interface CaseBlock {
  /** What the lines have in common; shown with a miss. */
  about: string;
  language?: string;
  reference?: string;
  lines: string;
}
